import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { HallwayError } from '../../../src/errors.ts';
import { compareEvidence, compareText } from '../../../src/model/evidence.ts';
import type { NoteFacts } from '../../../src/model/facts.ts';
import { decide } from '../../../src/resolve/decisions/decide.ts';
import { readDecisions } from '../../../src/resolve/decisions/read-decisions.ts';
import { resolve } from '../../../src/resolve/resolve.ts';
import { catalogueOf, SERIES } from '../catalogues.ts';
import { conference, facts, noteInfo, organization, person, project, seen, session } from '../facts.ts';

const BASE = catalogueOf({
  projects: '- { name: Go, kind: language, aliases: [Golang] }\n- { name: Nomad, kind: software, shortNames: [Nom] }\n',
  organizations: '- { name: Acme, aliases: [ACME Rockets] }\n',
  series: SERIES,
});
const NAMES = {
  person: ['Jane Doe', 'Dr. Jane Doe', 'J. Doe', 'Jane', 'Bob Stone', 'Zoë', '__proto__'],
  project: ['Go', 'Golang', 'Nomad', 'Nomads', 'Nom', 'Widgetron', 'constructor'],
  organization: ['Acme', 'ACME Rockets', 'Acme, Inc.', 'Other'],
  conference: ['FOSDEM 2016', 'FOSDEM', 'SCaLE 14x', 'SCaLE', 'Southern California Linux Expo 2016', 'WidgetConf 2016'],
  session: ['Keynote', 'Nomad 101', 'nomad 101', 'Go on', 'Evening'],
} as const;
type Kind = keyof typeof NAMES;
const KINDS = Object.keys(NAMES) as Kind[]; // its own literal

const name = (kind: Kind) => fc.constantFrom(...NAMES[kind]);
const names = (kind: Kind, minLength: number) => fc.uniqueArray(name(kind), { minLength, maxLength: 3 });
const some = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 2 });
const atMostOne = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 1 });
const named = (minLength: number) =>
  fc.oneof(...KINDS.map((kind) => names(kind, minLength).map((list) => ({ [kind]: list }))));
const renamed = fc.oneof(
  ...KINDS.map((kind) =>
    fc
      .tuple(name(kind), fc.constantFrom('Another', 'Yet Another 2015'))
      .map(([one, as]) => ({ [kind]: one, notes: 'note.md', as })),
  ),
);
const decisions = fc.record({
  same: some(named(2)),
  different: some(fc.oneof(named(2), renamed)),
  ignore: some(named(1)),
  // Two of them may say different things of one session, and then their order matters.
  set: atMostOne(
    fc.oneof(
      fc.record({ note: fc.constant('*.md'), conference: name('conference') }),
      fc.record({ note: fc.constant('note.md'), authors: names('person', 1) }),
      fc
        .record(
          {
            note: fc.constant('note.md'),
            session: name('session'),
            title: fc.boolean(),
            kind: fc.constantFrom('keynote', 'panel'),
            speakers: names('person', 0),
            projects: names('project', 0),
            conference: name('conference'),
            line: fc.integer({ min: 1, max: 9 }),
          },
          { requiredKeys: ['note', 'session'] },
        )
        // No two sessions of a note get one title.
        .map(({ title, ...rest }) => (title === true ? { ...rest, title: `Titled ${rest.session}` } : rest)),
    ),
  ),
});

const thing = (kind: Kind) =>
  fc.tuple(names(kind, 1)).map(([[shown = '', ...aliases]]) => ({
    name: shown,
    rest: { aliases, evidence: [shown, ...aliases].map((quote, i) => seen(quote, i + 1)) },
  }));
const things = (kind: Kind) => fc.uniqueArray(thing(kind), { selector: (one) => one.name, maxLength: 3 });
const ties = (kind: Kind) =>
  names(kind, 0).map((keys) => keys.map((key, i) => ({ key, evidence: [seen(key, i + 1)] })));

const anyFacts: fc.Arbitrary<NoteFacts> = fc
  .record({
    people: things('person'),
    projects: things('project'),
    organizations: things('organization'),
    conferences: things('conference'),
    sessions: fc.uniqueArray(
      fc.record({
        of: thing('session'),
        speakers: ties('person'),
        projects: ties('project'),
        conference: fc.option(name('conference'), { nil: undefined }),
        partOf: fc.option(name('session'), { nil: undefined }),
      }),
      { selector: (one) => one.of.name, maxLength: 3 },
    ),
    mentioned: fc.boolean(),
    employer: ties('organization'),
    authors: names('person', 0),
  })
  .map(({ people, projects, organizations, conferences, sessions, mentioned, employer, authors }) =>
    closed(
      facts({
        note: noteInfo({ authors }),
        people: people.map((one) => person(one.name, { ...one.rest, organizations: employer })),
        projects: projects.map((one) => project(one.name, one.rest)),
        organizations: organizations.map((one) => organization(one.name, one.rest)),
        conferences: conferences.map((one, i) => conference(one.name, { ...one.rest, mentioned: mentioned && i > 0 })),
        sessions: sessions.map(({ of, speakers, projects: about, conference: at, partOf }) =>
          session(of.name, {
            ...of.rest,
            ...{ speakers, projects: about },
            ...(at === undefined ? {} : { conference: at }),
            ...(partOf === undefined || partOf === of.name ? {} : { partOf }),
          }),
        ),
      }),
    ),
  );

