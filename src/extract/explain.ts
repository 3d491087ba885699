import type { Explanation } from '../model/explanation.ts';
import { explainedFact } from './explain/explained-facts.ts';
import { explainedPlaces } from './explain/explained-places.ts';
import { factsNamed, type NamedFact, namedFacts } from './explain/named-facts.ts';
import { nearNames } from './explain/near-names.ts';
import { occurrences, type Wanted } from './explain/occurrences.ts';
import { unreadPlaces } from './explain/unread-places.ts';
import type { Study } from './extract.ts';
import { hasEvent } from './slots/has-event.ts';
import type { Known } from './text/gazetteer.ts';

/**
 * Why a text was or was not taken for something in a note: which facts go by it, and for each place what rules took it for and why others
 * did not. Never throws, whatever the text.
 * @param text a name, title or address as a person would type it; case, accents, white space and aliases do not matter
 * @param studied the note, studied with a list for what rules refuse; its facts may have been changed since
 */
export function explain(text: string, studied: Study): Explanation {
  const { facts, tree, source, reading, findings } = studied;
  const all = namedFacts(facts);
  const known = reading.gazetteer.byName(text);
  const named = factsNamed(text, all, known);
  const blocks = [...reading.front, ...reading.blocks];
  const read = explainedPlaces(occurrences(blocks, wantedFor(text, named, known)), studied, all);
  const found = read.length > 0 || named.length > 0;
  return {
    text,
    catalogued: known.map((k) => `${k.type === 'series' ? 'event' : k.type} ${k.entry.name}`),
    facts: named.map((fact) => explainedFact(fact, facts)),
    places: found || source === undefined ? read : unreadPlaces(text, tree, source),
    near: found ? [] : nearNames(text, blocks),
    remarks: hasEvent(findings) ? [] : [NO_EVENT],
  };
}

const NO_EVENT = 'The note names no event that it is about, so no rule looked for sessions and for who gave them';

/** Part of an address: a dot or a slash between letters. */
const ADDRESS = /\S{3}[./]\S/u;

/** The text itself, and the other names of what goes by it. */
function wantedFor(text: string, named: readonly NamedFact[], known: readonly Known[]): Wanted {
  const entries = known.flatMap(({ entry }) => [entry.name, ...entry.aliases]);
  return {
    names: [text, ...entries, ...named.flatMap((fact) => [fact.name, ...fact.aliases])],
    entries: new Set(known.map(({ entry }) => entry.id)),
    ...(ADDRESS.test(text) && !/\s/u.test(text) ? { address: text.toLowerCase() } : {}),
  };
}
