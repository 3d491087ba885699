import { nameKey } from '../../model/name-key.ts';
import {
  FAMILY_NAMES,
  FIRST_NAMES,
  FREQUENT_WORDS,
  ORDINARY_WORDS,
  RARE_WORDS,
  SELDOM_WORDS,
} from './words.generated.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Words of the trade that ordinary English lacks; none of them is part of a person's name. */
const TRADE = words(`
  agile ajax algorithm algorithms analytics api apis app apps async auth automation backend backends backup bare-metal benchmark benchmarks
  blockchain bootcamp bot bots browser browsers bug bugs build builds cache caching cloud cluster clusters codebase coder coders coding commit compiler compilers
  computing config configuration container containers containerization css cyber data database databases dataset datasets debug debugger debugging deployment deployments
  dev developer developers devops devroom distributed docs documentation domain driver drivers edge embedded encryption endpoint endpoints engineering enterprise
  filesystem filesystems firmware framework frameworks frontend functional gateway generics hack hacker hackers hacking hackathon hardware html http hypervisor infrastructure
  internet iot json kernel kernels keynote keynotes lab labs laptop latency library libraries lightning linux load log logging logs machine malware meetup meetups metrics microservice
  microservices middleware migration mobile module modules monitoring monolith multithreading namespace namespaces native network networking networks observability offline online
  ops optimization orchestration package packages panel parallel parser parsing patch performance persistence pipeline pipelines platform platforms plugin plugins podcast
  production programmer programmers programming project protocol protocols proxy query queries queue refactoring release releases reliability repo repository rest roadmap robotics
  router runtime scalability scalable scale scaling scheduler schedulers schema scripting sdk security semantic sensors serverless server servers session sessions software source
  speaker speakers sprint sre stack startup startups storage stream streaming summit sysadmin syntax systems talk talks tech testing tests thread threads tool tooling toolchain tools
  track tracks tutorial tutorials types ui unconference unikernel unikernels update upgrade ux virtualization visualization vm vms vulnerability web webapp webapps webinar website
  widget workflow workflows workload workloads workshop workshops masterclass masterclasses modem hybrid wiki wireless ai ml ar vr cto ceo founder engineer architect manager evangelist advocate maintainer professor phd
  intro introduction deep dive hands-on ignite bof birds feather q&a qa ama closing opening welcome reception afterparty sponsor sponsors agenda schedule recap report notes slides video
  videos recording recordings youtube vimeo slideshare speakerdeck twitter github gitlab blog post tl dr tldr faq wifi lunch dinner breakfast coffee break party hallway venue hotel
  university universität institute college foundation inc ltd gmbh corp corporation group team company
  conference conferences conf convention expo congress symposium forum camp barcamp track miniconf day days week weekend morning afternoon evening night
  monday tuesday wednesday thursday friday saturday sunday january february march july september october november december feb apr jul sept oct nov
`);

/** Short forms of given names, and given names that the lists of names lack. */
const SHORT_FORMS = words(`
  al alex andi andy art barb bart ben benji beth bill bob bobby brad bram bud cal cam cat chad chas chip chris chuck cliff clint colm corey cory dan danny dave deb debbie denny des dick dirk dom don doug drew ed eddie eli em
  fran frank fred gabe gail gene geoff gil glyn gord greg gus hal hank herb ian jack jake jan jed jeff jem jen jenn jerry jess jez jim jimmy jo joe joey jon josh kai kat kate kay ken kev kim kit kris kurt lars laurie len
  les libby lil liz lou luke mac maddy marc marge mark marty mat matt max meg mel mick mike mitch moe nan nat nate ned neil nick nik niko norm ollie oz pam pat peg pete phil priya rae raj ralph randy ravi ray reg rich rick rik rob rod
  rodger roger ron rory ross roy russ rusty sal sam sandy sean seb shaun sid stan steph stephan steve stew stu sue suz suze tad tam ted teri terry theo thom thorsten tim tina tobi toby todd tom toni tony trev trish ty val vic vince viv wes will woody zac zach zak zeke
`);

/** Words of grammar; some languages have names that are spelled like them, English has none. */
const GRAMMAR = words(`
  a about after again all also an and any are as at be because been before but by can could did do does every few first for from get gets getting had has have he her here his how i if in into is it its just
  last let like make making many me more most much my never new next no not now of off on once one only or other our out over own second she should so some still such than that the their them then there these they
  this those three through to too two under up us use using very was we were what when where which while who whose why with without would yes you your
`);

/** Lower-case parts inside names: van, de, al-. */
export const PARTICLES = words(
  'van von vom der den de del della di da das do dos du la le les el al bin ibn ben ten ter te zu zur af av y e san st',
);

