import type { Block } from '../document/document.ts';
import { matches } from '../text/matches.ts';
import type { Range } from '../text/sentences.ts';

/** A stretch that the author set apart as a name or title: a link, bold, italics, or quoted. */
export interface Mark extends Range {
  readonly kind: 'link' | 'strong' | 'emphasis' | 'quote';
  /** Of a link, or of the link around or inside the mark. */
  readonly url?: string;
}

const QUOTED = /(?<![\p{L}\p{N}])(?:"([^"]{3,150})"|“([^”]{3,150})”|(?<!\p{L})[‘']([^’']{8,150})[’'](?!\p{L}))/gu;
/** No match of `QUOTED` does without. */
const QUOTE = /["“‘']/;

/** The marks of a block within a range, left to right, outermost first; those inside another are left out. */
export function marksIn(block: Block, range: Range): readonly Mark[] {
  const marks: Mark[] = [];
  for (const span of block.spans) {
    if (
      span.kind === 'code' ||
      span.kind === 'delete' ||
      span.start < range.start ||
      span.end > range.end ||
      span.end - span.start < 2
    )
      continue;
    const url = span.url ?? block.spans.find((s) => s.kind === 'link' && s.start < span.end && span.start < s.end)?.url;
    marks.push({ kind: span.kind, start: span.start, end: span.end, ...(url === undefined ? {} : { url }) });
  }
  const words = block.text.slice(range.start, range.end);
  for (const match of QUOTE.test(words) ? matches(words, QUOTED) : []) {
    const start = range.start + match.index + 1;
    const end = range.start + match.index + match[0].length - 1;
    const url = block.spans.find((s) => s.kind === 'link' && s.start < end && start < s.end)?.url;
    marks.push({ kind: 'quote', start, end, ...(url === undefined ? {} : { url }) });
  }
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  return marks.filter((m, i) => !marks.slice(0, i).some((o) => o.start <= m.start && m.end <= o.end));
}
