import { createColors } from 'picocolors';
import type { Evidence } from '../model/evidence.ts';
import type { ConferenceFact, Fact, NoteFacts, PersonFact, SessionFact, Tie } from '../model/facts.ts';
import { coverageOf } from './label-document.ts';
import { clipped, displayWidth, padded, printable } from './printable.ts';
import { quoteWidth, said, saidBy, surest } from './said.ts';

/** How to draw. */
export interface RenderOptions {
  /** Width of the terminal in characters. */
  readonly columns: number;
  readonly colour: boolean;
  /** Show every place of a fact, not only the surest, and the places of what is only named. */
  readonly verbose?: boolean;
}

type Colours = ReturnType<typeof createColors>;

/** Names are put in a column of at most this width, so that the words behind them start in one line. */
const MAX_NAME_COLUMNS = 28;
/** Words of the note likewise, so that the rules behind them do. */
const MAX_QUOTE_COLUMNS = 32;
const MIN_COLUMNS = 40;
/** Before an organization's name under that of its member. */
const OF = '  of ';
const NAMED_INDENT = 16;
const MAX_COLUMNS = 140;

/**
 * A picture of what a note holds, for a terminal: its conferences, under each its sessions as a tree with speakers and projects, each with
 * the line of the note, the words that say so, the rule that read them and how sure it is; then what is only named, and who covered what.
 */
export function renderFacts(facts: NoteFacts, options: RenderOptions): string {
  const picture = new Picture(facts, options);
  picture.title();
  const sessionsOf = (key: string | undefined) =>
    facts.sessions.filter((session) => session.partOf === undefined && session.conference === key);
  for (const conference of facts.conferences.filter((c) => !c.mentioned)) {
    picture.conference(conference);
    picture.sessions(sessionsOf(conference.key));
  }
  const known = new Set(facts.conferences.flatMap((c) => (c.mentioned ? [] : c.key)));
  const loose = facts.sessions.filter((s) => s.partOf === undefined && !known.has(s.conference ?? ''));
  if (loose.length > 0) {
    picture.heading('Sessions');
    picture.sessions(loose);
  }
  picture.alsoNamed();
  picture.coverage();
  return picture.text();
}

class Picture {
  readonly #facts: NoteFacts;
  readonly #colours: Colours;
  readonly #columns: number;
  readonly #people: ReadonlyMap<string, string>;
  readonly #projects: ReadonlyMap<string, string>;
  readonly #affiliations: ReadonlyMap<string, PersonFact['organizations']>;
  readonly #organizations: ReadonlyMap<string, string>;
  readonly #verbose: boolean;
  readonly #nameColumns: number;
  readonly #quoteColumns: number;
  /** People whose organizations have been told. */
  readonly #introduced = new Set<string>();
  readonly #lines: string[] = [];

