import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/extract/explain.ts';
import { study } from '../../src/extract/extract.ts';
import type { Explanation } from '../../src/model/explanation.ts';
import { parseNote } from '../../src/note/parse-note.ts';
import { shippedCatalogue } from '../../src/resolve/shipped-catalogue.ts';
import { manuals } from './rule-manual.ts';

function studied(markdown: string) {
  const { tree, file } = parseNote('note.md', markdown);
  return study(tree, file, shippedCatalogue(), []);
}

function why(text: string, markdown: string): Explanation {
  return explain(text, studied(markdown));
}

/** `rule: reason` of everything that spoke against the text somewhere. */
function against(text: string, markdown: string): string {
  return why(text, markdown)
    .places.flatMap((place) => place.refused.map(({ rule, reason }) => `${rule}: ${reason}`))
    .join('\n');
}

/** `kind name` of the facts that go by the text. */
function taken(text: string, markdown: string): readonly string[] {
  return why(text, markdown).facts.map(({ kind, name }) => `${kind} ${name}`);
}

const CONFERENCE = '# Notes from WidgetConf 2016\n\nI was at WidgetConf 2016 in Berlin.\n\n';

describe('what was taken', () => {
  const note = `${CONFERENCE}## Docker at scale - Jane Smith (Acme)

She ran PostgreSQL in Docker. Smith was quick.

## Keynote: Small widgets

Robert Miller gave the keynote. Docker was named, too, as a thing like Kubernetes.
`;

  it('comes with evidence and with ties to both sides', () => {
    const [project] = why('docker', note).facts;
    expect(project).toMatchObject({ kind: 'project', name: 'Docker' });
    expect(project?.evidence[0]).toMatchObject({ rule: 'project-known', quote: 'Docker', startLine: 5 });
    expect(project?.ties).toMatchObject([{ relation: 'subject of', kind: 'session', name: 'Docker at scale' }]);
    const [person] = why('Jane Smith', note).facts;
    expect(person?.ties).toMatchObject([
      { relation: 'gave', kind: 'session', name: 'Docker at scale' },
      { relation: 'works for', kind: 'organization', name: 'Acme' },
    ]);
    const [session] = why('Docker at scale', note).facts;
    expect(session?.ties.map(({ relation, name }) => `${relation} ${name}`)).toEqual(
      expect.arrayContaining(['given by Jane Smith', 'about Docker', 'took place at WidgetConf 2016']),
    );
    for (const tie of session?.ties ?? []) expect(tie.evidence.length).toBeGreaterThan(0);
  });

  it.each([
    ['another case and accents', 'DÖCKER  AT scale', 'session Docker at scale'],
    ['a last name', 'smith', 'person Jane Smith'],
    ['a first name', 'Jane', 'person Jane Smith'],
    ['an alias of the catalogue', 'k8s', 'project Kubernetes'],
    ['a part of a title', 'at scale', 'session Docker at scale'],
    ['an organization', 'acme', 'organization Acme'],
    ['an event', 'widgetconf 2016', 'conference WidgetConf 2016'],
  ])('is found by %s', (_, text, fact) => {
    expect(taken(text, note)).toContain(fact);
  });

  it('says what a fact does not amount to', () => {
    const [project] = why('Kubernetes', note).facts;
    expect(project?.limit).toMatch(/only named/);
    const met = `${CONFERENCE}## Keynote: Widgets\n\nI sat beside Mary Jones, who liked it.\n`;
    expect(why('Mary Jones', met).facts[0]?.limit).toMatch(/only named: no place says that they gave/);
    const mentioned = `${CONFERENCE}It was smaller than FOSDEM, they say.\n`;
    expect(why('FOSDEM', mentioned).facts[0]?.limit).toMatch(/only mentioned/);
  });

  it('tells the places with line and column, and the rules that took them', () => {
    const [first, second] = why('Docker', note).places;
    expect(first).toMatchObject({ startLine: 5, startColumn: 4, quote: 'Docker' });
    expect(first?.taken).toContainEqual({
      rule: 'project-known',
      confidence: 0.95,
      kind: 'project',
      name: 'Docker',
    });
    expect(first?.taken.map(({ kind }) => kind)).toContain('session');
    expect(second?.context).toBe('She ran PostgreSQL in Docker. Smith was quick.');
  });
});