/** Facts of extraction have no ties to keys that they do not hold. */
function closed(given: NoteFacts): NoteFacts {
  const keys = (list: readonly { readonly key: string }[]) => new Set(list.map((one) => one.key));
  const [people, projects, orgs] = [given.people, given.projects, given.organizations].map(keys);
  const [events, slots] = [given.conferences, given.sessions].map(keys);
  return {
    ...given,
    people: given.people.map((p) => ({
      ...p,
      role: given.sessions.some((s) => s.speakers.some((t) => t.key === p.key)) ? 'speaker' : 'mentioned',
      organizations: p.organizations.filter((t) => orgs?.has(t.key)),
    })),
    sessions: given.sessions.map(({ conference: at, partOf, ...rest }) => ({
      ...rest,
      speakers: rest.speakers.filter((t) => people?.has(t.key)),
      projects: rest.projects.filter((t) => projects?.has(t.key)),
      ...(at !== undefined && events?.has(at) ? { conference: at } : {}),
      ...(partOf !== undefined && slots?.has(partOf) ? { partOf } : {}),
    })),
  };
}

/** Decides, or `undefined` for decisions that contradict each other. */
function run(yaml: object, given: NoteFacts) {
  // Whether a name that means another thing in a note still means there what it means elsewhere is anybody's guess.
  if (/"as":/.test(JSON.stringify(yaml)) && /"same":\[\{/.test(JSON.stringify(yaml))) return undefined;
  try {
    const { decisions: read, catalogue } = readDecisions(stringify(yaml), 'hallway.yaml', BASE);
    return { result: decide(given, { decisions: read, catalogue }).facts, read, catalogue };
  } catch (error) {
    if (error instanceof HallwayError && error.code === 'BAD_DECISIONS') return undefined;
    throw error;
  }
}

/** Facts in the order of their keys: what is ignored and set again comes last. */
function ordered(given: NoteFacts): NoteFacts {
  const byKey = <T extends { readonly key: string }>(list: readonly T[]) =>
    list.toSorted((a, b) => compareText(a.key, b.key));
  const { people, projects, organizations, conferences, sessions } = given;
  return {
    ...given,
    ...{ people: byKey(people), projects: byKey(projects), organizations: byKey(organizations) },
    ...{ conferences: byKey(conferences), sessions: byKey(sessions) },
  };
}

const RUNS = { numRuns: 500 };

test('deciding twice is deciding once', () => {
  fc.assert(
    fc.property(decisions, anyFacts, (yaml, given) => {
      const once = run(yaml, given);
      if (once === undefined) return;
      const { result, read, catalogue } = once;
      expect(ordered(decide(result, { decisions: read, catalogue }).facts)).toEqual(ordered(result));
    }),
    RUNS,
  );
});

test('no tie leads nowhere, nothing is without evidence, and evidence stands once', () => {
  fc.assert(
    fc.property(decisions, anyFacts, (yaml, given) => {
      const once = run(yaml, given);
      if (once === undefined) return;
      const { result } = once;
      const { people: _, ...rest } = closed(result);
      expect(result).toMatchObject(rest);
      const all = [
        ...result.people,
        ...result.projects,
        ...result.conferences,
        ...result.sessions,
        ...result.organizations,
      ];
      const tied = [
        ...result.people.flatMap((p) => p.organizations),
        ...result.sessions.flatMap((s) => [...s.speakers, ...s.projects]),
      ];
      for (const { evidence } of [...all, ...tied]) {
        expect(evidence.length).toBeGreaterThan(0);
        expect(evidence.some((a, i) => evidence.some((b, j) => i < j && compareEvidence(a, b) === 0))).toBe(false);
      }
    }),
    RUNS,
  );
});

test('the order of decisions of one kind does not matter to the graph', () => {
  const lists = decisions.map(({ same, different, ignore }) => ({
    same,
    different: different.filter((d) => !('as' in d)),
    ignore,
  }));
  const graph = (yaml: object, given: NoteFacts) => {
    const once = run(yaml, given);
    if (once === undefined) return undefined;
    const { statements, edges } = resolve(once.result, { catalogue: once.catalogue, digest: '' });
    return JSON.stringify([statements, edges].map((list) => list.map((one) => ({ ...one, evidence: [] }))));
  };
  fc.assert(
    fc.property(lists, anyFacts, ({ same, different, ignore }, given) => {
      const turned = { same: same.toReversed(), different: different.toReversed(), ignore: ignore.toReversed() };
      expect(graph(turned, given)).toEqual(graph({ same, different, ignore }, given));
    }),
    RUNS,
  );
});
