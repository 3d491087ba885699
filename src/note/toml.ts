import type { Data, Literal } from 'mdast';

/** Front matter between `+++`, as remark-frontmatter makes it; mdast's own types know YAML only. */
export interface Toml extends Literal {
  type: 'toml';
  data?: Data | undefined;
}

declare module 'mdast' {
  interface FrontmatterContentMap {
    toml: Toml;
  }
  interface RootContentMap {
    toml: Toml;
  }
}
