import { parse, TomlDate, TomlError } from 'smol-toml';
import { type FrontMatterReading, type FrontMatterValue, MAX_DEPTH } from './front-matter-value.ts';

/** Reads TOML front matter (Hugo, Zola). Dates are ISO texts. */
export function readTomlMatter(text: string): FrontMatterReading {
  try {
    const matter = new Map<string, FrontMatterValue>();
    for (const [key, value] of Object.entries(parse(text, { maxDepth: MAX_DEPTH }))) matter.set(key, plain(value, 1));
    return { matter };
  } catch (error) {
    if (error instanceof TomlError) {
      // The first line is the sentence, the rest a drawing of the place.
      const [reason = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n');
      const { line, column } = error;
      return { fault: { reason: `Unexpected TOML: ${reason} (front matter)`, line, column } };
    }
    const reason = error instanceof RangeError ? error.message : `Front matter cannot be read: ${String(error)}`;
    return { fault: { reason, line: 1, column: 1 } };
  }
}

function plain(value: unknown, depth: number): FrontMatterValue {
  if (depth > MAX_DEPTH) throw new RangeError(`Front matter is nested more than ${MAX_DEPTH} deep`);
  if (typeof value === 'string') return value;
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1));
  if (typeof value === 'object' && value !== null) {
    return new Map(Object.entries(value).map(([key, item]) => [key, plain(item, depth + 1)]));
  }
  return String(value);
}
