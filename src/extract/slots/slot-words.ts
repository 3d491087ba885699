import type { SessionKind } from '../../model/facts.ts';

/** Nouns that name a slot. */
export const SLOT_NOUN =
  '(?:lightning talk|ignite talk|flash talk|tech talk|hands-on lab|fireside chat|panel discussion|panel|keynote speech|keynote|plenary|talk|session|presentation|tutorial|workshop|masterclass|master class|bof|birds of a feather|lecture|webinar|code ?lab|training|demo session|breakout|speech)';

const SLOT_HINT =
  /talk|hands-on lab|fireside chat|panel|keynote|plenary|session|presentation|tutorial|workshop|master ?class|bof|birds of|lecture|webinar|code ?lab|training|breakout|speech/i;

/** False for a text without any `SLOT_NOUN`: a cheap look that spares the long patterns that need one. */
export function mayNameSlot(text: string): boolean {
  return SLOT_HINT.test(text);
}

const KINDS: readonly (readonly [RegExp, SessionKind])[] = [
  [/\b(?:keynote|plenary)/i, 'keynote'],
  [/\b(?:lightning|ignite|flash|pecha ?kucha|5[- ]minute)\b/i, 'lightning'],
  [/\b(?:workshop|hands-on|lab|master ?class|training|code ?lab)s?\b/i, 'workshop'],
  [/\btutorials?\b/i, 'tutorial'],
  [/\b(?:panel|fireside chat)\b/i, 'panel'],
  [/\b(?:bof|birds[- ]of[- ]a[- ]feather)\b/i, 'bof'],
  [/\bmeet-?up\b/i, 'meetup'],
];

/** The kind of session that some words name; undefined if they name none. */
export function kindIn(words: string): SessionKind | undefined {
  return KINDS.find(([pattern]) => pattern.test(words))?.[1];
}

const WEEKDAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?';

/** Headings that group sessions: days, tracks, "Talks", "Keynotes", "Schedule". */
const GROUP = new RegExp(
  `^(?:the )?(?:(?:my |our )?(?:favou?rite|best|top|other|selected|interesting|notable|great|some|more|main|attended|afternoon|morning|evening|conference|invited|contributed|recommended|upcoming|full|short|regular|technical|\\d+|five|ten|three|four) )*` +
    `(?:talks?|sessions?|keynotes?|plenar(?:y|ies)|workshops?|tutorials?|panels?|presentations?|lightning talks?|lightning round|ignite talks?|ignites?|bofs?|speakers|talks i(?:'ve| have)? (?:attended|saw|liked|enjoyed|watched)|(?:talks?|sessions?|bofs?|workshops?|keynotes?|presentations?|panels?|tutorials?) (?:notes|summar(?:y|ies)|recaps?|i .*|worth .*|to watch|that .*|of note)|schedule|agenda|programme?|highlights?|line-?up|devrooms?|dev ?rooms?|tracks?|notes)` +
    `(?: (?:and|&) (?:talks?|sessions?|keynotes?|workshops?|tutorials?|presentations?|bofs?|panels?))*[:.]?$|^(?:(?:conference |main )?day\\s*(?:\\d+|one|two|three|four|five|zero)|(?:first|second|third|fourth|last|final|opening) day|the (?:first|second|third|last) day|${WEEKDAY})\\b[^a-z]{0,3}(?:.{0,30})$|^(?:morning|afternoon|evening)s?(?: session| sessions| talks)?$|^(?:track|stage|room|hall)\\s+\\S{1,12}$`,
  'iu',
);

