import { type Frame, type Giver, isAnnounced, LONGEST_GAP, skip, WORTH } from './frame.ts';
import { nounFrame } from './noun-frame.ts';
import type { Part } from './sentence-parts.ts';
import type { SentenceView } from './sentence-slot.ts';
import { type ToldTopic, toldTopic } from './told-topic.ts';

/** "to us", "the audience": to whom one speaks; then the preposition. */
const PREPOSITION =
  /\s+(?:(?:briefly|us|all|everyone|deep|deeper|more|mainly|mostly|a bit|a little|at length|extensively|in depth|in detail|to (?:us|the (?:audience|crowd|room)|everyone)|the (?:audience|attendees|room)|with us)\s+)*(about|on|through|into|over|at|around)\s+/uy;
const TAKES_THROUGH = /^(?:walk|take|took|taken|guid|lead|led)/u;
const GOES = /^(?:go|goes|going|went|gone)$/u;

function opensTopic(verb: string, preposition: string): boolean {
  if (TAKES_THROUGH.test(verb)) return preposition === 'through' || preposition === 'into';
  if (GOES.test(verb)) return /^(?:over|through|into)$/u.test(preposition);
  if (verb.startsWith('look')) return /^(?:at|into)$/u.test(preposition);
  return preposition !== 'at' && preposition !== 'over';
}

/** A frame around a person and a verb: "Jane, CTO at Org, talked about X", "we had Jane from Org describing X", "Jane gave a talk on X". */
export function verbFrame(view: SentenceView, parts: readonly Part[], index: number, giver: Giver): Frame | undefined {
  const { text } = view.block;
  const who = isLater(parts[index + 1]) && parts[index + 2]?.kind !== 'people' ? index + 1 : index;
  const first = skip(parts, who + 1);
  if (withSomebody(parts, index)) return undefined;
  const bringing =
    parts[first]?.word === 'with' ? [first + 1, first + 2].find((i) => parts[i]?.kind === 'noun') : undefined;
  if (bringing !== undefined) return nounFrame(view, parts, bringing, giver);
  const brought = OPENS.test(parts[first]?.word ?? '') ? broughtNoun(parts, first + 1) : undefined;
  if (brought !== undefined) return nounFrame(view, parts, brought, giver);
  const at = parts[first]?.verb?.takes.includes('object') === true ? first : (furtherVerb(parts, first) ?? first);
  const part = parts[at];
  if (part?.verb === undefined) return undefined;
  const { verb } = part;
  const behind = skip(parts, at + 1);
  const noun = [behind, behind + 1].find((i) => parts[i]?.kind === 'noun');
  if (verb.takes.includes('slot') || verb.strong) {
    const held =
      noun === undefined || (noun > behind && parts[behind]?.kind !== 'word')
        ? undefined
        : nounFrame(view, parts, noun, giver);
    if (held !== undefined) return held;
  }
  const told = toldBy(view, parts, at, behind);
  if (told === undefined) return undefined;
  const { topic, opened } = told;
  const opening = text.slice(view.sentence.start, parts[index]?.start);
  if (topic === undefined && giver.refers !== true && (opening.length > LONGEST_LEAD || verb.ing)) return undefined;
  const announced =
    (verb.strong ? WORTH.strongVerb : WORTH.verb) -
    (opened || topic?.titled === true ? 0 : 0.05) +
    (isAnnounced(view, parts, index) ? WORTH.order : 0);
  let next = at + 1;
  while (next < parts.length && (parts[next]?.start ?? 0) < (topic?.end ?? 0)) next++;
  const adds = parts[index - 1]?.kind === 'where' || inThisTalk(parts, index);
  return {
    people: giver.people,
    announced,
    refers: giver.refers === true,
    adds,
    next,
    ...(topic === undefined ? {} : { topic }),
  };
}

/** "Then Jane explained …": how much may stand before the name in a sentence that only says whose the slot before is. */
const LONGEST_LEAD = 6;

/** What a verb says that a slot was about; undefined if the verb does not tell of one here. */
function toldBy(
  view: SentenceView,
  parts: readonly Part[],
  at: number,
  behind: number,
): { readonly topic: ToldTopic | undefined; readonly opened: boolean } | undefined {
  const { text } = view.block;
  const part = parts[at];
  const verb = part?.verb;
  if (part === undefined || verb === undefined) return undefined;
  PREPOSITION.lastIndex = part.end;
  const preposition = verb.takes.includes('about') ? PREPOSITION.exec(text) : null;
  if (preposition !== null && opensTopic(part.word, preposition[1] ?? '')) {
    const from = parts.findIndex((p) => p.start >= PREPOSITION.lastIndex);
    const topic = from < 0 ? undefined : toldTopic(view, parts, from);
    return { topic: topic ?? laterTopic(view, parts, at), opened: true };
  }
  const later = verb.strong && !(parts[behind]?.kind === 'mark') ? laterTopic(view, parts, at) : undefined;
  if (later !== undefined) return { topic: later, opened: true };
  // "Jane gave “Title”".
  const named = !verb.takes.includes('object') && OWN.test(part.word) && parts[behind]?.kind === 'mark';
  if (!named && (!verb.takes.includes('object') || !takesObject(part, parts[behind], text))) return undefined;
  const topic = toldTopic(view, parts, behind);
  return named && topic?.titled !== true ? undefined : { topic, opened: false };
}

