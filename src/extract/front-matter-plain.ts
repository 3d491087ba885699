import type { FrontMatter, FrontMatterValue } from './front-matter-value.ts';

/** So much is written by hand; more is left to the parser, which has limits. */
const MAX_LINES = 100;
const LINE = /^([A-Za-z][\w-]*):(?: +(\S.*?))? *$/;
/** Quoted without escapes; or beginning with a letter or digit, without comment, and without a colon before a blank. */
const VALUE = /^(?:"([^"\\]*)"|'([^']*)'|([\p{L}\p{N}](?:[^:#]|:(?=\S))*))$/u;
const LIST = /^\[ *([\p{L}\p{N}][\p{L}\p{N} .+-]*(?:, *[\p{L}\p{N}][\p{L}\p{N} .+-]*)*)\]$/u;
/** Line endings other than `\n`, tabs, and what YAML does not allow. */
const SPECIAL = /[^\P{Cc}\n]|[\u2028\u2029\uFEFF\uFFFE\uFFFF\uD800-\uDFFF]/u;
const NULL = /^(?:null|Null|NULL)$/;

/**
 * Reads YAML front matter in its simplest form, lines of `key: value` and `key: [value, value]`, as the parser would, at a small part of its cost.
 * @returns undefined for anything else, which is the parser's
 */
export function readPlainYaml(text: string): FrontMatter | undefined {
  if (SPECIAL.test(text)) return undefined;
  const lines = text.split('\n').filter((line) => line !== '');
  if (lines.length > MAX_LINES) return undefined;
  const matter = new Map<string, FrontMatterValue>();
  for (const line of lines) {
    const [, key, written] = LINE.exec(line) ?? [];
    if (key === undefined || NULL.test(key) || matter.has(key)) return undefined;
    const value = written === undefined ? '' : readValue(written);
    if (value === undefined) return undefined;
    matter.set(key, value);
  }
  return matter;
}

function readValue(written: string): FrontMatterValue | undefined {
  const list = LIST.exec(written)?.[1];
  if (list !== undefined) return list.split(',').map((item) => orEmpty(item.trim()));
  const [, double, single, plain] = VALUE.exec(written) ?? [];
  return double ?? single ?? (plain === undefined ? undefined : orEmpty(plain));
}

function orEmpty(plain: string): string {
  return NULL.test(plain) ? '' : plain;
}
