/** Slots of an agenda in which nobody speaks on anything, and what stands for one that is still open. */
const BREAK =
  /^(?:(?:on(?:wards)?|until late|late)\s*[–—:-]*\s*)?(?:(?:the |a |short |long |coffee |tea |lunch |morning |afternoon |group |more )*(?:coffee|lunch|breaks?|tea|snacks?|registration|check[- ]?in|breakfast|brunch|dinner|drinks|beers?|pizza|food|networking|mingling|socials?|social event|after ?party|party|photos?|raffle|giveaways?|doors|arrivals?|gathering)|closing|opening|(?:(?:opening|closing|final|welcome) )?(?:remarks|words|ceremony|address)|welcome|doors open|open end|opens?|tb[ad]|q ?& ?a|intros?|introductions?|wrap[- ]?up|sponsors?|goodbye|end|the end|open spaces?|hallway track|more|others?|etc|todo|n\/a|cancell?ed)(?:(?:,| and| &| \+| \/|\/| with) ?(?:more )?(?:coffee|lunch|breaks?|tea|snacks?|registration|breakfast|dinner|drinks|beers?|pizza|food|networking|mingling|introductions?|intros?|welcome|opening|closing|wrap[- ]?up|remarks|q ?& ?a|announcements|more|etc))*(?:\s+(?:break|time|again|event|opens?|begins?|starts?))?[\s\p{P}]*$/iu;
const DATE_WORD =
  /^(?:on|in|from|to|until|till|and|the|of|at|st|nd|rd|th|am|pm|utc|gmt|[ce]e?s?t|p[sd]t|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satu?r?|sun)(?:day)?|\d{1,4}(?:st|nd|rd|th|am|pm|h)?|day)$/iu;
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$/iu;
/** "I left": the author's own doings. A title has capitals ("I See What You Mean"). */
const OWN_DOING = /^(?:I|We)(?:['’]\p{L}+)?\s+\p{Ll}/u;
/** Words of a link to what is left of a session, or to where one signs up: never its title. */
const AIDE =
  /^(?:(?:the|my|full|see|watch|official|view|click|download|on|live|video|talk|link to|links? to) )*(?:recordings?|videos?|youtube|vimeo|slides?|slide ?decks?|deck|speaker ?deck|slideshare|code|sources?|source code|repo(?:sitory)?|github|gist|notes|abstract|description|pdf|pptx?|link|here|transcript|website|site|blog|blog ?post|post|article|paper|demo|details|info|more(?: info)?|read more|rsvp|register|sign ?up|tickets?|twitter|linkedin|page|event page|stream|livestream|audio|photos?|▶)[\s\p{P}]*$/iu;

/** True for words that stand where a session's title would, but name none: a break, a date, an address. */
export function isNoSlot(words: string): boolean {
  const text = words.replace(/\p{Extended_Pictographic}|\uFE0F/gu, '').trim();
  return text.length < 3 || BREAK.test(text) || isDate(text) || ADDRESS.test(text);
}

/** True for words that tell what the author did instead of naming a talk: "I skipped this one". */
export function isOwnDoing(words: string): boolean {
  return OWN_DOING.test(words.trim());
}

/** True for the words of a link that only leads on: "slides", "recording", "here". */
export function isAide(words: string): boolean {
  return words.length <= 40 && AIDE.test(words.trim());
}

/** True for words that are no more than a day, several, or a time. */
export function isDate(words: string): boolean {
  if (!/\d|day\b|[jfmasond]\p{L}{2}/iu.test(words)) return false;
  const parts = words.split(/[\s,.:;/()–—-]+/u).filter((w) => w !== '');
  return parts.length > 0 && parts.length <= 10 && parts.every((w) => DATE_WORD.test(w));
}
