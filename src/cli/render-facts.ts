import { createColors } from 'picocolors';
import type { Evidence } from '../model/evidence.ts';
import type { ConferenceFact, NoteFacts, SessionFact, Tie } from '../model/facts.ts';
import { coverageOf } from './label-document.ts';
import { clipped, displayWidth, padded, printable } from './printable.ts';

/** How to draw. */
export interface RenderOptions {
  /** Width of the terminal in characters. */
  readonly columns: number;
  readonly colour: boolean;
}

type Colours = ReturnType<typeof createColors>;

/** Names are put in a column of at most this width, so that the words behind them start in one line. */
const MAX_NAME_COLUMNS = 28;
const MIN_COLUMNS = 40;
const MAX_COLUMNS = 140;

/**
 * A picture of what a note holds, for a terminal: its conferences, under each its sessions as a tree with speakers and projects, each with
 * the line of the note and the words that say so; then what is only named, and who covered what.
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
  readonly #nameColumns: number;
  readonly #lines: string[] = [];

  constructor(facts: NoteFacts, { columns, colour }: RenderOptions) {
    this.#facts = facts;
    this.#colours = createColors(colour);
    this.#columns = Math.min(MAX_COLUMNS, Math.max(MIN_COLUMNS, columns));
    this.#people = new Map(facts.people.map((person) => [person.key, person.name]));
    this.#projects = new Map(facts.projects.map((project) => [project.key, project.name]));
    const names = [...this.#people.values(), ...this.#projects.values()];
    this.#nameColumns = Math.min(MAX_NAME_COLUMNS, Math.max(0, ...names.map((name) => displayWidth(printable(name)))));
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
    this.#quote('  ', conference.evidence);
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
    const place = `${session.kind} · line ${session.startLine}`;
    const title = clipped(printable(session.title), this.#columns - displayWidth(first) - place.length - 2);
    this.#lines.push(`${dim(first)}${bold(title)}  ${dim(place)}`);
    this.#ties('by', session.speakers, this.#people, indent, this.#colours.green);
    this.#ties('about', session.projects, this.#projects, indent, this.#colours.magenta);
    this.sessions(parts, indent);
  }

  /** A line for each tie: what it is, the name, the line of the note and its words. */
  #ties(
    label: string,
    ties: readonly Tie[],
    names: ReadonlyMap<string, string>,
    indent: string,
    paint: (text: string) => string,
  ): void {
    const { dim } = this.#colours;
    for (const [index, tie] of ties.entries()) {
      const name = clipped(printable(names.get(tie.key) ?? tie.key), this.#nameColumns);
      const head = `${dim(indent)}  ${dim(padded(index === 0 ? label : '', 6))}${paint(padded(name, this.#nameColumns))} `;
      const room = this.#columns - displayWidth(indent) - 2 - 6 - this.#nameColumns - 1;
      this.#lines.push(head + dim(said(tie.evidence, room)));
    }
  }

  #quote(indent: string, evidence: readonly Evidence[]): void {
    this.#lines.push(this.#colours.dim(indent + said(evidence, this.#columns - indent.length).trimStart()));
  }

  /** What the note names without a session that is about it. */
  alsoNamed(): void {
    const { sessions, projects, people, conferences } = this.#facts;
    const about = new Set(sessions.flatMap((s) => s.projects.map((tie) => tie.key)));
    const gave = new Set(sessions.flatMap((s) => s.speakers.map((tie) => tie.key)));
    const lists: readonly (readonly [label: string, names: readonly string[]])[] = [
      ['events', conferences.filter((c) => c.mentioned).map((c) => c.name)],
      ['projects', projects.filter((p) => !about.has(p.key)).map((p) => p.name)],
      ['people', people.filter((p) => !gave.has(p.key)).map((p) => p.name)],
      ['organizations', this.#facts.organizations.map((o) => o.name)],
    ];
    const told = lists.filter(([, names]) => names.length > 0);
    if (told.length === 0) return;
    this.heading('Also named');
    for (const [label, names] of told) this.#wrapped(label, names);
  }

  /** Names after a label, broken between names where the line is full. */
  #wrapped(label: string, names: readonly string[]): void {
    const indent = 16;
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

/** The surest piece of evidence as `12 “the note's words”`, within so many columns. */
function said(evidence: readonly Evidence[], columns: number): string {
  const surest = evidence.reduce<Evidence | undefined>(
    (best, e) => (best && best.confidence >= e.confidence ? best : e),
    undefined,
  );
  if (surest === undefined) return '';
  const line = String(surest.startLine).padStart(4);
  const more = evidence.length > 1 ? ` +${evidence.length - 1}` : '';
  return `${line} “${clipped(printable(surest.quote), Math.max(8, columns - line.length - 3 - more.length))}”${more}`;
}

/** `2016-01-21 to 2016-01-24`, or as much of it as is known. */
function dates({ startDate, endDate, year }: ConferenceFact): string | undefined {
  if (startDate === undefined) return year === undefined ? undefined : String(year);
  return endDate === undefined || endDate === startDate ? startDate : `${startDate} to ${endDate}`;
}
