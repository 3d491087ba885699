import type { ExplainedFact, ExplainedPlace, ExplainedTie, Explanation } from '../model/explanation.ts';
import { clipped, displayWidth, printable } from './printable.ts';
import type { RenderOptions } from './render-facts.ts';
import { quoteWidth, said } from './said.ts';
import { TextPage } from './text-page.ts';

/** So many places, ties of one kind and answers are told without `verbose`. */
const SHOWN = 12;
/** So many places with one and the same answer are quoted without `verbose`. */
const ALIKE = 3;
/** Words of the note are put in a column of at most this width. */
const MAX_QUOTE_COLUMNS = 32;
/** Columns before what was said of a place. */
const ANSWER_INDENT = 9;

/**
 * The answer to "why is this, or why is this not, in the facts of the note?", for a terminal: what goes by the text with its evidence and
 * ties; the places where something spoke against it, each with the rules that looked and what they missed; what can be done.
 */
export function renderWhy(path: string, explanation: Explanation, options: RenderOptions): string {
  const page = new TextPage(options);
  const { text, facts, places, remarks } = explanation;
  const { bold, dim } = page.colours;
  page.line(bold(`“${clipped(printable(text), page.columns - 2)}”`));
  page.line(dim(clipped(printable(path), page.columns)));
  if (remarks.length > 0) page.line('');
  for (const remark of remarks) page.wrapped(remark);
  const most = options.verbose === true ? Number.POSITIVE_INFINITY : SHOWN;
  some(page, facts, most, 'facts', (fact) => tellFact(page, fact, most));
  const doubted = alike(places.filter((place) => place.taken.length === 0 || place.refused.length > 0));
  if (doubted.length > 0) page.heading(facts.length === 0 ? 'Not taken' : 'Not taken, or not for everything');
  some(page, doubted, most, 'answers', (group) => tellPlaces(page, group, options.verbose === true ? most : ALIKE));
  if (facts.length === 0 && places.length === 0) tellNowhere(page, explanation);
  else {
    page.line('');
    page.wrapped(facts.length === 0 ? TO_HAVE : TO_CHANGE, {}, dim);
  }
  return page.text();
}

const TO_HAVE =
  'Should it be taken? hallway.yaml beside the notes outranks the rules: "catalogue" adds a project, an organization or a series, "set" says what a session holds.';
const TO_CHANGE =
  'Is that wrong? hallway.yaml beside the notes outranks the rules: "ignore" drops a name, "same" and "different" join and part names, "set" says what a session holds.';

/** Tells the first few; then how many others there are. */
function some<T>(page: TextPage, items: readonly T[], most: number, what: string, tell: (item: T) => void): void {
  for (const item of items.slice(0, most)) tell(item);
  if (items.length > most)
    page.line(page.colours.dim(`       … and ${items.length - most} more ${what}; see them with --verbose`));
}

function tellFact(page: TextPage, { kind, name, aliases, evidence, ties, limit }: ExplainedFact, most: number): void {
  const { dim } = page.colours;
  page.heading(`Taken: ${kind} ${name}`);
  if (aliases.length > 0) page.wrapped(`also called ${aliases.join(', ')}`, { indent: 2 }, dim);
  const quoteColumns = Math.min(MAX_QUOTE_COLUMNS, Math.max(0, ...evidence.map((e) => quoteWidth([e]))));
  some(page, evidence, most, 'places', (e) => page.line(said([e], { columns: page.columns, quoteColumns })));
  for (const relation of new Set(ties.map((tie) => tie.relation))) {
    const alike = ties.filter((tie) => tie.relation === relation);
    some(page, alike, most, 'of them', (tie) => tellTie(page, tie));
  }
  if (limit !== undefined) page.wrapped(limit, { indent: 2 });
}

function tellTie(page: TextPage, { relation, kind, name, evidence }: ExplainedTie): void {
  const { dim } = page.colours;
  const title = kind === 'session' ? `“${printable(name)}”` : printable(name);
  page.line(`  ${dim(relation)} `, clipped(title, page.columns - relation.length - 3));
  page.line('    ', dim(said(evidence, { columns: page.columns - 4 })));
}

/** Places of which the same is to be said, in the order of the first of each. */
function alike(places: readonly ExplainedPlace[]): readonly (readonly ExplainedPlace[])[] {
  const groups = new Map<string, ExplainedPlace[]>();
  for (const place of places) {
    const answer = JSON.stringify([place.taken, place.refused, place.unseen]);
    const group = groups.get(answer);
    if (group === undefined) groups.set(answer, [place]);
    else group.push(place);
  }
  return [...groups.values()];
}

function tellPlaces(page: TextPage, places: readonly ExplainedPlace[], most: number): void {
  const { dim, bold, green, red } = page.colours;
  for (const { startLine, context, quote } of places.slice(0, most)) {
    const line = `${String(startLine).padStart(4)} `;
    const words = around(printable(context), printable(quote), page.columns - line.length);
    page.line(
      dim(line),
      words.replace(printable(quote), (found) => bold(found)),
    );
  }
  const others = [...new Set(places.slice(most).map((place) => place.startLine))];
  if (others.length > 0)
    page.wrapped(`and in ${others.length === 1 ? 'line' : 'lines'} ${others.join(', ')}`, { indent: 5 }, dim);
  const [place] = places;
  if (place === undefined) return;
  const tell = (mark: string, text: string) =>
    page.wrapped(text, { indent: ANSWER_INDENT, first: `${' '.repeat(ANSWER_INDENT - 2)}${mark} ` });
  for (const { kind, name, rule, confidence } of place.taken)
    tell(green('+'), `${kind} ${name} (${rule} ${confidence.toFixed(2)})`);
  for (const { rule, reason, name } of place.refused)
    tell(red('-'), `${rule}${name === place.quote ? '' : `, on “${clipped(printable(name), 40)}”`}: ${reason}`);
  if (place.unseen !== undefined) tell(red('-'), place.unseen);
}

function tellNowhere(page: TextPage, { catalogued, near }: Explanation): void {
  page.line('');
  page.wrapped('It stands nowhere in the note, neither so spelled nor by another name that the catalogue has for it');
  for (const name of catalogued) page.wrapped(`The catalogue has it: ${name}`);
  if (near.length > 0) page.heading('Spelled like it');
  for (const { name, line } of near)
    page.line(page.colours.dim(`${String(line).padStart(4)} `), clipped(printable(name), page.columns - 5));
}

/** As much of a context as fits, with the quote in it. */
function around(context: string, quote: string, columns: number): string {
  if (displayWidth(context) <= columns) return context;
  const at = Math.max(0, context.indexOf(quote));
  const from = Math.max(0, at - Math.max(0, Math.floor((columns - quote.length) / 2)));
  return clipped(from === 0 ? context : `…${context.slice(from + 1)}`, columns);
}