describe('what was refused', () => {
  const given = (text: string) => `${CONFERENCE}## Keynote: Widgets - Jane Smith\n\n${text}\n`;

  it.each([
    [
      'an ordinary word',
      'salt',
      given('They put salt on the road.'),
      /^project-known: also an ordinary word .*in small letters/m,
    ],
    ['an article before it', 'rails', given('The train left the rails.'), /^project-known: also an ordinary word/m],
    [
      'the start of a sentence',
      'Chef',
      given('Chef and waiter laughed.'),
      /^project-known: also an ordinary word .*that the place may have given/m,
    ],
    [
      'named by the way',
      'Redis',
      given('It was long. Very long indeed. And then some more. It is faster than tools like Redis. Well. So. Yes.'),
      /^assemble\/about: no subject of "Widgets" .*named by the way/m,
    ],
    ['the company', 'Docker', given('I met people from Docker.'), /^project-known: .*company is meant/m],
    ['a project', 'Docker', given('We ran Docker there.'), /^organization-known: also the name of something else/m],
    [
      'a person’s look',
      'Cluster Schedulers',
      given('Then Cluster Schedulers came.'),
      /^person-named: no person: the words look too little like a name \(-?\d\.\d\d, needs 0\.40\)/m,
    ],
    [
      'housekeeping',
      'Conclusion',
      `${CONFERENCE}## Conclusion\n\nGood.\n`,
      /^session-heading: no session: such a heading/m,
    ],
    [
      'a group of sessions',
      'Talks',
      `${CONFERENCE}## Talks\n\nGood.\n`,
      /^session-heading: no session: a heading that groups/m,
    ],
    [
      'too little',
      'Things that hold',
      `${CONFERENCE}## Things that hold\n\nWood and stone.\n`,
      /^session-heading: no session: too little says so \(0\.\d\d, needs 0\.60\)/m,
    ],
    [
      'a session’s own subheading',
      'What is a widget?',
      given('Small.\n\n### What is a widget?\n\nNobody knows.'),
      /^session-heading: a heading within a session/m,
    ],
    [
      'a note without an event',
      'Widgets at Scale',
      '# How to bake\n\n## Widgets at Scale - Jane Smith\n\nMix it.\n',
      /^session-heading: no session: the note names no event/m,
    ],
    [
      'a telling of another session',
      'Widget Engine Talk',
      `${CONFERENCE}Talks I liked:\n\n- [Widget Engines Talk](https://example.org/schedule/1) by Jane Smith\n- [Gadgets](https://example.org/schedule/2) by Robert Miller\n\nToday I caught the [Widget Engine Talk](https://example.org/schedule/1) by Jane Smith.\n`,
      /^assemble\/merge-sessions: no session of its own: a further telling of "Widget Engines Talk"/m,
    ],
    [
      'no speaker’s name',
      'Vault',
      `${CONFERENCE}## Keynote: Secrets for all - Vault\n\nGood.\n`,
      /^session-heading: no speaker, though it stands where one would: it is the name of a known project/m,
    ],
    [
      'a person who is thanked',
      'Mary Jones',
      `${CONFERENCE}## Keynote: Widgets\n\nThanks to Mary Jones for the seat.\n`,
      /^speaker-sentence: no speaker of "Widgets": thanked or met/m,
    ],
    [
      'a person who is only named',
      'Mary Jones',
      `${CONFERENCE}## Keynote: Widgets\n\nIt quoted a book by Mary Jones.\n`,
      /^speaker-sentence: no speaker of "Widgets": named, but the sentence/m,
    ],
    [
      'a series that is a word',
      'velocity',
      `${CONFERENCE}Velocity matters to us.\n`,
      /^event-known: also an ordinary word or the name of something else/m,
    ],
    [
      'an event by its look',
      'Zapolino Gizmo Days',
      `${CONFERENCE}They spoke well. Zapolino Gizmo Days is a song.\n`,
      /^event-named: looks like the name of an event, but/m,
    ],
    [
      'a date that is overruled',
      '3 May 2016',
      '# WidgetConf 2016\n\nI was at WidgetConf 2016 from 3 to 4 March 2016. The next meetup, WidgetConf as ever, is on 3 May 2016.\n',
      /^assemble\/conferences: another place dates the event more clearly/m,
    ],
    [
      'a list of links',
      'A page',
      `${CONFERENCE}## Links\n\n- [A page](https://example.org/a)\n`,
      /^session-list: no session: a list of links/m,
    ],
    [
      'a link to slides',
      'deck',
      given('Here is the [deck](https://github.com/jane/widget-slides).'),
      /^project-linked: the link leads to no/m,
    ],
    [
      'a look once',
      'FrobNix',
      given('FrobNix is fast.'),
      /^project-look: looks like a name, with too little that says so/m,
    ],
    ['inline code', 'foo-bar', given('Look at `foo-bar` there.'), /^project-look: inline code with no word/m],
    [
      'a break',
      'Coffee break',
      `${CONFERENCE}Talk | Speaker\n--- | ---\nCoffee break | all\n`,
      /^session-table: no session: a break/m,
    ],
    [
      'a table without titles',
      'Ticket',
      `${CONFERENCE}Item | Price\n--- | ---\nTicket | 100\n`,
      /^session-table: no session: its table/m,
    ],
    [
      'a lone bold lead',
      'Small widgets',
      `${CONFERENCE}**Small widgets.** They are small and fast.\n`,
      /^session-(?:bold-lead|sentence): no session/m,
    ],
  ])('for being %s', (_, text, note, reason) => {
    expect(against(text, note)).toMatch(reason);
  });

  it('for being a product that looks like a person', () => {
    const { findings } = studied(given('I like Visual Studio Code.'));
    expect(findings.refused).toContainEqual(
      expect.objectContaining({
        rule: 'person-named',
        name: 'Visual Studio Code',
        reason: 'no person: the name of a known project, organization or event',
      }),
    );
  });

  it('names the candidate that the rule looked at', () => {
    const [place] = why(
      'Docker',
      given(
        'Docker LA Meetup is a name.\n\n- [Docker LA Meetup Special](https://example.org/schedule/1) by Jane Smith',
      ),
    ).places;
    for (const { name } of place?.refused ?? []) expect(name).toContain('Docker');
  });
});

