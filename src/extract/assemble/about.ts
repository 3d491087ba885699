import type { Tie } from '../../model/facts.ts';
import { nameKey } from '../../model/name-key.ts';
import type { Claim, Findings, ProjectMention, SessionClaim, Spot } from '../findings.ts';
import type { Reading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import { evidenceOfAll } from './evidence-of.ts';
import { Extent } from './extent.ts';
import type { ProjectGroup } from './projects.ts';

/** How much each thing that can be seen says for a session being about a project (above 0) or for its being named by the way, and how to say it. */
const WEIGHTS = {
  titled: [1, 'in the title'],
  sure: [0.5, 'a sure name'],
  doubtful: [0.3, 'perhaps an ordinary word'],
  early: [0.2, 'in the first sentences'],
  repeated: [0.2, 'named again'],
  headed: [0.2, 'in a heading below'],
  linked: [0.15, 'linked'],
  only: [0.1, 'the only project there'],
  byline: [0.1, 'somebody makes it'],
  far: [-0.2, 'far from where the session is named'],
  aside: [-0.25, 'in brackets'],
  mentioned: [-0.5, 'said to be no more than mentioned'],
  stand: [-0.5, 'its stand, room or team'],
  otherTitle: [-0.5, 'in the title of something else'],
  material: [-0.4, 'where slides or sources are'],
  passing: [-0.6, 'named by the way'],
  elsewhere: [-0.3, 'the subject of another session, and not named early here'],
} as const;
/** From this score on a session is about a project. */
const ENOUGH = 0.5;
const ROUNDING = 1e-9;

/** What can be seen of a project in what is told of a session. */
type AboutFeature = keyof typeof WEIGHTS;

function aboutScore(features: readonly AboutFeature[]): number {
  return features.reduce((sum, feature) => sum + WEIGHTS[feature][0], 0);
}
/** Below it, a mention may be an ordinary word. */
const SURE_NAME = 0.7;
const STAND_BEHIND =
  /^\s*(?:stand|booth|dev ?room|room|track|meet-?up|party|hackathon|stickers?|t-?shirts?|folks|crowd|guys)\b/iu;
const MENTIONED_BEHIND =
  /^\s+(?:was|were|is|got|gets|being)\s+(?:(?:also|only|just|even|briefly)\s+)*(?:named|mentioned)\b/iu;
const MATERIAL =
  /\b(?:can be found|available (?:on|at|in|from|via)|published (?:on|at|in)|source code (?:is|on|of)|slides (?:are|is|on|at)|shout[- ]?out|repository|repo)\b/iu;
const BYLINE =
  /\b(?:author|maintainer|creator|co-?creator|(?:core )?developer|contributor|inventor|founder|lead|behind|works? on|working on|made|wrote|built|develops|maintains)s?\s+(?:of\s+|to\s+|behind\s+|on\s+)?(?:the\s+)?["'“‘]?$/iu;
const QUOTED_WORDS = 4;

/** All that can be seen of a project in a session. */
function aboutFeatures(
  session: { readonly extent: Extent; readonly counts: ReadonlyMap<string, number>; readonly others: readonly Spot[] },
  group: ProjectGroup,
): readonly AboutFeature[] {
  const { extent, counts, others } = session;
  const titled = group.mentions.some((m) => extent.names(m));
  const told = group.mentions.filter((m) => !extent.names(m) && extent.holds(m.spot));
  const solid = told.filter((m) => !m.passing);
  const found: AboutFeature[] = [];
  const see = (feature: AboutFeature, seen: boolean): void => {
    if (seen) found.push(feature);
  };
  see('titled', titled);
  if (told.length === 0) return found;
  const sure = solid.some((m) => m.confidence >= SURE_NAME);
  see('sure', sure);
  see('doubtful', !sure);
  see(
    'early',
    solid.some((m) => extent.early(m.spot)),
  );
  see('repeated', told.length >= 2);
  see(
    'headed',
    solid.some((m) => m.spot.block.kind === 'heading'),
  );
  see(
    'linked',
    solid.some((m) => m.url !== undefined),
  );
  see('only', counts.size === 1);
  see(
    'byline',
    solid.some((m) => BYLINE.test(textBefore(m))),
  );
  see(
    'far',
    told.every((m) => extent.far(m.spot)),
  );
  see(
    'mentioned',
    told.every((m) => MENTIONED_BEHIND.test(m.spot.block.text.slice(m.spot.end, m.spot.end + 30))),
  );
  see('aside', told.every(isAside));
  see(
    'stand',
    told.every((m) => STAND_BEHIND.test(m.spot.block.text.slice(m.spot.end, m.spot.end + 20))),
  );
  see('otherTitle', told.every(isInOtherTitle));
  see(
    'material',
    told.every((m) => MATERIAL.test(sentenceAround(m))),
  );
  see('passing', solid.length === 0);
  see(
    'elsewhere',
    !found.includes('early') && group.mentions.some((m) => others.some((spot) => overlaps(spot, m.spot))),
  );
  return found;
}

function textBefore({ spot }: ProjectMention): string {
  return spot.block.text.slice(Math.max(0, spot.start - 70), spot.start);
}

/** The words around a mention, to the next full stops. */
function sentenceAround({ spot }: ProjectMention): string {
  const { text } = spot.block;
  const before = text.slice(Math.max(0, spot.start - 80), spot.start).replace(/^.*[.!?]\s/su, '');
  const behind = text.slice(spot.end, spot.end + 60).replace(/[.!?]\s.*$/su, '');
  return `${before} ${behind}`;
}

/** True for a mention within quotation marks that hold more than a name. */
function isInOtherTitle({ spot }: ProjectMention): boolean {
  const { text } = spot.block;
  const open = Math.max(text.lastIndexOf('"', spot.start - 1), text.lastIndexOf('“', spot.start - 1));
  const closed = text.slice(spot.end).search(/["”]/u);
  if (open < 0 || closed < 0) return false;
  const inside = text.slice(open + 1, spot.end + closed);
  const odd = (text.slice(0, open).match(/"/gu)?.length ?? 0) % 2 === 1;
  return !odd && inside.length < 120 && inside.split(' ').length >= QUOTED_WORDS;
}

/** What stands in brackets behind such words is meant by them: "the libraries supporting it (A, B)". */
const THINGS_BEFORE =
  /\b(?:librar|tool|framework|plug-?in|project|package|software|implementation|product|technolog|service|language|database|system)\p{L}*\b[^().]{0,40}$/iu;

/** True for a mention within brackets: "(Puppet, shell)". */
function isAside({ spot }: ProjectMention): boolean {
  const { text } = spot.block;
  const open = text.lastIndexOf('(', spot.start);
  const closed = text.lastIndexOf(')', spot.start);
  return (
    open > closed &&
    spot.start - open < 60 &&
    text.indexOf(')', spot.end) >= 0 &&
    !THINGS_BEFORE.test(text.slice(Math.max(0, open - 50), open))
  );
}

/**
 * The projects that a session is about, each with the places that say so. A project in the title or in another name of the session counts at
 * once; in the text about it, what can be seen must add up: an early place, more places than one, few sentences or a note-like item, words such as
 * "talked about"; being named by the way ("projects like X") speaks against it. What the parts of a session tell belongs to the parts.
 */
export function aboutTies(
  findings: Findings,
  reading: Reading,
  session: SessionClaim,
  groups: readonly ProjectGroup[],
): readonly Tie[] {
  const ties = new Map<string, Claim[]>();
  const extent = extentOf(findings, reading, session);
  for (const { group, features } of aboutCandidates(extent, groups, otherTitles(findings, session))) {
    const score = aboutScore(features);
    const told = group.mentions.filter((m) => !extent.names(m) && extent.holds(m.spot));
    if (score >= ENOUGH - ROUNDING)
      ties.set(
        group.key,
        [...group.mentions.filter((m) => extent.names(m)), ...told].map((m) => ({
          ...m,
          confidence: m.confidence * Math.min(1, 0.55 + score * 0.45),
        })),
      );
    else if (findings.refused !== undefined)
      for (const { spot } of told)
        refuse(findings, 'assemble/about', spot.block, spot, refusal(session, features, score));
  }
  // A talk about a part of something that is named there too ("Swarm", "from Docker") is about the whole as well.
  for (const group of groups) {
    const whole = group.catalogued;
    if (whole === undefined || ties.has(group.key)) continue;
    const part = groups.find((g) => g.family === whole && ties.has(g.key));
    const near = group.mentions.filter((m) => extent.holds(m.spot) || extent.near(m.spot));
    if (part !== undefined && near.length > 0)
      ties.set(
        group.key,
        near.slice(0, 3).map((m) => ({ ...m, rule: 'project-family', confidence: 0.65 })),
      );
  }
  return [...ties].map(([key, claims]) => ({ key, evidence: evidenceOfAll(claims, 6) }));
}

function extentOf({ sessions }: Findings, reading: Reading, session: SessionClaim): Extent {
  const parts = sessions.filter((s) => s.partOf === session);
  const alone = sessions.every((s) => s === session || s.partOf === session || s === session.partOf);
  return new Extent(reading, session, parts, isSubjectOfNote(reading.info.title, session, alone));
}

const TALK_OF_MINE =
  /\b(?:talk|talking|talks|gave|giving|speak|speaking|spoke|presented|presenting|presentation|session|keynote|slides|workshop|tutorial|webinar)\b/iu;

/** True if the note's title says that it is about the session: it names one, or has words of its title. */
function isSubjectOfNote(title: string, session: SessionClaim, alone: boolean): boolean {
  if (alone && (session.titled || session.byAuthor !== undefined) && TALK_OF_MINE.test(title)) return true;
  const words = new Set(
    nameKey(title)
      .split(' ')
      .filter((w) => w.length > 3),
  );
  const shared = new Set(
    nameKey(session.title)
      .split(' ')
      .filter((w) => words.has(w)),
  );
  return session.titled && shared.size >= (alone ? SHARED_WORDS : SHARED_WORDS + 1);
}

const SHARED_WORDS = 2;

/** Each project that stands in a session's title or in what is told of it, with all that can be seen of it there. */
function aboutCandidates(
  extent: Extent,
  groups: readonly ProjectGroup[],
  others: readonly Spot[],
): readonly { readonly group: ProjectGroup; readonly features: readonly AboutFeature[] }[] {
  const counts = new Map<string, number>();
  for (const group of groups) {
    const count = group.mentions.filter((m) => extent.names(m) || extent.holds(m.spot)).length;
    if (count > 0) counts.set(group.key, count);
  }
  return groups
    .filter((group) => counts.has(group.key))
    .map((group) => ({
      group,
      features: aboutFeatures({ extent, counts, others }, group),
    }));
}

/** Titles of the note's other sessions: of those that neither hold this one nor are held by it, nor hold any. */
function otherTitles({ sessions }: Findings, session: SessionClaim): readonly Spot[] {
  const holders = new Set(sessions.flatMap((s) => s.partOf ?? []));
  return sessions
    .filter((s) => s !== session && s.partOf !== session && s !== session.partOf && !holders.has(s))
    .flatMap((s) => [s.spot, ...s.aliases.map((a) => a.spot)]);
}

function overlaps(a: Spot, b: Spot): boolean {
  return a.block === b.block && a.start < b.end && b.start < a.end;
}

function refusal(session: SessionClaim, features: readonly AboutFeature[], score: number): string {
  const seen = features.map((feature) => WEIGHTS[feature][1]).join(', ');
  return `no subject of "${session.title}" (${score.toFixed(2)}, needs ${ENOUGH.toFixed(2)}): ${seen}`;
}
