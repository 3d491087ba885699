import { type NamedPerson, readPeople } from '../names/people-list.ts';
import type { BlockReading, Reading } from '../reading.ts';
import { matches } from '../text/matches.ts';
import type { Range } from '../text/sentences.ts';
import { isProfileLink, mayNameSlot, SLOT_NOUN } from './slot-words.ts';

const ADVERB =
  '(?:then|also|next|later|first|finally|again|just|really|actually|quickly|briefly|recently|kindly|\\p{L}+ly)';
/** Verbs that only a speaker does. */
const GAVE = `(?:gave|gives|delivered|delivers|presented|presents|presenting|spoke|speaks|speaking|talked|talks|talking|keynoted|lectured|demoed|demonstrated|demos|kicked off|kicks off|opened|opens|closed|closes|wrapped up|took the stage|takes the stage|led|hosted|ran|did an?|held an?|walked (?:us|the audience) through|walks us through|introduced|showed (?:us|off|how)|shows (?:us|how)|explained|discussed|described|continued|started off|was up|was next|shared|covered|argued|(?:was|were) (?:presenting|speaking|talking)|is (?:presenting|speaking|talking)|will (?:be )?(?:present|speak|talk|give)\\w*)`;
const BEHIND = new RegExp(
  `^(?:,?\\s+and I)?,?(?:\\s*\\([^)]{1,60}\\))?(?:,[^,.]{2,80},)?\\s+(?:${ADVERB}\\s+)*${GAVE}\\b`,
  'iu',
);
/** "The first speaker was X", "presenting … was X", "presented by X", "talk by X", "speakers were X and Y". */
const BEFORE = new RegExp(
  `(?:\\b(?:(?:first|second|third|fourth|next|last|final|opening|closing|other|main|featured|invited|keynote|our|the|my) )*(?:speakers?|presenters?|panell?ists?|keynote(?: speaker)?)\\s+(?:today |this time |of the day |of the evening |for this (?:one|session) )?(?:was|were|is|are|came from|being)|\\b(?:the|our) (?:speakers?|presenters?),|\\bpresenting\\b[^.!?]{0,80}?\\b(?:was|were|is|are)|\\b(?:was |were |is |be |been )?(?:presented|given|delivered|hosted|led|held|taught|run) (?:\\p{L}+ly )?by|\\b${SLOT_NOUN} (?:was )?(?:by|from|with|given by|presented by|held by)|\\bnext (?:up|on stage)(?: was| is|,)?|\\bup next(?: was| is|,)?|\\bfirst up(?: was| is|,)?|\\bthen (?:came|it was)|\\bfollowed by|\\bI (?:saw|watched|listened to|heard|caught))\\s+(?:the (?:great|wonderful|amazing|excellent|awesome|always \\p{L}+) )?(?:a (?:talk|session|presentation) by )?`,
  'giu',
);

/** What no match of `BEFORE` does without. */
const BEFORE_HINT =
  /speaker|presenter|panel|keynote|presenting|(?:ed|en|held|taught|run) (?:\S+ly )?by|next|first up|then (?:came|it)|\bI (?:saw|watched|listened|heard|caught)/i;
const FROM_HINT = / (?:by|from|with|given|presented|held)/i;

function speakersBefore(sentence: string): readonly RegExpExecArray[] {
  return BEFORE_HINT.test(sentence) || (FROM_HINT.test(sentence) && mayNameSlot(sentence))
    ? matches(sentence, BEFORE)
    : [];
}

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly minimum?: number;
}

/**
 * The people whom a sentence shows giving a session: "Jane Doe from Org gave a talk", "The first speaker was Jane Doe", "presenting … was A and B".
 */