describe('what nobody looked at', () => {
  it('says what was missing', () => {
    const [place] = why('frobnix', `${CONFERENCE}We used frobnix there.\n`).places;
    expect(place).toMatchObject({ taken: [], refused: [], startLine: 5 });
    expect(place?.unseen).toMatch(/not in the catalogue, has no link/);
  });

  it('says that code is not read', () => {
    const [place] = why('frobnix', `${CONFERENCE}\`\`\`sh\nfrobnix --fast\n\`\`\`\n`).places;
    expect(place?.unseen).toMatch(/code block/);
  });

  it('says that addresses, comments and other front matter are not read', () => {
    const note = `---\ntitle: A note\nlayout: frobnix\n---\n\nA [page](https://example.org/zapolino).\n\n<!-- draftword -->\n`;
    expect(why('frobnix', note).places[0]?.unseen).toMatch(/front matter/);
    expect(why('draftword', note).places[0]).toMatchObject({ startLine: 8, unseen: expect.stringMatching(/comment/) });
  });

  it('finds links by their addresses', () => {
    const note = `${CONFERENCE}A [page](https://example.org/zapolino).\n`;
    expect(why('example.org/Zapolino', note).places).toMatchObject([{ quote: 'page', startLine: 5 }]);
  });

  it('says of what a decision has dropped that a rule had taken it', () => {
    const before = studied(`${CONFERENCE}We ran PostgreSQL.\n`);
    const [place] = explain('postgres', { ...before, facts: { ...before.facts, projects: [] } }).places;
    expect(place).toMatchObject({
      taken: [],
      refused: [
        { rule: 'project-known', reason: expect.stringMatching(/^taken for a project, and dropped by a decision/) },
      ],
    });
  });

  it('says that the note has no event', () => {
    expect(why('flour', '# How to bake\n\nTake flour.\n').remarks.join()).toMatch(/no event/);
    expect(why('flour', `${CONFERENCE}Take flour.\n`).remarks).toEqual([]);
  });
});

describe('what stands nowhere', () => {
  it('has names that are spelled like it, and what the catalogue has', () => {
    const note = `${CONFERENCE}We ran PostgreSQL and kubectl.\n`;
    expect(why('Postgersql', note)).toMatchObject({ facts: [], places: [], near: [{ name: 'PostgreSQL', line: 5 }] });
    expect(why('kubernetes', note)).toMatchObject({ places: [], catalogued: ['project Kubernetes'] });
    expect(why('kubectll', note).near).toMatchObject([{ name: 'kubectl' }]);
  });

  it.each(['', ' ', '!!', '"', '\u0000', '\u202e', '__proto__', 'constructor', '.*', '(?:', '@'])('is %j', (text) => {
    expect(why(text, `${CONFERENCE}Nothing of the kind\n`).facts).toEqual([]);
  });
});

describe('asking', () => {
  const notes = manuals().flatMap((m) => [...m.finds, ...m.leavesAlone].map((e) => e.note));

  it('changes no fact', () => {
    for (const note of notes) {
      const { tree, file } = parseNote('note.md', note);
      expect(studied(note).facts).toEqual(study(tree, file, shippedCatalogue()).facts);
    }
  });

  it('keeps no count of refusals unless asked', () => {
    const { tree, file } = parseNote('note.md', notes.join('\n\n'));
    expect(study(tree, file, shippedCatalogue()).findings.refused).toBeUndefined();
  });

  it('never throws, and answers in plain data with places that the note has', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('widgets', 'Jane Smith', 'WidgetConf', 'talk', 'the', 'https://', '- ', '# ', 'a', '🎤', 'ß'),
    );
    const note = fc.oneof(fc.constantFrom(...notes), fc.string({ unit: 'binary', maxLength: 200 }));
    fc.assert(
      fc.property(text, note, fc.string({ maxLength: 5 }), (asked, written, tail) => {
        const markdown = `${written}\n\n${asked}${tail}`;
        const explanation = why(asked, markdown);
        expect(structuredClone(explanation)).toEqual(explanation);
        const lines = markdown.split(/\r\n|\n|\r/).length;
        for (const { startLine, endLine } of explanation.places) {
          expect(startLine).toBeGreaterThan(0);
          expect(endLine).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: 200 },
    );
  });
});
