import type { CatalogueProject } from '../../model/catalogue.ts';
import { nameKey } from '../../model/name-key.ts';
import { isEveryday, isFrequent, isSeldom } from '../names/vocabulary.ts';
import type { BlockReading, Reading } from '../reading.ts';
import type { Hit } from '../text/gazetteer.ts';

const TECHNICAL_BEHIND =
  /^(?:['’]s)?\s*(?:v?\d+(?:\.\d+)*\b|(?:programming )?languages?|frameworks?|library|libraries|databases?|projects?|clusters?|servers?|api|apis|apps?|applications?|developers?|programmers?|programming|code|codebase|programs?|compiler|runtime|version|releases?|plug-?ins?|modules?|packages?|charms?|drivers?|clients?|charts?|providers?|operators?|agents?|daemon|cookbooks?|playbooks?|manifests?|recipes?|bindings?|ecosystem|community|team|core|tool(?:ing|s|chain)?|sdk|cli|components?|scripts?|binaries|binary|generics|routines?|tests?|services?|backend|frontend|templates?|extensions?|devroom|scheduler|kernel|support|integration|macros?|crates?|gems?|repo(?:sitory)?|source|stack|platform|engine|queries|schema|images?|containers?|workers?|instances?|nodes?)\b/iu;
const TECHNICAL_BEFORE =
  /\b(?:written in|writing|build(?:ing|s)? with|built (?:with|on|in|using)|using|uses?|used|learn(?:ing|ed)?|migrat(?:e|ed|ing) (?:to|from)|mov(?:e|ed|ing) to|port(?:ed|ing)? to|switch(?:ed|ing)? to|deploy(?:ed|ing)? (?:with|to|on)|run(?:ning|s)? on|powered by|based on|implemented in|programming in|cod(?:e|ing) in|rewrit(?:e|ten|ing) (?:it )?in|integrat(?:es|ed|ing|ion) with|library for|framework for|support for|introduction to|intro to|getting started with|hashicorp['’]?s?|apache|open[- ]source|install(?:ed|ing)?|via)\s+$/iu;

/** How sure it is that a catalogue name is a name here and not an ordinary word, from 0 (it is a word) to 1. */
export function nameConfidence(reading: Reading, reader: BlockReading, hit: Hit, entry: CatalogueProject): number {
  const { block } = reader;
  const key = nameKey(hit.text);
  const ordinary = entry.ambiguous || (!hit.text.includes(' ') && isEveryday(key) && !/[\d+#.]/.test(hit.text));
  const aliased = key !== nameKey(entry.name);
  // "custom elements", "service mesh": everyday words that are a name only with capitals.
  if (key.includes(' ') && !/\p{Lu}|[\d+#.-]/u.test(hit.text) && key.split(' ').every((k) => isEveryday(k))) return 0;
  // "a json file", "an html property": an acronym in small letters is mostly named by the way.
  if (!entry.ambiguous && /^\p{Lu}{3,5}$/u.test(entry.name) && hit.text === entry.name.toLowerCase()) return DOUBTFUL;
  if (!ordinary || (aliased && !isEveryday(key) && hit.text.length > 2))
    return hit.text.length <= 2 && hit.text !== entry.name && !aliased ? 0 : SURE;
  const link = block.spans.find(
    (s) => s.kind === 'link' && s.url !== undefined && s.start <= hit.start && hit.end <= s.end,
  );
  if (link?.url !== undefined && reading.gazetteer.byLink(link.url)?.entry.id === entry.id) return SURE;
  if (block.spans.some((s) => s.kind === 'code' && s.start <= hit.start && hit.end <= s.end))
    return hit.text.length > 2 ? LIKELY : 0;
  const before = block.text.slice(Math.max(0, hit.start - 40), hit.start);
  const behind = block.text.slice(hit.end, hit.end + 24);
  if (/['‘“"]$/u.test(before) && /^['’”"]/u.test(behind)) return LIKELY;
  if (/\bfrom\s+$/iu.test(before) && /^scratch$/iu.test(hit.text)) return 0;
  // A name of capitals (JACK, ALGOL) that is written like a word is the word.
  if (!aliased && /\p{Lu}.*\p{Lu}/u.test(entry.name) && hit.text !== entry.name) return 0;
  const technical =
    Number(TECHNICAL_BEHIND.test(behind)) + Number(TECHNICAL_BEFORE.test(before)) + Number(besideProject(reader, hit));
  return /^\p{Lu}/u.test(hit.text)
    ? capitalConfidence(block, hit, technical, before)
    : smallConfidence(hit, entry, technical, before, behind);
}

const SURE = 0.95;
const LIKELY = 0.8;
const DOUBTFUL = 0.6;

function smallConfidence(hit: Hit, entry: CatalogueProject, technical: number, before: string, behind: string): number {
  if (hit.text === entry.name && isSeldom(nameKey(hit.text)))
    return technical >= 1 ? LIKELY : /\b(?:the|a|an|some|my|your)\s+$/iu.test(before) ? 0 : DOUBTFUL;
  if (technical >= 2) return LIKELY;
  const used = /\b(?:using|written in|in)\s+$/u.test(before) && /^[.,;:)\s]*$|^\s+(?:and|on|for|with)\b/u.test(behind);
  return technical === 1 && used ? LIKELY : 0;
}

function capitalConfidence(block: BlockReading['block'], hit: Hit, technical: number, before: string): number {
  if (technical >= 1) return LIKELY;
  const key = nameKey(hit.text);
  const begins = /(?:^|[.!?:]\s+|\n\s*)["“(]?$/u.test(before.slice(-4)) || hit.start === 0;
  const titled = block.kind === 'heading' || titleCase(block.text);
  const inside = !begins && midSentence(block.text, hit);
  if (hit.text.length <= 2 || isFrequent(key)) return inside && !titled ? DOUBTFUL : 0;
  if (isSeldom(key)) return !titled && /\p{Lu}\S*\s$/u.test(before) ? DOUBTFUL : LIKELY;
  return titled || inside ? DOUBTFUL : 0;
}

/** True if the words beside a name speak of using or building something ("deploy to X", "X API"). */
export function hasTechnicalNeighbour(text: string, hit: { readonly start: number; readonly end: number }): boolean {
  return (
    TECHNICAL_BEFORE.test(text.slice(Math.max(0, hit.start - 40), hit.start)) ||
    /^\s+(?:api|apis|sdk|cli|app|apps|dynos?|workers|functions|integration)\b/iu.test(text.slice(hit.end, hit.end + 16))
  );
}

/** A capitalised ordinary word in the middle of a sentence in lower case, alone: a name of something, most likely this. */
function midSentence(text: string, hit: Hit): boolean {
  const before = /(\S+)\s+$/u.exec(text.slice(0, hit.start))?.[1] ?? '';
  const behind = /^\s+(\S+)/u.exec(text.slice(hit.end))?.[1] ?? '';
  return (
    (/^\p{Ll}/u.test(before) || /^(?:The|A|An|In|On|At|With|For|My|Our)$/u.test(before)) &&
    !/^\p{Lu}/u.test(behind) &&
    hit.text.length > 2
  );
}

/** True if another, unambiguous project is named beside it: "Rust, Kubernetes and Go". */
function besideProject(reader: BlockReading, hit: Hit): boolean {
  const { text } = reader.block;
  return reader.hits.some((other) => {
    if (other === hit || !other.known.some((k) => k.type === 'project' && !k.entry.ambiguous)) return false;
    const between = other.end <= hit.start ? text.slice(other.end, hit.start) : text.slice(hit.end, other.start);
    return between.length <= 12 && /^\s*(?:,|\/|&|\+|and|or|,\s*and|with|vs\.?)\s*$/iu.test(between);
  });
}

function titleCase(text: string): boolean {
  const words = text.split(/\s+/).filter((w) => /^\p{L}{4,}/u.test(w));
  return words.length >= 2 && words.filter((w) => /^\p{Lu}/u.test(w)).length >= words.length * 0.7;
}

const PASSING =
  /\b(?:like|such as|unlike|similar to|compar(?:ed|able|ing) (?:to|with)|instead of|rather than|e\.g\.,?|for example,?|for instance,?|inspired by|at odds with|(?:better|faster|smaller|easier|worse|slower|more|less|other) (?:\p{L}+ )?than|replace(?:ment)? (?:for|of)|alternative to|reminds? me of|same as)\s+(?:(?:\[?[\p{Lu}\d][\p{L}\d.+#-]*(?:\s[\p{Lu}\d][\p{L}\d.+#-]*)*|[\p{L}\d.+#-]+)(?:\s*,|\s+and|\s+or)\s+){0,4}(?:the |a |an )?$/iu;

/** True where a text names something by the way: "projects like X and Y", "unlike X", "instead of X". */
export function isPassing(text: string, offset: number): boolean {
  return PASSING.test(text.slice(Math.max(0, offset - 90), offset));
}
