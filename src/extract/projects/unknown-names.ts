import { nameKey } from '../../model/name-key.ts';
import type { Findings } from '../findings.ts';
import { isEnglish, isFamilyName, isFirstName, isGrammar, isOrdinary, isPlace } from '../names/vocabulary.ts';
import { type BlockReading, linkAt, type Reading } from '../reading.ts';
import { classesOf, codeAt, LETTER, NUMBER } from '../text/characters.ts';
import { matches } from '../text/matches.ts';
import type { Range } from '../text/sentences.ts';
import { TECHNICAL_BEFORE } from './technical-words.ts';

/** How much each thing that can be seen of an unknown word says for a project's name (above 0) or against it, and how to say it. */
const WEIGHTS = {
  called: [0.6, '"called" before it'],
  camel: [0.55, 'a capital inside'],
  leadsTitle: [0.55, 'leads a title'],
  described: [0.5, 'said to be a tool or the like'],
  extension: [0.5, 'an ending of programs'],
  authorOf: [0.45, '"author of" or the like before it'],
  besideProject: [0.45, 'beside a known project'],
  linked: [0.3, 'linked'],
  tag: [0.3, 'a tag of the note'],
  thingBefore: [0.3, '"the library", "the tool" or the like before it'],
  underscore: [0.3, 'an underscore inside'],
  version: [0.3, 'a version behind it'],
  endsTitle: [0.25, 'ends a title behind "with", "in" or the like'],
  used: [0.25, '"using", "installed" or the like before it'],
  about: [0.2, '"talk about" or the like before it'],
  code: [0.2, 'inline code'],
  digits: [0.2, 'digits inside'],
  thingBehind: [0.2, 'a word such as "library" behind it'],
  inTitle: [0.15, "in a session's title"],
  capital: [0.1, 'a capital'],
  capitals: [0.1, 'all in capitals'],
  hyphen: [0.1, 'a hyphen inside'],
  often: [0.1, 'named often'],
  besideLook: [0.15, 'beside another word that looks like a name'],
  twice: [0.15, 'named twice'],
  begins: [-0.1, 'a capital that the place may have given it'],
  small: [-0.2, 'in small letters'],
  inPlace: [-0.2, 'perhaps a place'],
  personal: [-0.4, 'perhaps a person'],
  phrase: [-0.45, 'part of a longer name'],
  identifier: [-0.6, 'rather a word of a program'],
  company: [-0.7, 'rather a company or a group'],
} as const;
/** From this score on, an unknown word is a project's name. */
const ENOUGH = 0.7;
const ROUNDING = 1e-9;

/** What can be seen of a word that no list knows. */
export type UnknownFeature = keyof typeof WEIGHTS;

/** Why an unknown word is not taken for a project; undefined if it is. */
export function refusalOfUnknown(features: ReadonlySet<UnknownFeature>): string | undefined {
  const score = unknownScore(features);
  if (score >= ENOUGH - ROUNDING) return undefined;
  const reasons = [...features].map((feature) => WEIGHTS[feature][1]).join(', ');
  return `looks like a name, with too little that says so (${score.toFixed(2)}, needs ${ENOUGH.toFixed(2)}): ${reasons}`;
}

function unknownScore(features: ReadonlySet<UnknownFeature>): number {
  let sum = 0;
  for (const feature of features) sum += WEIGHTS[feature][0];
  return sum;
}

