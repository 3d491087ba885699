// Bundles what browsers load into dist/web: the explorer, with everything that it needs, so that no page asks another host for anything.
//   node scripts/build-web.mjs
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

await build({
  configFile: false,
  // Warnings here are about directives of React's packages, which mean nothing in a browser.
  logLevel: 'error',
  root: path('../src/web/explorer'),
  base: '/explorer/',
  publicDir: false,
  build: {
    outDir: path('../dist/web/explorer'),
    emptyOutDir: true,
    target: 'es2022',
    // Fonts and pictures go into the two files: the server offers no others.
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    modulePreload: false,
    chunkSizeWarningLimit: 2500,
    rolldownOptions: {
      output: { codeSplitting: false, entryFileNames: 'explorer.js', assetFileNames: 'explorer[extname]' },
    },
  },
});
