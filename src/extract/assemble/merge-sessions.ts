import { nameKey } from '../../model/name-key.ts';
import type { Findings, SessionClaim } from '../findings.ts';
import { refuse } from '../refuse.ts';

/**
 * One claim for each session: tellings of the same one (agenda, then prose) are joined. Same are those with the same title, the same link to a
 * page of its own, or the same speaker and much the same words. The one with a real title wins, then the surer, then the earlier.
 */
export function mergeSessions(
  claims: readonly SessionClaim[],
  findings: Pick<Findings, 'refused'>,
): readonly SessionClaim[] {
  const kept: SessionClaim[] = [];
  const into = new Map<SessionClaim, SessionClaim>();
  for (const claim of [...claims].sort(better)) {
    const same = kept.find((k) => isSame(k, claim));
    if (same === undefined) kept.push(claim);
    else {
      if (findings.refused !== undefined) refuseTelling(findings, same, claim);
      absorb(same, claim);
      into.set(claim, same);
    }
  }
  for (const claim of kept) if (claim.partOf !== undefined) claim.partOf = into.get(claim.partOf) ?? claim.partOf;
  return kept.sort(byPlace);
}

function better(a: SessionClaim, b: SessionClaim): number {
  return Number(b.titled) - Number(a.titled) || b.confidence - a.confidence || byPlace(a, b);
}

function byPlace(a: SessionClaim, b: SessionClaim): number {
  return a.first - b.first || a.spot.start - b.spot.start;
}

function isSame(a: SessionClaim, b: SessionClaim): boolean {
  if (a.partOf === b || b.partOf === a) return false;
  const keys = [a, b].map((s) => [s.title, ...s.aliases.map((x) => x.text)].map(nameKey));
  const [x = [], y = []] = keys;
  const speakers = a.speakers.map((s) => nameKey(s.name));
  const shared = b.speakers.some((s) => speakers.includes(nameKey(s.name)));
  const apart = a.speakers.length > 0 && b.speakers.length > 0 && !shared;
  if (apart) return false;
  // Two rows of a table, two items of a list: their author tells them apart.
  if (a.rule === b.rule && SIDE_BY_SIDE.has(a.rule) && a.spot.block !== b.spot.block && a.title !== b.title)
    return false;
  if (x.some((k) => k !== '' && y.includes(k))) return true;
  if (a.url !== undefined && a.url === b.url && /[/?]\S{6,}/u.test(a.url.replace(/^https?:\/\/[^/]+/u, '')))
    return true;
  const likeness = Math.max(...x.flatMap((k) => y.map((l) => similarity(k, l))));
  return likeness >= (shared ? 0.45 : 0.8);
}

const SIDE_BY_SIDE: ReadonlySet<string> = new Set(['session-table', 'session-list', 'session-agenda']);

/** Dice's coefficient over words. */
function similarity(a: string, b: string): number {
  const x = new Set(a.split(' '));
  const y = new Set(b.split(' '));
  let both = 0;
  for (const word of x) if (y.has(word)) both++;
  return (2 * both) / (x.size + y.size);
}

function refuseTelling(
  findings: Pick<Findings, 'refused'>,
  kept: SessionClaim,
  { spot, speakers }: SessionClaim,
): void {
  const other = `a further telling of "${kept.title}"`;
  refuse(findings, 'assemble/merge-sessions', spot.block, spot, `no session of its own: ${other}`);
  for (const speaker of speakers)
    if (!takesSpeaker(kept, speaker))
      refuse(
        findings,
        'assemble/merge-sessions',
        speaker.spot.block,
        speaker.spot,
        `${other}, whose speakers a surer place names`,
      );
}

function takesSpeaker(kept: SessionClaim, speaker: SessionClaim['speakers'][number]): boolean {
  return kept.speakers.length === 0 || kept.speakers.some((s) => nameKey(s.name) === nameKey(speaker.name));
}

function absorb(kept: SessionClaim, other: SessionClaim): void {
  kept.aliases.push({ text: other.title, spot: other.spot }, ...other.aliases);
  if (kept.url === undefined && other.url !== undefined) kept.url = other.url;
  if (kept.kind === 'talk') kept.kind = other.kind;
  for (const speaker of other.speakers) if (takesSpeaker(kept, speaker)) kept.speakers.push(speaker);
  if (kept.byAuthor === undefined && other.byAuthor !== undefined) kept.byAuthor = other.byAuthor;
  if (kept.event === undefined && other.event !== undefined) kept.event = other.event;
  // The longer telling is where its projects stand.
  if (other.last - other.first > kept.last - kept.first || (other.within === undefined && kept.within !== undefined)) {
    kept.first = other.first;
    kept.last = other.last;
    if (other.within === undefined) delete kept.within;
    else kept.within = other.within;
  }
}
