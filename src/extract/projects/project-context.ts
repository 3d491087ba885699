import type { CatalogueProject } from '../../model/catalogue.ts';
import { nameKey } from '../../model/name-key.ts';
import { isEveryday } from '../names/vocabulary.ts';
import type { BlockReading, Reading } from '../reading.ts';
import type { Hit } from '../text/gazetteer.ts';
import { judgeName, type NameSurroundings, nameFeatures } from './name-score.ts';
import { TECHNICAL_BEFORE } from './technical-words.ts';

/** How sure it is that a catalogue name is a name here and not an ordinary word, in (0, 1]; if it rather is one: why, in plain words. */
export function nameConfidence(
  reading: Reading,
  reader: BlockReading,
  hit: Hit,
  entry: CatalogueProject,
  around: NameSurroundings,
): number | string {
  const { block } = reader;
  const key = nameKey(hit.text);
  const short = entry.shortNames.some((name) => nameKey(name) === key);
  const aliased = key !== nameKey(entry.name) && !short;
  const ordinary =
    entry.ambiguous || short || (!hit.text.includes(' ') && isEveryday(key) && !/[\d+#.]/.test(hit.text));
  // "custom elements", "service mesh": everyday words that are a name only with capitals.
  if (key.includes(' ') && !/\p{Lu}|[\d+#.-]/u.test(hit.text) && key.split(' ').every((k) => isEveryday(k)))
    return 'everyday words in small letters, a name only with capitals';
  // "a json file", "an html property": an acronym in small letters is mostly named by the way.
  if (!entry.ambiguous && /^\p{Lu}{3,5}$/u.test(entry.name) && hit.text === entry.name.toLowerCase()) return DOUBTFUL;
  if (!ordinary || (aliased && !isEveryday(key) && hit.text.length > 2))
    return hit.text.length <= 2 && hit.text !== entry.name && !aliased
      ? 'one or two letters, spelled otherwise than the name'
      : SURE;
  const link = block.spans.find(
    (s) => s.kind === 'link' && s.url !== undefined && s.start <= hit.start && hit.end <= s.end,
  );
  if (link?.url !== undefined && reading.gazetteer.byLink(link.url)?.entry.id === entry.id) return SURE;
  if (block.spans.some((s) => s.kind === 'code' && s.start <= hit.start && hit.end <= s.end))
    return hit.text.length > 2 ? LIKELY : 'one or two letters in inline code';
  const before = block.text.slice(Math.max(0, hit.start - 40), hit.start);
  const behind = block.text.slice(hit.end, hit.end + 24);
  if (/['‘“"]$/u.test(before) && /^['’”"]/u.test(behind)) return LIKELY;
  if (/\bfrom\s+$/iu.test(before) && /^scratch$/iu.test(hit.text)) return 'the words "from scratch"';
  // A name of capitals (JACK, ALGOL) that is written like a word is the word.
  if (!aliased && !short && /\p{Lu}.*\p{Lu}/u.test(entry.name) && hit.text !== entry.name)
    return 'the name is all capitals, and this is written like the word';
  const verdict = judgeName(nameFeatures(reader, hit, entry, around));
  if (!verdict.taken) return verdict.reason;
  return verdict.sure ? LIKELY : DOUBTFUL;
}

const SURE = 0.95;
const LIKELY = 0.8;
const DOUBTFUL = 0.6;

/** True if the words beside a name speak of using or building something ("deploy to X", "X API"). */
export function hasTechnicalNeighbour(text: string, hit: { readonly start: number; readonly end: number }): boolean {
  return (
    TECHNICAL_BEFORE.test(text.slice(Math.max(0, hit.start - 40), hit.start)) ||
    /^\s+(?:api|apis|sdk|cli|app|apps|dynos?|workers|functions|integration)\b/iu.test(text.slice(hit.end, hit.end + 16))
  );
}

const PASSING =
  /\b(?:like|such as|unlike|without(?: using| needing)?|similar to|compar(?:ed|able|ing) (?:to|with)|instead of|rather than|e\.g\.,?|for example,?|for instance,?|inspired by|at odds with|(?:better|faster|smaller|easier|worse|slower|more|less|other) (?:\p{L}+ )?than|replace(?:ment)? (?:for|of)|alternative to|reminds? me of|same as)\s+(?:(?:\[?[\p{Lu}\d][\p{L}\d.+#-]*(?:\s[\p{Lu}\d][\p{L}\d.+#-]*)*|[\p{L}\d.+#-]+)(?:\s*,|\s+and|\s+or)\s+){0,4}(?:the |a |an )?$/iu;

/** True where a text names something by the way: "projects like X and Y", "unlike X", "instead of X". */
export function isPassing(text: string, offset: number): boolean {
  return PASSING.test(text.slice(Math.max(0, offset - 90), offset));
}
