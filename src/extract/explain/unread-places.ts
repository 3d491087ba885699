import type { Root } from 'mdast';
import type { ExplainedPlace } from '../../model/explanation.ts';

const SHOWN = 20;
const LONGEST = 160;

/** Lines of a note's source that hold a text where no rule reads: other fields of the front matter, addresses, comments, template tags. */
export function unreadPlaces(text: string, tree: Root, source: string): readonly ExplainedPlace[] {
  const wanted = folded(text).trim();
  if (wanted === '') return [];
  const opening = tree.children[0];
  const front = opening?.type === 'heading' || opening?.type === 'paragraph' ? 0 : (opening?.position?.end.line ?? 0);
  return source
    .split(/\r\n|\n|\r/)
    .flatMap((line, i): ExplainedPlace[] => {
      if (!folded(line).includes(wanted)) return [];
      const number = i + 1;
      return [
        {
          startLine: number,
          startColumn: 1,
          endLine: number,
          endColumn: line.length + 1,
          quote: text,
          context: line.replace(/\s+/g, ' ').trim().slice(0, LONGEST),
          taken: [],
          refused: [],
          unseen:
            number <= front && isFrontMatter(opening?.type)
              ? 'in the front matter, of which only title, author, date, tags, categories and address are read'
              : 'not in what people read: in the middle of a word, in an address, a comment, an attribute or a template tag',
        },
      ];
    })
    .slice(0, SHOWN);
}

function isFrontMatter(type: string | undefined): boolean {
  return type === 'yaml' || type === 'toml';
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ');
}