/** Places where conferences are; places are not people. */
const PLACES = words(`
  amsterdam antwerp athens atlanta auckland austin australia austria bangalore barcelona beijing belgium belgrade bengaluru berlin berlin-mitte bilbao birmingham bologna boston brazil brighton brisbane
  bristol brno brussels bucharest budapest california cambridge canada canberra chicago china cologne copenhagen dallas delhi denver detroit dresden dubai dublin dusseldorf edinburgh
  england europe finland florence florida france frankfurt geneva germany ghent glasgow gothenburg greece hamburg hawaii helsinki hobart houston hungary iceland india ireland israel istanbul italy
  japan karlsruhe kiev kyiv kraków krakow kyoto lausanne leeds leipzig lille linz lisbon liverpool ljubljana london lyon madrid malaga malmo manchester melbourne mexico miami milan minneapolis montreal
  moscow mumbai munich nashville netherlands newcastle norway nuremberg oakland ohio oregon orlando oslo osaka ottawa paris pasadena perth philadelphia phoenix pittsburgh poland porto portland portugal prague
  raleigh reykjavik riga rome rotterdam russia salzburg scotland seattle seoul serbia seville shanghai singapore slovenia sofia spain stockholm strasbourg stuttgart sweden switzerland
  sydney taipei taiwan tallinn tampa tampere tehran texas tokyo toronto toulouse turin ukraine utah utrecht valencia vancouver vegas vienna vilnius virginia warsaw washington wellington
  wroclaw york zagreb zurich usa uk emea apac europe asia africa america
`);

/** One look-up for what most words are asked for. */
const ORDINARY_OR_TRADE: ReadonlySet<string> = new Set([...ORDINARY_WORDS, ...TRADE]);

/** True for a word that people also write in lower case: it says little about a name. Single letters are not ordinary. */
export function isOrdinary(key: string): boolean {
  return ORDINARY_OR_TRADE.has(key);
}

/** True for a word of everyday English in lower case, words of the trade left out. */
export function isEveryday(key: string): boolean {
  return ORDINARY_WORDS.has(key);
}

export function isGrammar(key: string): boolean {
  return GRAMMAR.has(key);
}

/** True for an everyday word that people use all the time ("just", "go"), as against "react" or "rust". */
export function isFrequent(key: string): boolean {
  return FREQUENT_WORDS.has(key);
}

/** True for a word that few use in its everyday sense ("python", "rails"), and for one that is none. */
export function isSeldom(key: string): boolean {
  return SELDOM_WORDS.has(key) || !ORDINARY_WORDS.has(key);
}

/** Endings and beginnings that make words of words; `scripts/generate-words.mjs` leaves such words out. */
const AFFIXES = [
  /(?:e?s|['’]s?)$/u,
  /e?d$/u,
  /ing$/u,
  /ly$/u,
  /e?r$/u,
  /ers$/u,
  /ness$/u,
  /able$/u,
  /i[sz](?:e|ed|es|ing|ation)$/u,
  /(?:ful|less|ish|ity|al|ally|ment|ments|ation|ations)$/u,
  /^(?:un|re|pre|non|mis|over|under|multi|sub|super|inter|de|anti|micro|co|auto|meta|pseudo|semi|self|cyber|web|data|net|soft|hard|open)/u,
];

/** True for a word of English, however rare, in lower case, and for words made of one ("unbrickable", "namespaces"). */
export function isEnglish(key: string): boolean {
  if (isWord(key)) return true;
  for (const affix of AFFIXES) {
    const stem = key.replace(affix, '');
    if (stem === key || stem.length < 3) continue;
    if (isWord(stem) || isWord(`${stem}e`) || isWord(stem.replace(/i$/u, 'y')) || isWord(stem.replace(/(.)\1$/u, '$1')))
      return true;
    for (const second of AFFIXES) {
      const root = stem.replace(second, '');
      if (root !== stem && root.length > 3 && (isWord(root) || isWord(`${root}e`))) return true;
    }
  }
  return false;
}

function isWord(key: string): boolean {
  return ORDINARY_OR_TRADE.has(key) || RARE_WORDS.has(key);
}

/** True for a word of computing, of events or of the calendar: a name of a person does not hold it. */
export function isTrade(key: string): boolean {
  return TRADE.has(key);
}

export function isPlace(key: string): boolean {
  return PLACES.has(key);
}

export function isFirstName(key: string): boolean {
  return FIRST_NAMES.has(key) || SHORT_FORMS.has(key);
}

export function isFamilyName(key: string): boolean {
  return FAMILY_NAMES.has(key);
}

/** True if a phrase holds an ordinary word: "Cluster Schedulers" does, "Amir Chaudhry" does not. */
export function holdsOrdinaryWord(phrase: string): boolean {
  return nameKey(phrase).split(' ').some(isOrdinary);
}