  constructor(facts: NoteFacts, { columns, colour, verbose }: RenderOptions) {
    this.#facts = facts;
    this.#colours = createColors(colour);
    this.#columns = Math.min(MAX_COLUMNS, Math.max(MIN_COLUMNS, columns));
    this.#people = new Map(facts.people.map((person) => [person.key, person.name]));
    this.#projects = new Map(facts.projects.map((project) => [project.key, project.name]));
    this.#organizations = new Map(facts.organizations.map((o) => [o.key, o.name]));
    this.#affiliations = new Map(facts.people.map((person) => [person.key, person.organizations]));
    this.#verbose = verbose === true;
    const speakers = new Set(facts.sessions.flatMap((s) => s.speakers.map((tie) => tie.key)));
    const employers = facts.people.filter((p) => speakers.has(p.key)).flatMap((p) => p.organizations);
    const names = [
      ...this.#people.values(),
      ...this.#projects.values(),
      ...employers.map(({ key }) => OF + (this.#organizations.get(key) ?? key)),
    ];
    this.#nameColumns = Math.min(MAX_NAME_COLUMNS, Math.max(0, ...names.map((name) => displayWidth(printable(name)))));
    const ties = [...employers, ...facts.sessions.flatMap((s) => [...s.speakers, ...s.projects])];
    const told = this.#verbose ? [...ties, ...facts.people, ...facts.projects, ...facts.organizations] : ties;
    this.#quoteColumns = Math.min(MAX_QUOTE_COLUMNS, Math.max(0, ...told.map((tie) => quoteWidth(tie.evidence))));
  }

  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  title(): void {
    const { note } = this.#facts;
    const about = [note.authors.join(', '), note.date, note.path].filter((part) => part !== undefined && part !== '');
    this.#lines.push(this.#colours.bold(printable(note.title)), this.#colours.dim(printable(about.join(' · '))));
    if (this.#facts.conferences.length + this.#facts.sessions.length === 0) {
      this.#lines.push('', 'No conference and no session in this note');
    }
  }

  heading(text: string): void {
    this.#lines.push('', this.#colours.bold(this.#colours.cyan(text)));
  }

  conference(conference: ConferenceFact): void {
    const about = [dates(conference), conference.place].filter((part) => part !== undefined);
    const name = this.#colours.bold(this.#colours.cyan(printable(conference.name)));
    this.#lines.push('', [name, ...about.map((part) => printable(part))].join(' · '));
    for (const evidence of this.#shown(conference.evidence)) {
      this.#lines.push(this.#colours.dim(said(evidence, { columns: this.#columns })));
    }
  }

  sessions(sessions: readonly SessionFact[], indent = ''): void {
    for (const [index, session] of sessions.entries()) {
      const last = index === sessions.length - 1;
      this.#session(session, `${indent}${last ? '└─ ' : '├─ '}`, `${indent}${last ? '   ' : '│  '}`);
    }
  }

  #session(session: SessionFact, first: string, indent: string): void {
    const { dim, bold } = this.#colours;
    const parts = this.#facts.sessions.filter((s) => s.partOf === session.key);
    const best = surest(session.evidence);
    const rule = best === undefined ? [] : [saidBy(best)];
    const place = [session.kind, `line ${session.startLine}`, ...rule].join(' · ');
    const title = clipped(printable(session.title), this.#columns - displayWidth(first) - place.length - 2);
    this.#lines.push(`${dim(first)}${bold(title)}  ${dim(place)}`);
    this.#ties('by', session.speakers, this.#people, indent, this.#colours.green);
    this.#ties('about', session.projects, this.#projects, indent, this.#colours.magenta);
    this.sessions(parts, indent);
  }

  /** A line for each tie: what it is, the name, the line of the note, its words and the rule; under a person's the organizations. */
  #ties(
    label: string,
    ties: readonly Tie[],
    names: ReadonlyMap<string, string>,
    indent: string,
    paint: (text: string) => string,
  ): void {
    for (const [index, tie] of ties.entries()) {
      this.#tie(`${indent}  `, padded(index === 0 ? label : '', 6), names.get(tie.key) ?? tie.key, tie, paint);
      if (names !== this.#people || this.#introduced.has(tie.key)) continue;
      this.#introduced.add(tie.key);
      for (const employer of this.#affiliations.get(tie.key) ?? []) {
        const name = OF + (this.#organizations.get(employer.key) ?? employer.key);
        this.#tie(`${indent}  `, padded('', 6), name, employer, (text) => text);
      }
    }
  }

  /** @param indent what every line begins with; @param label what stands behind it in the first */
  #tie(indent: string, label: string, name: string, { evidence }: Fact, paint: (text: string) => string): void {
    const { dim } = this.#colours;
    const shown = paint(padded(clipped(printable(name), this.#nameColumns), this.#nameColumns));
    const again = padded('', label.length + this.#nameColumns);
    const columns = this.#columns - displayWidth(indent) - label.length - this.#nameColumns - 1;
    for (const [index, part] of this.#shown(evidence).entries()) {
      const place = dim(said(part, { columns, quoteColumns: this.#quoteColumns }));
      this.#lines.push(`${dim(indent)}${index === 0 ? dim(label) + shown : again} ${place}`);
    }
  }

  /** What to show of some evidence, line by line: the surest place, or all of them. */
  #shown(evidence: readonly Evidence[]): readonly (readonly Evidence[])[] {
    return this.#verbose ? evidence.map((e) => [e]) : evidence.length === 0 ? [] : [evidence];
  }

  /** What the note names without a session that is about it. */
  alsoNamed(): void {
    const { sessions, projects, people, conferences } = this.#facts;
    const about = new Set(sessions.flatMap((s) => s.projects.map((tie) => tie.key)));
    const gave = new Set(sessions.flatMap((s) => s.speakers.map((tie) => tie.key)));
    const lists: readonly (readonly [label: string, facts: readonly (Fact & { readonly name: string })[]])[] = [
      ['events', conferences.filter((c) => c.mentioned)],
      ['projects', projects.filter((p) => !about.has(p.key))],
      ['people', people.filter((p) => !gave.has(p.key))],
      ['organizations', this.#facts.organizations],
    ];
    const told = lists.filter(([, facts]) => facts.length > 0);
    if (told.length === 0) return;
    this.heading('Also named');
    for (const [label, facts] of told) {
      if (!this.#verbose)
        this.#wrapped(
          label,
          facts.map(({ name }) => name),
        );
      else
        for (const [index, fact] of facts.entries())
          this.#tie('', padded(index === 0 ? `  ${label}` : '', NAMED_INDENT), fact.name, fact, (text) => text);
    }
  }

  /** Names after a label, broken between names where the line is full. */
  #wrapped(label: string, names: readonly string[]): void {
    const indent = NAMED_INDENT;
    let line = '';
    const rows: string[] = [];
    for (const [index, name] of names.entries()) {
      const text = printable(name) + (index < names.length - 1 ? ',' : '');
      if (line !== '' && indent + displayWidth(line) + 1 + displayWidth(text) > this.#columns) {
        rows.push(line);
        line = '';
      }
      line += (line === '' ? '' : ' ') + text;
    }
    for (const [index, row] of [...rows, line].entries()) {
      this.#lines.push(this.#colours.dim(padded(index === 0 ? `  ${label}` : '', indent)) + row);
    }
  }

  coverage(): void {
    const pairs = coverageOf(this.#facts);
    if (pairs.length === 0) return;
    this.heading('Who covered what');
    const width = Math.min(this.#nameColumns, Math.max(...pairs.map((pair) => displayWidth(printable(pair.speaker)))));
    for (const { speaker, project } of pairs) {
      const name = padded(clipped(printable(speaker), width), width);
      this.#lines.push(
        `  ${this.#colours.green(name)} ${this.#colours.dim('→')} ${this.#colours.magenta(printable(project))}`,
      );
    }
  }
}

/** `2016-01-21 to 2016-01-24`, or as much of it as is known. */
function dates({ startDate, endDate, year }: ConferenceFact): string | undefined {
  if (startDate === undefined) return year === undefined ? undefined : String(year);
  return endDate === undefined || endDate === startDate ? startDate : `${startDate} to ${endDate}`;
}
