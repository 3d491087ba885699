import type { ExplainedPlace, FactKind, PlaceRefused, PlaceTaken } from '../../model/explanation.ts';
import type { NoteFacts } from '../../model/facts.ts';
import { nameKey } from '../../model/name-key.ts';
import type { Block } from '../document/document.ts';
import type { Study } from '../extract.ts';
import type { Claim, Findings, Refusal, Spot } from '../findings.ts';
import { linkAt } from '../reading.ts';
import type { NamedFact } from './named-facts.ts';
import type { Occurrence } from './occurrences.ts';

/** A claim with the fact that it became part of, if there is one. */
interface ClaimOf {
  readonly claim: Claim;
  readonly kind: FactKind;
  readonly fact: NamedFact | undefined;
}

/** Words shown before and behind a place, in characters. */
const AROUND = 60;
/** A refusal of so much longer a stretch says little about a word in it. */
const WIDER = 30;

/** What became of each occurrence: what rules took it for, why others did not, or why none cared. */
export function explainedPlaces(
  found: readonly Occurrence[],
  { facts, findings }: Pick<Study, 'facts' | 'findings'>,
  all: readonly NamedFact[],
): readonly ExplainedPlace[] {
  const claims = groupByBlock(claimsOf(findings, all), ({ claim }) => claim.spot.block);
  const refusals = groupByBlock(findings.refused ?? [], ({ spot }) => spot.block);
  return found.map((occurrence): ExplainedPlace => {
    const { block } = occurrence.reader;
    const claimed = (claims.get(block) ?? []).filter(({ claim }) => overlap(claim.spot, occurrence));
    const taken = takenAt(occurrence, claimed, facts);
    const refusedThere = refusedAt(occurrence, refusals.get(block) ?? [], taken.length > 0);
    const refused = taken.length + refusedThere.length > 0 ? refusedThere : dropped(claimed);
    const nothing = taken.length === 0 && refused.length === 0;
    return {
      ...block.locate(occurrence.start, occurrence.end),
      quote: squeezed(block.text.slice(occurrence.start, occurrence.end)),
      context: contextOf(occurrence),
      taken,
      refused,
      ...(nothing ? { unseen: whyUnseen(occurrence) } : {}),
    };
  });
}