/** "spoke on Wednesday about X", "presented at the meetup on X". */
function laterTopic(view: SentenceView, parts: readonly Part[], at: number): ToldTopic | undefined {
  if (parts[at]?.verb?.strong !== true) return undefined;
  for (let i = at + 1; i < at + LONGEST_GAP; i++) {
    const part = parts[i];
    if (part === undefined || !/^(?:about|word|fill|mark|order)$/u.test(part.kind)) return undefined;
    if (/^(?:to|with)$/u.test(part.word)) return undefined;
    const topic = i > at + 1 && part.kind === 'about' ? toldTopic(view, parts, i + 1) : undefined;
    if (topic !== undefined) return topic;
  }
  return undefined;
}

/** "Jane sat down and talked us through X", "took the stage to talk about X", "was next, and gave a talk": a later verb of the same person. */
function furtherVerb(parts: readonly Part[], from: number): number | undefined {
  if (parts[from]?.verb?.strong === true || parts[from]?.kind === 'about') return undefined;
  for (let i = from, end = from + LONGEST_GAP + 2; i < end; i++) {
    const part = parts[i];
    // "took the stage (her attic, that is) to talk about X"
    if (part?.word === '(' && part.kind === 'break') {
      const closing = parts.findIndex((p, n) => n > i && p.kind === 'break' && p.word.startsWith(')'));
      if (closing < 0 || closing > i + LONGEST_GAP) return undefined;
      end += closing - i;
      i = closing;
      continue;
    }
    if (part === undefined || /^(?:people|author|we|pronoun|break|noun)$/u.test(part.kind)) return undefined;
    const behind = parts[i + 1];
    const verb = part.kind === 'and' || part.word === 'to' ? behind?.verb : undefined;
    if (verb === undefined || behind === undefined) continue;
    if (verb.takes.includes('about') || verb.strong || OWN.test(behind.word)) return i + 1;
    if (part.word === 'to' && verb.takes.includes('object')) return i + 1;
  }
  return undefined;
}

const OPENS = /^(?:open|start|clos|kick|begin|began|follow|continu|finish|conclud|wrap|end)/u;

/** "opened day two with a presentation", "kicked us off with a talk". */
function broughtNoun(parts: readonly Part[], from: number): number | undefined {
  for (let i = from; i < from + 5; i++) {
    const part = parts[i];
    if (part === undefined || /^(?:people|author|we|pronoun|break|comma|and)$/u.test(part.kind)) return undefined;
    if (part.word === 'with') return [i + 1, i + 2].find((n) => parts[n]?.kind === 'noun');
  }
  return undefined;
}

/** "Jane, who discussed"; "Jane who discussed". */
function isLater(part: Part | undefined): boolean {
  return part?.kind === 'where' || part?.kind === 'comma';
}

/** "told" tells of a talk only with "us", "how" or a title behind it. */
function takesObject(verb: Part, behind: Part | undefined, text: string): boolean {
  if (behind === undefined || behind.kind === 'comma' || behind.kind === 'break' || behind.kind === 'by') return false;
  if (!/^(?:tell|told|tells|telling)$/u.test(verb.word)) return true;
  return /^\s+(?:us|how|the (?:audience|story|tale)|why)\b/u.test(text.slice(verb.end)) || behind.kind === 'mark';
}

/** True for company, no audience: "I spoke with Jane", "Jane and I". */
export function withSomebody(parts: readonly Part[], index: number): boolean {
  const before = parts[index - 1];
  if (
    before?.word === 'to' ||
    (before?.word === 'with' && /^(?:verb|author|and|seen)$/u.test(parts[index - 2]?.kind ?? ''))
  )
    return true;
  return (
    parts[index + 1]?.kind === 'and' ||
    (before?.kind === 'and' && /^(?:author|we)$/u.test(parts[index - 2]?.kind ?? ''))
  );
}

/** "In this talk, Jane showed …". */
function inThisTalk(parts: readonly Part[], index: number): boolean {
  const at = parts[index - 1]?.kind === 'comma' ? index - 2 : index - 1;
  return parts[at]?.kind === 'noun' && /^(?:in|during|at|throughout)$/u.test(parts[at - 1]?.word ?? '');
}

/** Verbs for what the author does in giving a slot. */
export const OWN =
  /^(?:gave|give|giving|given|deliver(?:ed|ing)?|did|do|doing|held|ran|run|led|present(?:ed|ing)?|taught|teach(?:ing)?)$/u;
