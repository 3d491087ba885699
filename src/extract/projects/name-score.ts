import type { CatalogueProject } from '../../model/catalogue.ts';
import { nameKey } from '../../model/name-key.ts';
import { isEveryday, isFirstName, isFrequent, isSeldom, isTrade } from '../names/vocabulary.ts';
import type { BlockReading } from '../reading.ts';
import type { Hit } from '../text/gazetteer.ts';
import { TECHNICAL_BEFORE, TECHNICAL_BEHIND } from './technical-words.ts';

/** What can be seen of a name that is also an ordinary word, where it stands. */
export type NameFeature = keyof typeof WEIGHTS;

/** What the note says elsewhere that helps to judge a name. */
export interface NameSurroundings {
  /** What the note is about as a whole: ids of projects. */
  readonly topics: ReadonlySet<string>;
  /** True for a project that the note surely names in another place. */
  isNamedElsewhere(id: string): boolean;
  /** True for a place within the title of a session. */
  isInSessionTitle(reader: BlockReading, hit: Hit): boolean;
}

/** How much each thing that can be seen says for a project (above 0) or for the ordinary word (below), and how to say it. */
const WEIGHTS = {
  topic: [0.8, 'what the note is about'],
  elsewhere: [0.45, 'surely named elsewhere in the note'],
  technicalBefore: [0.8, 'a technical word before it'],
  technicalBehind: [0.7, 'a technical word behind it'],
  besideProject: [0.75, 'another project beside it'],
  version: [0.4, 'a version behind it'],
  capital: [0.4, 'a capital'],
  capitals: [0.4, 'all in capitals'],
  ownSpelling: [0.4, 'spelled as its makers do'],
  amidSentence: [0.4, 'a capital amid a sentence'],
  usedIn: [0.45, '"in", "with" or "to" before it and nothing behind'],
  about: [0.3, 'words like "introduction to" before it'],
  rareWord: [0.3, 'a rare word'],
  mostlyProject: [0.3, 'rather known as a project'],
  leadsTitle: [0.3, 'leads a title'],
  sessionTitle: [0.2, "in a session's title"],
  behindArticle: [-0.1, 'behind an article'],
  beginsSentence: [-0.1, 'a capital that the place may have given it'],
  oneLetter: [-0.1, 'one or two letters'],
  frequentWord: [-0.4, 'a frequent word'],
  smallLetters: [-0.55, 'in small letters'],
  inPhrase: [-0.8, 'part of a longer phrase in capitals'],
  modifier: [-0.8, 'an adjective of the next word'],
  shortName: [-0.65, 'a short name'],
  countable: [-0.6, '"a" before it and no noun behind'],
  firstName: [-0.5, 'also a first name'],
  eventWord: [-0.6, 'a word of the trade or of events'],
} as const;

/** From this score on, a name that is also an ordinary word is a project. */
const ENOUGH = 0.5;
/** From this score on, it surely is. */
const PLENTY = 0.8;
const ROUNDING = 1e-9;

/** The verdict on an ambiguous name. */
export interface NameVerdict {
  readonly taken: boolean;
  readonly sure: boolean;
  /** What speaks for and against it, in plain words. */
  readonly reason: string;
}

/** Adds up what can be seen of a name. */
export function judgeName(features: readonly NameFeature[]): NameVerdict {
  const score = features.reduce((sum, feature) => sum + WEIGHTS[feature][0], 0);
  const taken = score >= ENOUGH - ROUNDING;
  const seen = taken ? '' : features.map((feature) => WEIGHTS[feature][1]).join(', ');
  return {
    taken,
    sure: score >= PLENTY - ROUNDING,
    reason: taken ? '' : `also an ordinary word (${score.toFixed(2)}, needs ${ENOUGH.toFixed(2)}): ${seen}`,
  };
}

const PREPOSITION_BEFORE = /(?:^|[^\p{L}])(?:in|with|using|to|from|into|on)\s+$/u;
const PHRASE_END =
  /^(?:\s*$|\s*[.,;:!?)\]”’"'–—]|\s+(?:and|or|on|for|with|by|from|at|to|in|is|was|as|vs|but|because|since|when|while|instead|without|just|inside|through)\b|\s+-\s)/u;