/** Headings that are no session, whatever stands under them. */
const ASIDE =
  /^(?:(?:my |the |some |a few |our |final |closing |overall |general |quick |and |in )*(?:conclusions?|concluding .*|summary|intro(?:duction)?|overview|preface|background|context|venue|location|swag|food|lunch|breakfast|dinner|drinks?|coffee|part(?:y|ies)|after[- ]?part(?:y|ies)|socials?|social events?|social night|hall ?way(?: track)?|corridor track|networking|people|attendees|community|organi[sz]ers?|organi[sz]ation|thanks?(?: you)?(?: .*)?|thank yous?|acknowledge?ments?|credits?|thoughts|impressions?|wrap[- ]?up|wrapping up|take-?aways?|lessons(?: learned)?|learnings|links?|resources|references|further reading|see also|about(?: (?:me|us|the (?:conference|event|author)))?|travel(?:ling)?|trip|getting there|arrival|departure|hotel|accommodation|registration|tickets?|photos?|pictures|videos?|recordings?|slides|materials?|next year|next steps|what'?s next|see you.*|sponsors?|booths?|expo(?: (?:hall|floor))?|exhibit(?:ion|ors?)?(?: hall)?|hackathon|sprints?|code sprints?|updates?|disclaimer|tl;?dr:?|the (?:good|bad|ugly)|pros|cons|logistics|city|sightseeing|weather|wi-?fi|stats|statistics|numbers|table of contents|contents|toc|footnotes?|comments?|tags?|related(?: posts)?|share|faq|questions|q ?& ?a|feedback|announcements?|news|miscellaneous|misc|other(?: stuff| things)?|bonus|epilogue|prologue|outro|postscript|ps|final words|last words|goodbye|bye|open spaces?|unconference|closing|opening|welcome|prerequisites|installation|setup|usage|requirements|changelog|license|contributing|getting started|diversity|code of conduct|accessibility|vibe|atmosphere|experience|audience|key takeaways?|tips|advice|why i .*|how i .*|who (?:was|is|are) .*|what i .*|where .*|when .*|recap|retrospective|reflections?|the end|end|was it worth it|also recommended.*|part (?:\d+|one|two|three|i+)|summing up|to sum up|in short|all in all|call for (?:papers|proposals|speakers)|cfp))[\s:.!?…]*$/iu;

/** What a heading's words say: that it groups sessions, that it is none, or nothing. */
export function headingSense(words: string): 'group' | 'aside' | 'open' {
  const text = words
    .replace(/\p{Extended_Pictographic}|\uFE0F/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '' || ASIDE.test(text)) return 'aside';
  return GROUP.test(text) ? 'group' : 'open';
}

/** Link targets where sessions live: schedules, session pages, videos and slides. */
const SLOT_LINK =
  /(?:^|\/)(?:schedule|sessions?|talks?|workshops?|presentations?|program(?:me)?|agenda|events?|proposals?|speakers?|lectures?|fahrplan)\b[/_.?-]?|sessiondetail|session_id|(?:youtube\.com\/(?:watch|embed|playlist|live)|youtu\.be\/|vimeo\.com\/(?:\d|showcase)|media\.ccc\.de\/v|video\.fosdem|slideshare\.net\/|speakerdeck\.com\/|slides\.com\/|infoq\.com\/presentations|channel9\.msdn|pyvideo\.org|confreaks|air\.mozilla|notist|noti\.st|sched\.(?:com|org)\/event|lanyrd\.com\/\d|pretalx|cfp\.|usenix\.org\/conference\/)/i;

/** True for links to a session's page, video or slides. */
export function isSlotLink(url: string): boolean {
  return SLOT_LINK.test(url);
}

/** Link targets that are somebody's profile. */
const PROFILE =
  /^https?:\/\/(?:www\.)?(?:(?:mobile\.)?twitter\.com\/(?!.*\/status\/)\w+|x\.com\/\w+|github\.com\/[\w-]+|gitlab\.com\/[\w.-]+|[a-z]{0,3}\.?linkedin\.com\/(?:in|pub)\/|[\w.-]+\/@[\w.-]+|bsky\.app\/profile\/|keybase\.io\/|about\.me\/|plus\.google\.com\/|[\w.-]+\/(?:speakers?|people|persons?|authors?|users?|team|~)\/?[\w.%-]+)\/?(?:[?#].*)?$/i;

/** True for links to a person's profile: social networks, code forges, speaker pages. */
export function isProfileLink(url: string): boolean {
  return PROFILE.test(url);
}
