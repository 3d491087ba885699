import { eventBehind, kindOf, type SentenceSlot, type SentenceView } from './sentence-slot.ts';
import { SLOT_NOUN } from './slot-words.ts';
import { isNoTopic } from './told-topic.ts';
import { topicAt } from './topic.ts';

const OWN_ON = new RegExp(
  `(?<!\\b(?:one|that|which|what|who|things?) )\\b(?:I(?:['’](?:ll|m|ve))?\\s+(?:(?:will|am|was|have|also|then|be|been|just|about|recently)\\s+)*(?:(?:present(?:ed|ing)?|sp(?:oke|eak|eaking)|talk(?:ed|ing)?)\\b(?!\\s+(?:to|with)\\s(?!(?:an?|the) (?:[\\p{L}-]+ ){0,2}(?:audience|crowd|room|group)))[^.!?;]{0,60}?|(?:gave|give|giving|given|deliver(?:ed|ing)?|pull(?:ed|ing)? off|did|do(?:ing)?|held|ran|led|lead(?:ing)?|taught|teach(?:ing)?)\\s+(?:an?|the|my|our|two|another|one)\\s+(?:[\\p{L}-]+,?\\s+){0,4}?${SLOT_NOUN}[^.!?;:]{0,40}?)\\b(?:on|about|called|titled|entitled)|(?:my|our) (?:own\\s+)?(?:(?!fav|best|top|pick|next|must)\\p{L}+\\s+)?(?:talk|session|presentation|tutorial|workshop|keynote)\\s+(?:was\\s+|is\\s+|will be\\s+)?(?:focus(?:ed|es|ing) (?:around|on)|on|about|called|titled|entitled|covered))\\s+`,
  'iu',
);
/** "help lead the Apache Mesos Hands-on Lab". */
const OWN_LED = new RegExp(
  `\\b(?:help(?:ed|ing)? (?:to )?lead|lead(?:ing)?|led|run(?:ning)?|ran|teach(?:ing)?|taught|present(?:ing|ed)?|giv(?:e|ing)|gave)\\s+(?:the|a|an)\\s+((?:\\p{Lu}[\\p{L}-]*\\s+|[\\p{L}-]+\\s+(?=\\p{Lu})){1,6}(?:${SLOT_NOUN}|Lab))\\b`,
  'u',
);

/** No pattern here does without. */
const OF_AUTHOR = /\b(?:I|my|our)\b/iu;

const SEVERAL =
  /\bI(?:['’]ve| have| also| even)* (?:gave|given|did|presented|delivered|held)\b[^.!?]{0,20}\b(?:two|three|four|five|[2-9]|several|a couple of|some|both) (?:[\p{L}-]+ ){0,3}?(?:talks|sessions|presentations|lightning talks|workshops)\b/iu;
const CUT_OFF = /\s(?:of|and|the|an?|with|to|for|in|on|at|by|from|or)$/iu;
const ONE_OF_THEM =
  /^(?:one|(?:the|my) (?:first|second|third|other|last))(?: one| talk| session| of (?:these|them|which))?,? (?:was|is|were)\b[^.!?]{0,60}?\b(?:about|called|titled|entitled|on)\s+/iu;

/** "I gave two talks. One was about X. The other was a less technical one about Y." */
function oneOfSeveral({ block, sentence, reading }: SentenceView, own: string): SentenceSlot | undefined {
  const found = ONE_OF_THEM.exec(own);
  if (found === null) return undefined;
  const here = SEVERAL.exec(block.text.slice(0, sentence.start));
  if (here === null && !SEVERAL.test(reading.blocks[block.index - 1]?.block.text ?? '')) return undefined;
  const title = topicAt(block.text.slice(0, sentence.end), sentence.start + found[0].length, sentence.end);
  if (
    title === undefined ||
    isNoTopic(block.text.slice(title.start, title.end)) ||
    CUT_OFF.test(block.text.slice(title.start, title.end))
  )
    return undefined;
  const byAuthor = { start: sentence.start, end: sentence.start + found[0].trimEnd().length };
  return { title, people: [], titled: false, byAuthor, confidence: 0.75, ...kindOf(here?.[0] ?? own) };
}

/** The author's own talks: "I gave a talk on X", "my talk focused around X". */
export function ownSlots(view: SentenceView): readonly SentenceSlot[] {
  const { block, sentence } = view;
  const text = block.text.slice(0, sentence.end);
  const slots: SentenceSlot[] = [];
  const own = text.slice(sentence.start);
  const one = oneOfSeveral(view, own);
  if (one !== undefined) return [one];
  if (!OF_AUTHOR.test(own)) return slots;
  const on = OWN_ON.exec(own);
  if (on !== null) {
    const at = sentence.start + on.index;
    const title = topicAt(text, at + on[0].length, sentence.end);
    if (title !== undefined && isNoTopic(block.text.slice(title.start, title.end))) return slots;
    const event = title === undefined ? undefined : (eventBehind(view, title.end) ?? view.events[0]);
    if (title !== undefined)
      slots.push({
        title,
        people: [],
        titled: false,
        byAuthor: { start: at, end: at + on[0].trimEnd().length },
        confidence: 0.75,
        ...kindOf(on[0]),
        ...(event === undefined ? {} : { event }),
      });
  }
  const led = /\bI\b|\bmy\b/u.test(text.slice(sentence.start)) ? OWN_LED.exec(text.slice(sentence.start)) : null;
  if (led?.[1] !== undefined && slots.length === 0) {
    const start = sentence.start + led.index + led[0].indexOf(led[1]);
    const event = eventBehind(view, start + led[1].length);
    slots.push({
      title: { start, end: start + led[1].length },
      people: [],
      titled: true,
      byAuthor: { start: sentence.start + led.index, end: start + led[1].length },
      confidence: 0.75,
      ...kindOf(led[1]),
      ...(event === undefined ? {} : { event }),
    });
  }
  return slots;
}
