import { nameKey } from '../../model/name-key.ts';
import type { Block } from '../document/document.ts';
import { type NamedPerson, readPeople } from '../names/people-list.ts';
import { isFirstName } from '../names/vocabulary.ts';
import type { Gazetteer } from '../text/gazetteer.ts';
import { isProfileLink } from './slot-words.ts';

const LEAD =
  /^\s*[(*_~–—-]*\s*(?:(?:talk |session |presented |given |held |led )?by|(?:the )?(?:speakers?|presenters?|panell?ists?|hosts?|instructors?|who)\s*(?:\(s\))?\s*(?:[:–—-]|were|was|is)|presented by|with|from|featuring)\s*:?\s+/iu;
const LONGEST = 160;

/**
 * Reads a block that only says who gave a session: "by Jane Doe (Org)", "Speaker: A and B", "Jane Doe, CTO at Org", "[Jane Doe](profile)".
 * @returns undefined for any other block
 */
export function readByline(block: Block, gazetteer: Gazetteer): readonly NamedPerson[] | undefined {
  let known = read.get(gazetteer);
  if (known === undefined) {
    known = new Map();
    read.set(gazetteer, known);
  }
  if (!known.has(block)) known.set(block, bylineOf(block, gazetteer));
  return known.get(block);
}

/** Several rules read the same blocks of a note, whose gazetteer this is. */
const read = new WeakMap<Gazetteer, Map<Block, readonly NamedPerson[] | undefined>>();

function bylineOf(block: Block, gazetteer: Gazetteer): readonly NamedPerson[] | undefined {
  const line = /^[^\n]*/.exec(block.text.trimStart())?.[0] ?? '';
  const text = block.text;
  if (line.length > LONGEST) return undefined;
  const lead = LEAD.exec(text);
  const whole = text.length <= LONGEST;
  if (lead !== null) {
    const weak = /(?:with|from)\s+$/i.test(lead[0]);
    const list = readPeople(
      text,
      lead[0].length,
      gazetteer,
      weak ? 0.4 : /speaker|presenter|panell?ist|instructor/i.test(lead[0]) ? -0.6 : -0.1,
    );
    if (list === undefined && !weak) return lowerCaseName(text, lead[0].length);
    return list !== undefined && (whole || /^\s*[.,(\n|–—-]|^\s*$/u.test(text.slice(list.end)))
      ? list.people
      : undefined;
  }
  const linked = block.spans.some(
    (s) => s.kind === 'link' && s.url !== undefined && isProfileLink(s.url) && s.start <= 2,
  );
  const list = readPeople(text, /^\s*/u.exec(text)?.[0].length ?? 0, gazetteer, linked ? 0.1 : 0.4);
  if (list === undefined || list.people.some((p) => !p.name.includes(' ') && !p.name.startsWith('@') && !linked))
    return undefined;
  const rest = text.slice(list.end).trim();
  // Behind the names only punctuation, a bracket, a company or a role.
  if (rest.length > 60 || /[.!?]\s+\p{Lu}/u.test(rest) || /^(?:\p{Ll}|['’]s\b)/u.test(rest)) return undefined;
  return /^[,(|–—@-]/u.test(rest) || /^[\s.:;)*_]*$/u.test(rest) ? list.people : undefined;
}

/** "speaker: jane doe", typed in haste: nothing but two or three words, the first a given name. */
function lowerCaseName(text: string, start: number): readonly NamedPerson[] | undefined {
  const name = /^\p{Ll}+(?:\s\p{Ll}+){1,2}(?=\s*$)/u.exec(text.slice(start))?.[0];
  if (name === undefined || !isFirstName(nameKey(name.split(' ')[0] ?? ''))) return undefined;
  return [{ name, start, end: start + name.length, score: 0.3 }];
}
