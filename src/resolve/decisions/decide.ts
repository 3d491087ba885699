import type { Catalogue } from '../../model/catalogue.ts';
import type { NoteFacts, PersonFact } from '../../model/facts.ts';
import { ignore } from './decide-ignored.ts';
import { keepApart, rename, unite } from './decide-names.ts';
import { holdSession, setNote, setSession } from './decide-set.ts';
import { type Deciding, speaks, withTwinsJoined } from './deciding.ts';
import type { Decisions, Stated } from './decisions.ts';
import { NameTable } from './name-table.ts';
import { fitsPatterns } from './note-pattern.ts';

/** What to decide by. */
export interface DecideOptions {
  readonly decisions: Decisions;
  /** The catalogue that the facts were found with (`decidedCatalogue`). */
  readonly catalogue: Catalogue;
  /** The note's path as the decisions see it; that of the note if absent. */
  readonly path?: string;
}

/** A note's facts as people want them. */
export interface Decided {
  readonly facts: NoteFacts;
  /** Numbers of the decisions that the note gave work to. */
  readonly used: ReadonlySet<number>;
}

/**
 * A note's facts with people's decisions applied: first names that differ, then names that mean one thing, then what is ignored, then what is set.
 * Whatever rests on a decision has the decision's words among its evidence. Pure. The order of `same`, `different` and `ignore` does not matter; of
 * several `set` of one thing the last one counts. Deciding twice is deciding once, unless several `set` contradict each other.
 */
export function decide(facts: NoteFacts, { decisions, catalogue, path = facts.note.path }: DecideOptions): Decided {
  const used = new Set<number>();
  const renamed = decisions.renamed.filter(({ notes }) => fitsPatterns(path, notes));
  const work: Deciding = { table: tableOf(decisions, catalogue), path, used, renamed };
  let result = facts;
  // What is joined or set in one round can be what a decision of the next one is about; nearly always the second round changes nothing.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = decideOnce(work, result, decisions);
    if (next === result || (round > 0 && JSON.stringify(next) === JSON.stringify(result))) break;
    result = next;
  }
  return { facts: result, used };
}

/** Decisions that contradict each other may go round in a ring. */
const MOST_ROUNDS = 5;

function decideOnce(work: Deciding, facts: NoteFacts, decisions: Decisions): NoteFacts {
  const { renamed } = work;
  let result = facts;
  if (decisions.different.length > 0) result = keepApart(work, result, decisions.different);
  for (const decision of renamed) result = rename(work, result, decision);
  for (const decision of decisions.same) result = unite(work, result, decision);
  // What an ignored session held goes to the session's conference, so the conferences that are none go first.
  const [slots, others] = [true, false].map((is) =>
    decisions.ignored.filter(({ kind }) => (kind === 'session') === is),
  );
  for (const decision of [...(others ?? []), ...(slots ?? [])]) result = ignore(work, result, decision);
  for (const decision of decisions.sessions) result = holdSession(work, result, decision);
  for (const decision of decisions.notes) result = setNote(work, result, decision);
  for (const decision of decisions.sessions) result = setSession(work, result, decision);
  // Sessions that mean one thing may only now be of one conference.
  const titles = decisions.same.flatMap(({ kind, names }) => (kind === 'session' ? names : []));
  if (titles.length > 0) {
    result = withTwinsJoined(
      work,
      result,
      'session',
      new Set(titles.map((title) => work.table.idOfName('session', title))),
    );
  }
  return result === facts ? facts : withRoles(work, facts, result);
}

/** What a note is about, if that is decided: extraction looks for sessions only where it knows of an event. */
export function decidedConference(decisions: Decisions, path: string): Stated<string> | undefined {
  const found = decisions.notes.filter(
    ({ conference, notes }) => conference !== undefined && fitsPatterns(path, notes),
  );
  return found.at(-1)?.conference;
}

/** Who wrote a note, if that is decided: extraction wants to know, since authors tell of their own talks. */
export function decidedAuthors(decisions: Decisions, path: string): readonly string[] | undefined {
  const found = decisions.notes.filter(({ authors, notes }) => authors !== undefined && fitsPatterns(path, notes));
  return found.at(-1)?.authors?.value;
}

/** People whose sessions are all gone are no speakers any more. */
function withRoles({ table }: Deciding, before: NoteFacts, after: NoteFacts): NoteFacts {
  const id = (person: PersonFact) => table.idOfThing('person', person);
  const spoke = before.people.filter((person) => speaks(before.sessions, person.key));
  const ids = new Set(spoke.flatMap((person) => [`key ${person.key}`, id(person)]));
  const speaking = new Set(after.people.flatMap((person) => (speaks(after.sessions, person.key) ? [id(person)] : [])));
  const people = after.people.map((person): PersonFact => {
    const silent = person.role === 'speaker' && !speaking.has(id(person));
    if (!silent || !(ids.has(`key ${person.key}`) || ids.has(id(person)))) return person;
    const wrote = after.note.authors.some((author) => table.idOfName('person', author) === id(person));
    return { ...person, role: wrote ? 'author' : 'mentioned' };
  });
  return { ...after, people };
}

const tables = new WeakMap<Decisions, { readonly catalogue: Catalogue; readonly table: NameTable }>();

/** The names of a file's decisions, looked up once for all notes. */
function tableOf(decisions: Decisions, catalogue: Catalogue): NameTable {
  const made = tables.get(decisions);
  if (made?.catalogue === catalogue) return made.table;
  const table = new NameTable(decisions, catalogue);
  tables.set(decisions, { catalogue, table });
  return table;
}