function groupByBlock<T>(items: readonly T[], blockOf: (item: T) => Block): ReadonlyMap<Block, readonly T[]> {
  const groups = new Map<Block, T[]>();
  for (const item of items) {
    const group = groups.get(blockOf(item));
    if (group === undefined) groups.set(blockOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** What rules claim, with the facts. Which fact a claim went into is told by its name, as `assemble` puts every claim's name among the fact's. */
function claimsOf(findings: Findings, all: readonly NamedFact[]): readonly ClaimOf[] {
  const index = new Map<string, NamedFact>();
  for (const fact of all) {
    const names = [fact.name, ...fact.aliases].map(nameKey);
    if (fact.kind === 'project' && fact.catalogued !== undefined) names.push(`id ${fact.catalogued}`);
    for (const name of names) if (!index.has(`${fact.kind} ${name}`)) index.set(`${fact.kind} ${name}`, fact);
  }
  const claims: ClaimOf[] = [];
  const add = (claim: Claim, kind: FactKind, ...names: readonly string[]): void => {
    const fact = names.map((name) => index.get(`${kind} ${name}`)).find((f) => f !== undefined);
    claims.push({ claim, kind, fact });
  };
  for (const e of findings.events) add(e, 'conference', nameKey(e.name), nameKey(e.base));
  for (const session of findings.sessions) {
    add(session, 'session', nameKey(session.title));
    for (const { text, spot } of session.aliases) add({ ...session, spot }, 'session', nameKey(text));
    for (const speaker of session.speakers) {
      add(speaker, 'person', nameKey(speaker.name));
      const tie = speaker.organization;
      if (tie !== undefined) add({ ...speaker, spot: tie.spot }, 'organization', nameKey(tie.name));
    }
  }
  for (const p of findings.people) add(p, 'person', nameKey(p.name));
  for (const o of findings.organizations) add(o, 'organization', nameKey(o.name));
  for (const p of findings.projects) add(p, 'project', `id ${p.catalogued ?? ''}`, nameKey(p.name));
  return claims;
}

function takenAt(occurrence: Occurrence, claims: readonly ClaimOf[], facts: NoteFacts): readonly PlaceTaken[] {
  const taken: PlaceTaken[] = claims.flatMap(({ claim: { rule, confidence }, kind, fact }) =>
    fact === undefined ? [] : [{ rule, confidence, kind, name: fact.name }],
  );
  const place = occurrence.reader.block.locate(occurrence.start, occurrence.end);
  for (const { name, evidence } of facts.conferences)
    for (const { rule, confidence, startLine, startColumn, endLine, endColumn } of evidence) {
      const within = startLine === place.startLine && startColumn <= place.startColumn;
      if (/^event-(?:date|place)$/.test(rule) && within && endLine === place.endLine && endColumn >= place.endColumn)
        taken.push({ rule, confidence, kind: 'conference', name });
    }
  return distinct(taken, ({ rule, kind, name }) => `${rule} ${kind} ${name}`);
}

/** What rules took for a fact that is not among the note's any more. */
function dropped(claims: readonly ClaimOf[]): readonly PlaceRefused[] {
  const gone = claims.map(({ claim: { rule, spot }, kind }) => ({
    rule,
    name: squeezed(spot.block.text.slice(spot.start, spot.end)),
    reason: `taken for a ${kind}, and dropped by a decision beside the notes or in the note's front matter`,
  }));
  return distinct(gone, ({ rule, reason }) => `${rule} ${reason}`);
}

function refusedAt(
  { start, end }: Occurrence,
  refusals: readonly Refusal[],
  isTaken: boolean,
): readonly PlaceRefused[] {
  const there = refusals.filter(({ spot }) => overlap(spot, { start, end }));
  const close = there.filter(({ spot }) => spot.end - spot.start <= Math.max(end - start + WIDER, 2 * (end - start)));
  // Of a place that was taken, it goes without saying that it looks like nothing else.
  const told = isTaken ? close.filter(({ rule }) => !BY_LOOK.test(rule)) : close.length > 0 ? close : there;
  return distinct(
    told.map(({ rule, name, reason }) => ({ rule, name, reason })),
    ({ rule, reason }) => `${rule} ${reason}`,
  );
}

/** Rules that look at whatever is capitalised, linked or set apart. */
const BY_LOOK =
  /^(?:person-named|project-(?:linked|look|subject)|event-(?:linked|named)|session-(?:sentence|note-title|enumeration))$/;

function overlap(a: Pick<Spot, 'start' | 'end'>, b: Pick<Spot, 'start' | 'end'>): boolean {
  return a.start < b.end && b.start < a.end;
}

function distinct<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(keyOf(item)) && seen.add(keyOf(item)));
}

function contextOf({ reader, start, end }: Occurrence): string {
  const { text } = reader.block;
  const before = text.slice(Math.max(0, start - AROUND), start);
  const behind = text.slice(end, end + AROUND);
  const from = start > AROUND ? `…${before.replace(/^\S*\s/u, '')}` : before;
  const to = end + AROUND < text.length ? `${behind.replace(/\s\S*$/u, '')}…` : behind;
  return squeezed(from + text.slice(start, end) + to);
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function whyUnseen({ reader, start, end }: Occurrence): string {
  const { block } = reader;
  if (block.kind === 'code') return 'in a code block, where no rule looks for names';
  const known = reader.hits.find((hit) => overlap(hit, { start, end }))?.known[0];
  if (known !== undefined)
    return `the catalogue has ${known.entry.name} (${known.type}), but no rule took these words for it`;
  const link = linkAt(block, start);
  const lacks = [
    'it is not in the catalogue',
    link === undefined ? 'has no link' : 'its link names nothing',
    'and nothing beside it says what it is ("X, a database", "by X", "X talked about …")',
  ];
  const where = block.kind === 'quote' ? ', and in a block quote no rule looks for sessions' : '';
  return `nothing took it for a name: ${lacks.join(', ')}${where}`;
}