export function subjectSpeakers(reading: Reading, reader: BlockReading, sentence: Range): readonly NamedPerson[] {
  const text = reader.block.text.slice(0, sentence.end);
  const found: NamedPerson[] = [];
  const add = (people: readonly NamedPerson[]): void => {
    for (const p of people) if (!found.some((f) => f.start < p.end && p.start < f.end)) found.push(p);
  };
  const candidates: readonly Candidate[] = [
    ...reader.people.map(({ start, end }) => ({ start, end })),
    ...linkedNames(reading, reader),
    ...capitalised(reader, sentence),
  ];
  for (const candidate of candidates) {
    if (candidate.start < sentence.start || candidate.end > sentence.end) continue;
    if (found.some((f) => f.start <= candidate.start && candidate.end <= f.end)) continue;
    const list = readPeople(text, candidate.start, reading.gazetteer, candidate.minimum ?? 0.1);
    if (
      list !== undefined &&
      (candidate.minimum === undefined || list.people[0]?.name.includes(' ') === true) &&
      BEHIND.test(text.slice(list.end))
    )
      add(list.people);
  }
  for (const match of speakersBefore(text.slice(sentence.start))) {
    const list = readPeople(text, sentence.start + match.index + match[0].length, reading.gazetteer, 0.35);
    if (list !== undefined)
      add(list.people.filter((p) => p.name.includes(' ') || p.name.startsWith('@') || p.score >= 0.3));
  }
  return found;
}

/** Two capitalised words together: a name if a speaker's verb follows, even if the words are ordinary ("Remy Sharp", "Will Button"). */
function capitalised(reader: BlockReading, sentence: Range): readonly Candidate[] {
  const { tokens, block } = reader;
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1];
    if (token.start < sentence.start || token.end > sentence.end || !token.capital || next?.capital !== true) return [];
    return /^\s+$/.test(block.text.slice(token.end, next.start))
      ? [{ start: token.start, end: next.end, minimum: 0.1 }]
      : [];
  });
}

/** Texts of links to profiles: names even if they look unusual. */
function linkedNames(reading: Reading, reader: BlockReading): readonly Candidate[] {
  return reader.block.spans.filter((s) => {
    if (s.kind !== 'link' || s.url === undefined || !isProfileLink(s.url)) return false;
    const words = reader.block.text.slice(s.start, s.end);
    return words.length <= 40 && readPeople(words, 0, reading.gazetteer, 0.05)?.end === words.length;
  });
}

/** What may follow a name with which the words about a session begin: a verb, "of Org", "on X", "'s …". */
const OPENS = /^(?:['’]s?\s|\s*\(|\s*,|\s*[-–—:]\s|\.\s|\s+(?:of|from|at|on|and)\b|\s+\p{Ll}{2,})/u;
const NOT_SPEAKING =
  /^\s+(?:and I\b|was (?:there|also there|sitting|with me)|sat\b|asked me|joined me|took (?:me|us)|drove\b|came along|reads? this|wrote (?:in|on|about|a)\b|once\b)/u;

/** The people with whose names the words under a session's heading, or (`from`) behind its title, begin: "Jane Doe has a scheme: …", "Jane Doe of Org on widgets". */
export function openingSpeakers(reading: Reading, reader: BlockReading, from = 0): readonly NamedPerson[] {
  const { text } = reader.block;
  const list = readPeople(text, from, reading.gazetteer, 0.4);
  const first = list?.people[0];
  if (
    list === undefined ||
    first === undefined ||
    !(first.name.includes(' ') || /^[^\p{Script=Latin}]+$/u.test(first.name))
  )
    return [];
  const behind = text.slice(list.end);
  const romanised = /^\s*\(([^)]+)\)/u.exec(behind)?.[1];
  const people =
    romanised === undefined || first.name.includes(' ')
      ? list.people
      : (readPeople(romanised, 0, reading.gazetteer, 0.3)?.people.map((p) => ({
          ...p,
          start: first.start,
          end: first.end,
        })) ?? list.people);
  return OPENS.test(behind) && !NOT_SPEAKING.test(behind) ? people : [];
}
