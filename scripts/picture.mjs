// Draws docs/extract.svg: the terminal after `hallway extract NOTE`, for the README. Run after a build by: npm run readme
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renderFacts } from '../dist/cli/render-facts.js';
import { readNote } from '../dist/ingest.js';
import { readSource } from '../dist/note/read-source.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const NOTE = 'looking-back-at-scale-x14.md';
const COLUMNS = 96;
const CELL = { width: 8.43, height: 19 };
const MARGIN = { x: 24, top: 58, bottom: 24 };
/** Colours of the terminal by the number of their escape sequence. */
const PAINT = new Map([
  ['1', 'font-weight="700"'],
  ['2', 'fill="#8b949e"'],
  ['32', 'fill="#7ee787"'],
  ['35', 'fill="#d2a8ff"'],
  ['36', 'fill="#79c0ff"'],
]);

const { source } = await readSource({ path: NOTE, absolute: `${root}seed/${NOTE}` });
const { facts } = readNote({ path: NOTE, source });
const drawn = renderFacts(facts, { columns: COLUMNS, colour: true }).trimEnd().split('\n');
const lines = [`\u001b[2m$\u001b[22m npx hallway extract seed/${NOTE}`, '', ...drawn];

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const width = Math.round(2 * MARGIN.x + COLUMNS * CELL.width);
const height = MARGIN.top + lines.length * CELL.height + MARGIN.bottom;

/** One line as SVG: stretches between escape sequences, each placed by its column so that no font can shift it. */
function drawLine(line, index) {
  const active = new Set();
  const spans = [];
  let column = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is read here
  for (const part of line.split(/(\u001b\[\d+m)/)) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is read here
    const code = /^\u001b\[(\d+)m$/.exec(part)?.[1];
    if (code === '22') for (const weight of ['1', '2']) active.delete(weight);
    else if (code === '39') for (const colour of ['32', '35', '36']) active.delete(colour);
    else if (code !== undefined) active.add(code);
    else if (part !== '') {
      const paint = [...active].map((key) => PAINT.get(key) ?? '').join(' ');
      if (part.trim() !== '') {
        const x = (MARGIN.x + column * CELL.width).toFixed(1);
        spans.push(`<tspan x="${x}" ${paint}>${escaped(part)}</tspan>`);
      }
      column += [...part].length;
    }
  }
  return `<text y="${MARGIN.top + index * CELL.height}" xml:space="preserve">${spans.join('')}</text>`;
}

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="What hallway extract shows for the sample note">
<rect width="${width}" height="${height}" rx="10" fill="#0d1117"/>
<circle cx="26" cy="24" r="6" fill="#ff5f57"/><circle cx="46" cy="24" r="6" fill="#febc2e"/><circle cx="66" cy="24" r="6" fill="#28c840"/>
<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14" fill="#e6edf3">
${lines.map(drawLine).join('\n')}
</g>
</svg>
`;
mkdirSync(`${root}docs`, { recursive: true });
writeFileSync(`${root}docs/extract.svg`, svg);
console.log(`docs/extract.svg: ${lines.length} lines`);