/** A place where an unknown word stands. */
export interface UnknownPlace {
  readonly reader: BlockReading;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A word that no list knows, with all places where the note has it and all that can be seen there. */
export interface UnknownName {
  readonly key: string;
  readonly places: readonly UnknownPlace[];
  readonly features: ReadonlySet<UnknownFeature>;
}

const WORD = /(?<![\p{L}\p{N}@#/._\-'’])\p{L}[\p{L}\p{N}]*(?:[._+-][\p{L}\p{N}]+)*(?![\p{L}\p{N}@/_])/gu;
/** Signs that are part of a word only between letters or digits. */
const JOINTS: ReadonlySet<number> = new Set([...'._+-'].map((sign) => sign.charCodeAt(0)));
/** Signs behind which, and others before which, no word stands: parts of addresses, handles, paths. */
const NOT_BEFORE: ReadonlySet<number> = new Set([..."@#/._-'’"].map((sign) => sign.charCodeAt(0)));
const NOT_BEHIND: ReadonlySet<number> = new Set([...'@/_'].map((sign) => sign.charCodeAt(0)));
const HALF = /[\uD800-\uDFFF]/;

/** Where `WORD` matches; told by its letters, which is faster, where none is half of a pair. */
function wordsOf(text: string): readonly Range[] {
  if (HALF.test(text)) return matches(text, WORD).map((m) => ({ start: m.index, end: m.index + m[0].length }));
  const words: Range[] = [];
  const { length } = text;
  for (let at = 0; at < length; ) {
    const begins =
      isLetter(text, at) && !(at > 0 && (isJoinable(text, at - 1) || NOT_BEFORE.has(codeAt(text, at - 1))));
    const end = begins ? endOfWord(text, at) : at;
    if (end > at) words.push({ start: at, end });
    at = Math.max(end, at + 1);
  }
  return words;
}

/** The end of the longest word that begins at a place; the place itself if what stands behind forbids each. */
function endOfWord(text: string, start: number): number {
  let best = start;
  for (let at = start + 1; ; at += 2) {
    while (isJoinable(text, at)) at++;
    const sign = codeAt(text, at);
    if (!NOT_BEHIND.has(sign)) best = at;
    if (!JOINTS.has(sign) || !isJoinable(text, at + 1)) return best;
  }
}

/** False beyond the ends of a text. */
function isJoinable(text: string, at: number): boolean {
  return (classesOf(codeAt(text, at)) & (LETTER | NUMBER)) !== 0;
}

function isLetter(text: string, at: number): boolean {
  return (classesOf(codeAt(text, at)) & LETTER) !== 0;
}

const EXTENSION = /\.(?:js|py|rs|rb|pl|io|jl|sh|nvim|vim)$/u;
const THING =
  '(?:frameworks?|librar(?:y|ies)|databases?|data ?stores?|(?:programming |query |scripting )?languages?|toolkits?|tools?|engines?|platforms?|protocols?|operating systems?|distributions?|distros?|hypervisors?|schedulers?|orchestrators?|compilers?|interpreters?|runtimes?|virtual machines?|brokers?|prox(?:y|ies)|load balancers?|web ?servers?|file ?systems?|filesystems?|build systems?|package managers?|editors?|ides?|repl|shells?|plug-?ins?|extensions?|cms|orm|test runners?|bundlers?|linters?|debuggers?|profilers?|gateways?|service mesh|search engines?|generators?|open[- ]source projects?|software|daemons?|clients?|sdks?|clis?|packages?|modules?|gems?|crates?|bots?|games?|emulators?|simulators?|decompilers?|disassemblers?|scanners?|fuzzers?|monitors?|projects?|assistants?|trackers?|viewers?|players?|managers?|servers?|networks?|visuali[sz]ers?|benchmarks?|collections? of|implementations?|re-?implementations?|renderers?|importers?|exporters?|collectors?|languages?|parsers?|formats?|standards?|specifications?|operators?|add-?ons?|apps?|suites?|utilit(?:y|ies)|technolog(?:y|ies)|implementations?|programs?|drivers?|kernels?|stack|services?|systems?|middleware|chatbots?|wrappers?|ports?|forks?|clones?)';
const THING_BEHIND = new RegExp(`^["'”’]?\\s+(?:\\p{Ll}+\\s+)?${THING}\\b`, 'u');
const THING_BEFORE = new RegExp(`\\b${THING}\\s*["'“‘(]?$`, 'u');
const DESCRIBED_BEHIND = new RegExp(
  `^["'”’)]*\\s*(?:,|\\(|–|—|-|:|is|was|(?:,\\s*)?which (?:is|was))\\s+(?:(?:basically|essentially|just|also|really|now)\\s+)?(?:an?|the|our|their|his|her|its|my)\\s+(?:[\\p{L}\\p{N}'’/-]+,?\\s+){0,6}?${THING}\\b`,
  'u',
);
const DESCRIBED_BEFORE = new RegExp(`\\b${THING}\\s*(?:,|\\(|:|–|—|-)\\s*["'“‘]?$`, 'u');
const CALLED = /\b(?:called|named|dubbed|code-?named|known as|namely)\s+["'“‘]?(?:the )?$/iu;
const AUTHOR =
  /\b(?:author|maintainer|creator|co-?creator|developer|contributor|inventor|founder|lead)s?\s+(?:of|to|behind|on)\s+(?:the )?["'“‘]?$/iu;
const ABOUT =
  /\b(?:talk(?:s|ed|ing)?|spoke|session|presentation|keynote|demo(?:ed|s)?|intro(?:duc\p{L}+)?|present(?:ed|ing|s)?|show(?:ed|ing|s)|explain(?:ed|ing|s)|announc\p{L}+|tutorial|workshop|recommend(?:ed|s)?|released?|learn(?:ed|ing|t)? (?:about|of))\s+(?:about |on |of |to |us |how )?(?:the |their |his |her |our )?["'“‘]?$/iu;
const USED =
  /\b(?:configur(?:e|ed|ing)|import(?:ing|ed)?|adopt(?:ed|ing)?|run(?:s|ning)?|start(?:ed|ing)?|tried|try(?:ing)?|built|build(?:ing)?|with|combine\p{L}*|via|through|publish\p{L}*|port(?:ed|ing)|integrat\p{L}+|implement\p{L}+(?: of)?|deploy\p{L}*|switch\p{L}*|leverag\p{L}+|includ\p{L}+|pip install|gem install|npm install|apt(?:-get)? install|go get|cargo install|brew install)\s+(?:the )?["'“‘]?$/iu;
const COMPANY_BEFORE =
  /(?:\b(?:from|at|joined|joining|left|by|for|(?:co-?)?founder of|employees? of|ceo of|cto of|member|members of)|@)\s+$/iu;
const COMPANY_BEHIND =
  /^(?:['’]s)?\s*(?:,?\s*(?:Inc|Ltd|GmbH|LLC|Corp|AG)\b|(?:CEO|CTO|VP|founders?|team|office|booth|employees?|engineers?|guys|folks|headquarters|stand|customers?|consultants?|University|Institute|Foundation|Hotel|Center|Centre|Conference|Summit|Street)\b)/u;
/** Words behind an identifier of a program or a setting. */
export const IDENTIFIER_BEHIND =
  /^["'”’]?(?:\s*[=(]|\s+(?:callback|method|function|property|option|attribute|parameter|hook|event|class|object|value|argument|variable|field|header|flag|setting|interface|annotation|exception|error|struct|enum|macro|key|constructor|decorator|directive|directory|folder|file|command|step|table|column)s?\b)/u;
const THANKS = /\b(?:sponsor\p{L}*|thank\p{L}*|grateful|kudos|hosted by|funded by|partners?)\b/iu;
const NICKNAME_BEFORE = /\p{Lu}\p{Ll}+ ["“‘'(]$/u;
const JOINED = /^["'“”‘’)\]]*\s*(?:,|\/|&|\+|and|or|,\s*(?:and|or)|with|vs\.?|versus|then|→|->)\s*["'“‘([]*$/iu;

/** What is no name of a project although no list of words holds it: abbreviations of the trade, of events and of everyday life. */
const NO_NAME = new Set(
  `yes hey hello okay wow hi bye thanks please sorry maybe anyway anyways overall finally lastly firstly secondly thirdly additionally furthermore moreover however onwards
  todo tbd tba imo imho btw afaik iirc fwiw lol wtf omg asap etc eg ie vs am pm aka ps nb usd eur gbp cet pst est gmt utc pdf csv png jpg jpeg gif mp3 mp4 zip tar
  cpu cpus gpu gpus ram rom ssd hdd nic os oses vm vms ide ides sdk sdks api apis cli clis gui uis ui ux url urls uri uris html http https ftp dns tcp udp ip ips ssl tls crud sql nosql
  iot ai ml nlp etl poc pocs roi qa rfc rfcs pr prs ci cd cicd sla slo slis slos slas sre sres ops infosec appsec devsecops gitops chatops finops aiops dataops noops saas paas iaas faas baas
  b2b b2c kpi okr mvp mvps poc faq bof bofs cfp cfps oss foss floss ngo phd msc bsc ceo cto cfo cio coo vp hr pm pms swag keynoter keynotes irl afk diy ootb
  www com org net edu gov ddd tdd bdd solid dry kiss yagni rad mvc mvvm oop fp dsl dsls ast asts jit gc gcs aot abi fft rgb hsv ascii utf
  youtube vimeo twitter facebook linkedin instagram slideshare speakerdeck medium meetup meetups eventbrite flickr reddit tiktok pinterest github gitlab
  blogpost blogposts livestream livestreams livestreamed webcast webcasts startup startups hackerspace hackerspaces makerspace coworking realtime runtime runtimes timezone timezones screencast screencasts
  codebase codebases dev devs sysadmin sysadmins config configs repo repos admin admins infra prod perf app apps init args async sync frontend backend fullstack serverless monolith monoliths microservice microservices
  dataset datasets dataframe dataframes tensor tensors bytecode opcode mutex mutexes goroutine goroutines coroutine coroutines namespace namespaces hostname hostnames username usernames localhost
  offline online inline multithreaded multithreading backpressure autoscaling autoscale autocomplete autocompletion refactor refactored refactoring rollout rollouts rollback rollbacks hotfix changelog changelogs
  runbook runbooks playbook playbooks postmortem postmortems lambda lambdas monad monads functor functors closure closures regex regexes regexp enum enums struct structs iterator iterators codec codecs daemon daemons hypervisor hypervisors microkernel unikernel tarball tarballs changeset diff diffs wrapper wrappers whitepaper changelog
  datacenter datacenters datacentre middleware malware ransomware spyware adware firmware freeware shareware bloatware ebook ebooks podcast podcasts podcasting vlog hashtag hashtags emoji emojis tweet tweets
  devroom devrooms devops devrel macbook macbooks iphone iphones ipad ipads laptop chromebook chromebooks kindle roguelike roguelikes hackathon hackathons unconference unconferences barcamp openspace openspaces afterparty coc nda eol lts wip wips
  covid pokemon starbucks uber lyft airbnb ikea lego powerpoint wifi lan wan vpn vpns sms mms gps rfid nfc led leds lcd usb hdmi vga qr atm pin otp mfa totp
  january february march april june july august september october november december mon tue wed thu fri sat sun xmas`.split(
    /\s+/,
  ),
);

/** The words of a note that may be names of projects and that no list knows. @param isKnown true for a stretch that is known as something */
export function unknownNames(
  reading: Reading,
  findings: Findings,
  isKnown: (reader: BlockReading, start: number, end: number) => boolean,
): readonly UnknownName[] {
  const tags = new Set([...reading.info.tags, ...reading.info.categories].map(nameKey));
  const places = new Map<string, UnknownPlace[]>();
  const looked = new Map<string, boolean>();
  for (const reader of reading.blocks) {
    if (reader.block.kind === 'code' || reader.block.kind === 'embed') continue;
    for (const { start, end } of wordsOf(reader.block.text)) {
      const text = reader.block.text.slice(start, end);
      const may = looked.get(text) ?? mayBeName(text);
      looked.set(text, may);
      if (!may || isKnown(reader, start, end)) continue;
      const key = nameKey(text);
      const own = places.get(key);
      if (own === undefined) places.set(key, [{ reader, start, end, text }]);
      else own.push({ reader, start, end, text });
    }
  }
  const titles = findings.sessions.map(({ spot, titled }) => ({ ...spot, titled }));
  const odd = [...places.values()].flat().filter(({ text }) => looksOdd(text));
  const names = [...places].map(([key, own]) => {
    const features = new Set<UnknownFeature>();
    for (const place of own) {
      for (const feature of seen(place, titles)) features.add(feature);
      if (looksOdd(place.text) && odd.some((o) => isBeside(place, o))) features.add('besideLook');
    }
    if (tags.has(key)) features.add('tag');
    if (own.length >= 2) features.add('twice');
    if (own.length >= 4) features.add('often');
    return { key, places: own, features };
  });
  // What stands beside a word that is taken for a project stands beside a project.
  for (let round = 0; round < 2; round++) {
    const taken = names.filter((n) => refusalOfUnknown(n.features) === undefined).flatMap((n) => n.places);
    for (const { places: own, features } of names)
      if (own.some((place) => taken.some((o) => isBeside(place, o)))) features.add('besideProject');
  }
  return names;
}

function looksOdd(text: string): boolean {
  return /\p{Ll}\p{Lu}/u.test(text) || EXTENSION.test(text);
}

function isBeside(a: UnknownPlace, b: UnknownPlace): boolean {
  return a.reader === b.reader && a.start !== b.start && isJoined(a.reader.block.text, a.start, a.end, b.start, b.end);
}

/** Most words: known at a glance. */
function isPlainWord(text: string): boolean {
  if (!/^[A-Za-z][a-z]+$/.test(text)) return false;
  const word = text.toLowerCase();
  return isOrdinary(word) || isGrammar(word);
}

/** True for a word that is neither of a language nor an abbreviation that everybody uses. */
function mayBeName(text: string): boolean {
  if (text.length < 3 || text.length > 30 || isPlainWord(text)) return false;
  const key = nameKey(text);
  // Most words are everyday ones; the lists know them at once.
  if (NO_NAME.has(key) || isPlace(key) || isOrdinary(key) || isGrammar(key)) return false;
  if (/^[\p{Ll}]+$/u.test(text) ? isEnglish(key) : /^\p{Lu}\p{Ll}+$/u.test(text) && isEnglish(key)) return false;
  if (/\.\p{Lu}/u.test(text)) return false;
  if (!/^[\p{Script=Latin}\p{N}._+-]+$/u.test(text)) return false;
  if (/^(?:[ivxlc]+|\p{Lu}\.?|\p{L}{1,2}\d+|\p{L}+(?:['’]\p{L}+))$/iu.test(text) && !/\p{Ll}\p{Lu}/u.test(text))
    return false;
  const parts = text.split(/[-.]/u).filter(Boolean);
  if (parts.length > 1 && !EXTENSION.test(text)) {
    if (
      /\.(?:com|org|net|de|nl|fr|eu|uk|edu|gov|html?|md|pdf|txt|json|ya?ml|toml|xml|conf|cfg|ini|log|zip|gz|png|jpe?g|gif|svg|java|kt|go|c|h|cpp|cs|php|ts|tsx|jsx|css|scss|sql|exe|desktop|service)$/iu.test(
        text,
      )
    )
      return false;
    const odd = parts.filter((part) => !isEnglish(nameKey(part)) && !/^\d+$/u.test(part) && part.length > 1);
    // "SkiROS-implementation" is no name of its own.
    if (
      parts.length === 2 &&
      /\p{Lu}/u.test(parts[0] ?? '') &&
      /^\p{Ll}{4,}$/u.test(parts[1] ?? '') &&
      isEnglish(parts[1] ?? '')
    )
      return false;
    if (/^\p{Lu}?\p{Ll}+-\p{Ll}+$/u.test(text) && isEnglish(key.replace(/ /gu, ''))) return false;
    if (odd.length === 0 && !/\p{Ll}\p{Lu}|_/u.test(text)) return false;
    // "Mesos-driven", "pre-GA", "CNCF-hosted": words, not names.
    if (
      /-(?:based|driven|like|specific|related|aware|hosted|managed|native|powered|style|flavou?red|only|first|free|wide|ready|friendly|level|side|compatible|capable|enabled|backed|oriented|ish|\p{Ll}+(?:ed|ing))$/iu.test(
        text,
      )
    )
      return false;
    if (
      /^(?:pre|non|re|un|anti|multi|co|e|post|sub|mid|self|all|ex|one|two|three|x|t|on|off|up|well|semi|cross|inter|intra|ultra|mini|micro|mega|super|quasi|pseudo|vice|half|full|high|low)-/iu.test(
        text,
      )
    )
      return false;
  }
  return true;
}

function seen(
  place: UnknownPlace,
  titles: readonly {
    readonly block: unknown;
    readonly start: number;
    readonly end: number;
    readonly titled: boolean;
  }[],
): readonly UnknownFeature[] {
  const { reader, start, end, text } = place;
  const { block } = reader;
  const before = block.text.slice(Math.max(0, start - 60), start);
  const behind = block.text.slice(end, end + 90);
  const found: UnknownFeature[] = [];
  const see = (feature: UnknownFeature, is: boolean): void => {
    if (is) found.push(feature);
  };
  const plain = text.replace(EXTENSION, '');
  const begins = start === 0 || /(?:[.!?:]\s+|\n\s*)["“(]?$/u.test(before);
  see('camel', /\p{Ll}\p{Lu}/u.test(plain) || /^\p{Lu}{2,}\p{Ll}{2,}/u.test(plain));
  see('digits', /\p{L}\d/u.test(plain) && !/^\p{Lu}\d+$/u.test(plain));
  see('underscore', text.includes('_'));
  see('hyphen', plain.includes('-'));
  see('extension', EXTENSION.test(text));
  see('capitals', /^\p{Lu}[\p{Lu}\d-]+s?$/u.test(plain));
  see('capital', /^\p{Lu}[\p{Ll}-]+$/u.test(plain) && !begins);
  see('begins', /^\p{Lu}[\p{Ll}-]+$/u.test(plain) && begins);
  see('small', /^[\p{Ll}\d_-]+$/u.test(plain));
  see('called', CALLED.test(before));
  see('thingBefore', THING_BEFORE.test(before));
  see('thingBehind', THING_BEHIND.test(behind));
  see('described', DESCRIBED_BEHIND.test(behind) || DESCRIBED_BEFORE.test(before));
  see('used', TECHNICAL_BEFORE.test(before) || USED.test(before));
  see('authorOf', AUTHOR.test(before));
  see('about', ABOUT.test(before));
  see(
    'besideProject',
    reader.hits.some((h) => isProjectHit(h) && isJoined(block.text, start, end, h.start, h.end)),
  );
  const title = titles.find(
    (t) => t.block === block && t.start <= start && end <= t.end && (t.titled || /\p{Lu}/u.test(plain)),
  );
  if (title !== undefined) {
    const rest = block.text.slice(end, title.end);
    see('inTitle', true);
    see(
      'leadsTitle',
      (start === title.start || /^["“‘'(]\s*$/u.test(block.text.slice(title.start, start))) &&
        /^["”’']?\s*(?::|[-–—]\s|$)/u.test(rest),
    );
    see(
      'endsTitle',
      /\b(?:with|using|in|on|of|to|for|from|and|via|about)\s+$/iu.test(before) &&
        /^["”’')]*\s*(?:[,:;.!?–—(-]|and\b|$)/u.test(rest),
    );
  }
  const span = block.spans.find((s) => s.kind === 'code' && s.start <= start && end <= s.end);
  see('code', span !== undefined && span.start === start);
  const link = linkAt(block, start);
  see(
    'linked',
    link?.url !== undefined &&
      link.end - link.start <= text.length + 12 &&
      /^https?:/u.test(link.url) &&
      nameKey(link.url).replace(/ /g, '').includes(nameKey(text).replace(/ /g, '')),
  );
  see('version', /^\s+v?\d+(?:\.\d+)+/u.test(behind));
  see('identifier', IDENTIFIER_BEHIND.test(behind) || (/^\p{Ll}+\p{Lu}/u.test(text) && span !== undefined));
  see(
    'company',
    THANKS.test(before) ||
      COMPANY_BEHIND.test(behind) ||
      (COMPANY_BEFORE.test(before) && /^\p{Lu}/u.test(text)) ||
      (/\($/u.test(before) && /^\)/u.test(behind) && reader.people.some((p) => p.end <= start && start - p.end <= 3)),
  );
  see(
    'phrase',
    /^\p{Lu}\p{Ll}/u.test(text) &&
      (/^ \p{Lu}\p{Ll}/u.test(behind) || /(?:^|\s)\p{Lu}\p{Ll}+ $/u.test(before.replace(/^.*[.!?]\s/u, ''))),
  );
  see(
    'personal',
    isFirstName(nameKey(text)) ||
      isFamilyName(nameKey(text)) ||
      (NICKNAME_BEFORE.test(before) && /^["”’')] ?\p{Lu}/u.test(behind)),
  );
  see('inPlace', /\b(?:in|near|to)\s+$/iu.test(before) && /^\p{Lu}\p{Ll}+$/u.test(text));
  return found;
}

function isProjectHit(hit: { readonly known: readonly { readonly type: string }[] }): boolean {
  return hit.known.some((k) => k.type === 'project');
}

function isJoined(text: string, start: number, end: number, from: number, to: number): boolean {
  if (to > start && from < end) return false;
  const between = to <= start ? text.slice(to, start) : text.slice(end, from);
  return between.length <= 14 && JOINED.test(between);
}