const ABOUT_BEFORE =
  /\b(?:about|introduction to|intro to|(?:the )?(?:future|state|history|art|zen|magic|beauty|power|joy) of|what['’]s new in|getting started with|talks? on|session on|tutorial on|workshop on|deep dive into|journey (?:to|with)|experiences? with|adventures in|hands[- ]on)\s+$/iu;
const ARTICLE_BEFORE =
  /\b(?:the|a|an|some|any|my|your|our|their|his|her|its|this|that|these|each|every|no|more|much)\s+$/iu;

/** All that can be seen. */
export function nameFeatures(
  reader: BlockReading,
  hit: Hit,
  entry: CatalogueProject,
  around: NameSurroundings,
): readonly NameFeature[] {
  const { text, kind } = reader.block;
  const key = nameKey(hit.text);
  const before = text.slice(Math.max(0, hit.start - 40), hit.start);
  const behind = text.slice(hit.end, hit.end + 24);
  const capital = /^\p{Lu}/u.test(hit.text);
  const titleOfSession = around.isInSessionTitle(reader, hit);
  const begins = hit.start === 0 || /(?:^|[.!?:]\s+|\n\s*|[-–—]\s+)["“(]?$/u.test(before.slice(-4));
  const found: NameFeature[] = [];
  const see = (feature: NameFeature, seen: boolean): void => {
    if (seen) found.push(feature);
  };
  const previous = /(\S+) $/u.exec(before)?.[1];
  const technicalBehind = TECHNICAL_BEHIND.test(behind);
  const next = /^ (\S+)/u.exec(behind)?.[1];
  see('capital', capital);
  see('capitals', /^\p{Lu}[\p{Lu}\d]+$/u.test(hit.text) && hit.text === entry.name && !/^[^\p{Ll}]+$/u.test(text));
  see('smallLetters', !capital);
  see('ownSpelling', !capital && hit.text === entry.name);
  see('rareWord', hit.text.length > 2 && (isSeldom(key) || !isEveryday(key)));
  see('frequentWord', isFrequent(key));
  see('oneLetter', hit.text.length <= 2);
  see('beginsSentence', capital && begins);
  see('amidSentence', capital && !begins && kind !== 'heading' && !titleOfSession && !isTitleCase(text));
  see('inPhrase', capital && ((!technicalBehind && isPhraseWord(next)) || isPhraseWord(previous)));
  see('technicalBefore', TECHNICAL_BEFORE.test(before));
  see('modifier', MODIFIER.test(hit.text) && /^\s+\p{L}/u.test(behind));
  see('version', VERSION_BEHIND.test(behind));
  see('technicalBehind', technicalBehind);
  see('besideProject', isBesideProject(reader, hit));
  see('usedIn', capital && PREPOSITION_BEFORE.test(before) && PHRASE_END.test(behind));
  see('about', ABOUT_BEFORE.test(before));
  see('behindArticle', ARTICLE_BEFORE.test(before));
  see('countable', /(?:^|\s)an?\s+$/iu.test(before) && PHRASE_END.test(behind));
  see('sessionTitle', titleOfSession);
  see('leadsTitle', capital && begins && /^\s*(?::|\s[–—-])\s/u.test(behind) && titleOfSession);
  see('topic', around.topics.has(entry.id));
  see('firstName', capital && isFirstName(key));
  see('eventWord', isTrade(key));
  const short = nameKey(entry.name) !== key && entry.shortNames.some((name) => nameKey(name) === key);
  see('mostlyProject', !entry.ambiguous && !short);
  see('shortName', short && !around.isNamedElsewhere(entry.id));
  see('elsewhere', around.isNamedElsewhere(entry.id));
  return found;
}

const MODIFIER =
  /^(?:less|just|lean|flat|fresh|rich|smart|deep|fast|rapid|simple|modern|pure|open|native|plain|bare|more|most|public|private|static|dynamic|next|black|red|flash|early|express|mobile|instant|social|solid|spring|summer|fall)$/iu;
const VERSION_BEHIND = /^\s*v?\d+(?:\.\d+)*(?![\p{L}\d%])/u;

/** A capitalised word that makes one phrase with its neighbour: "Image Processing", "Deep Dive". */
function isPhraseWord(word: string | undefined): boolean {
  return word !== undefined && /^\p{Lu}\p{Ll}+$/u.test(word) && !SMALL_IN_TITLES.test(word);
}

/** Words that titles write with a capital and that are no part of a name behind them. */
const SMALL_IN_TITLES =
  /^(?:The|A|An|In|On|At|With|For|My|Our|Your|To|From|Of|And|Or|Vs|Using|Why|How|What|Is|Are|Into|Via|By|About|Beyond|Building|Writing|Learning|Testing|Running|Scaling|Modern|Practical|Advanced|Introducing|Understanding|Hello|Meet|Effective|Embedded|Real|Teach|Teaching|Stop|Use|Optimizing|Deploying|Debugging|Migrating|Secure|Securing|Programming|Hacking|Extending)$/u;

function isSureProject(hit: Hit): boolean {
  return hit.known.some((k) => k.type === 'project' && !k.entry.ambiguous && !k.short);
}

/** True if another, unambiguous project is named beside a name: "Rust, Kubernetes and Go". */
export function isBesideProject(reader: BlockReading, hit: Hit): boolean {
  const { text } = reader.block;
  return reader.hits.some((other) => {
    if (other === hit || !isSureProject(other)) return false;
    const between = other.end <= hit.start ? text.slice(other.end, hit.start) : text.slice(hit.end, other.start);
    return (
      between.length <= 14 &&
      /^["'’”)\]]*\s*(?:,|\/|&|\+|and|or|,\s*(?:and|or)|with|vs\.?|then|→|->)\s*["'‘“([]*$/iu.test(between)
    );
  });
}

export function isTitleCase(text: string): boolean {
  const words = text.split(/\s+/, 40).filter((w) => /^\p{L}{4,}/u.test(w));
  return words.length >= 2 && words.filter((w) => /^\p{Lu}/u.test(w)).length >= words.length * 0.7;
}
