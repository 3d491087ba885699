import type { Section } from '../document/document.ts';
import type { BlockReading, Reading } from '../reading.ts';
import { headingOf } from './section-text.ts';
import { headingSense } from './slot-words.ts';

/** What stands before a list and says what its items are. */
export interface ListLead {
  /** The sentence before the list, and the headings over it if they speak of talks. */
  readonly text: string;
  /** True if it says that the items are talks. */
  readonly talks: boolean;
  /** True if it says that they are something else: links, points of one talk, things learned. */
  readonly against: boolean;
  /** True if it says that the note's author gives them. */
  readonly own: boolean;
  /** True if the note's title or its first words say that talks are listed in it. */
  readonly note: boolean;
}

const TALKS =
  /\b(?:talks?|sessions?|workshops?|presentations?|keynotes?|tutorials?|speakers?|panels?|lectures?|lightning|ignites?|agenda|schedule|line-?up|programme|(?:in|on|of|from) the program|presenting|speaking|bofs?)\b/iu;
const OTHER_THINGS =
  /\b(?:links?|resources?|references?|further reading|read(?:ing)? more|take-?aways?|learned|learnt|tips|books?|tools?|photos?|other (?:notes|posts|write-?ups)|reports?|attendees|sponsors?|jobs?|related posts|transcripts?|websites?|upcoming events?)\b/iu;
/** "The main takeaways of the session are:", "He showed how to:": what follows was said in a talk. */
const POINTS =
  /\b(?:(?:key |main |take-?away |talking |important |interesting )*(?:points?|take-?aways?|lessons?|learnings?|insights?|messages?|advice|suggestions?|observations?|thoughts|reasons?|benefits|advantages|steps|features|topics|subjects|principles|questions|quotes|rules|tips)(?:\s+(?:of|from|in|at|on|about|for|that|which|I|we|he|she|they|were|was|are|is|to|and|made|covered|discussed|learned|learnt)\b[^:.]*)?|(?:he|she|they|speaker|talk|session|presentation|keynote)\s+(?:then |also |has |had )?(?:showed|said|mentioned|explained|suggested|recommended|listed|described|talked about|told|covered|discussed|argued|pointed out|presented|gave|warned|advised)\b[^:.]*|learned|learnt|in short|in summary|to sum up|tl;?dr)\s*:\s*$/iu;
/** What a note's title or first words say if it goes through talks: "Talks I attended", "My notes on the sessions". */
const NOTE_OF_TALKS =
  /^(?:my |past |previous |upcoming |public |conference )*(?:talks|presentations|speaking|sessions)$|\b(?:(?:talks?|sessions?|presentations?|keynotes?)\b.{0,25}\b(?:I|we)(?:['’]ve| have)?\s+(?:\p{L}+\s+)?(?:attended|saw|watched|visited|went to|liked|enjoyed|heard|caught|gave|given)|(?:notes|summar(?:y|ies)|recaps?|list|overview|favou?rites?|highlights|best|selection)\b.{0,20}\b(?:talks|sessions|presentations)|(?:talks|sessions|presentations)\b.{0,20}\b(?:notes|summar(?:y|ies)|recaps?|list|watch ?list|worth))/imu;

/** What introduces a list or a run of lines. */
export function leadOf(reading: Reading, blocks: readonly BlockReading[]): ListLead {
  const first = blocks[0]?.block;
  if (first === undefined) return { text: '', talks: false, against: true, own: false, note: false };
  const section = reading.sectionOf(first);
  const heading = headingOf(reading, section)?.block.text ?? reading.info.title;
  const before = reading.blocks[first.index - 1]?.block;
  const near = before !== undefined && before.kind !== 'heading' && before.index >= section.first ? before.text : '';
  const last = /[^.!?\n]*[.!?:]?\s*$/u.exec(near.trim())?.[0] ?? '';
  const points = POINTS.test(last);
  // "I chose:" takes its sense from what was said before it in the section.
  const sentence =
    !points && /:\s*$/u.test(last) && !TALKS.test(last) && !OTHER_THINGS.test(last)
      ? `${textBefore(reading, section, first.index)} ${last}`
      : last;
  const talks = TALKS.test(sentence);
  const grouped = headingSense(heading) === 'group' || TALKS.test(heading);
  const text = `${sentence} ${grouped ? `${heading} ${groupAbove(reading, section)}` : ''}`;
  const note = noteSense(reading);
  const aside = heading !== '' && (OTHER_THINGS.test(heading) || headingSense(heading) === 'aside') && !talks;
  return {
    text,
    talks: TALKS.test(text),
    against: points || aside || (OTHER_THINGS.test(sentence) && !talks),
    own: note.own || OWN_TALKS.test(text),
    note: note.talks || note.own,
  };
}

/** "I am speaking at:", "Things I have said in public": the talks of the note's author. */
const OWN_TALKS =
  /\bI(?:['’]m| am| will|['’]ll| was)?\s+(?:be )?(?:presenting|speaking|giving|gave|talking)\b|\bmy (?:talks?|sessions?|presentations?)\b/u;
const NOTE_OF_OWN =
  /\b(?:talks|presentations|sessions|things)\b.{0,25}\bI(?:['’]ve| have)?\s+(?:\p{L}+\s+)?(?:gave|given|said|presented|held|delivered)\b|^(?:my |past |previous |upcoming |public )*(?:talks|presentations|speaking)$[\s\S]*\bI(?:['’]ve| have)? (?:gave|given|said|spoken|speak|spoke|presented)\b/imu;

interface NoteSense {
  readonly own: boolean;
  readonly talks: boolean;
}

const noteSenses = new WeakMap<Reading, NoteSense>();

/** What the note's title and first words say; the same for all of its lists. */
function noteSense(reading: Reading): NoteSense {
  let sense = noteSenses.get(reading);
  if (sense === undefined) {
    const words = `${reading.info.title}\n${firstWords(reading)}`;
    sense = { own: NOTE_OF_OWN.test(words), talks: NOTE_OF_TALKS.test(words) };
    noteSenses.set(reading, sense);
  }
  return sense;
}

function textBefore(reading: Reading, section: Section, index: number): string {
  return reading.blocks
    .slice(Math.max(section.first, index - 4), index)
    .filter((b) => b.block.kind === 'paragraph')
    .map((b) => b.block.text)
    .join(' ');
}

/** The heading over a day's heading: "Talks" over "Friday". */
function groupAbove(reading: Reading, section: Section): string {
  const parent = section.parent === undefined ? undefined : reading.document.sections[section.parent];
  const heading = parent === undefined ? undefined : headingOf(reading, parent)?.block.text;
  return heading !== undefined && headingSense(heading) === 'group' ? heading : '';
}

function firstWords(reading: Reading): string {
  return reading.blocks.find((b) => b.block.kind === 'paragraph')?.block.text.slice(0, 400) ?? '';
}
