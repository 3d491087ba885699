import { decodeHTMLAttribute } from 'entities';

/** An HTML tag in running text. */
export interface InlineTag {
  /** In lower case. */
  readonly name: string;
  readonly closing: boolean;
  /** By name in lower case, entities decoded; the first of equal names counts. */
  readonly attributes: ReadonlyMap<string, string>;
}

const TAG = /^<(\/?)([a-z][a-z0-9-]*)/i;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** Reads one tag as markdown's inline HTML has it (CommonMark 6.6); `undefined` for comments, declarations and the like. */
export function inlineTag(html: string): InlineTag | undefined {
  const [opening, slash, name] = TAG.exec(html) ?? [];
  if (opening === undefined || name === undefined) return undefined;
  const attributes = new Map<string, string>();
  if (slash === '') {
    for (const [, key = '', double, single, bare] of html.slice(opening.length).matchAll(ATTRIBUTE)) {
      const lower = key.toLowerCase();
      if (!attributes.has(lower)) attributes.set(lower, decodeHTMLAttribute(double ?? single ?? bare ?? ''));
    }
  }
  return { name: name.toLowerCase(), closing: slash === '/', attributes };
}
