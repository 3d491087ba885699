import { matches } from '../text/matches.ts';
import type { Range } from '../text/sentences.ts';

/** Words behind which a clause goes on that is no longer the subject of a talk. */
const CUT =
  /\s*[,;:!?()“”"\n]|[.](?:\s|$)|\s+[-–—]\s+|\s+(?:which|that|who|whose|where|when|until|till|because|while|but|so|after|before|during|since|although|though|however|specifically|especially|particularly|namely|if|was|were|is|are|had|has|have|will|would|can|could|should|and\s+(?:it|he|she|they|I|we|then|also|how)|at\s+(?:the\s+)?\p{Lu}\S*|in\s+(?:which|the\s+(?:afternoon|morning|evening))|this\s+(?:year|morning|afternoon)|last\s+year|today|yesterday|as\s+well|too|by\s+\p{Lu}\S+|together\s+with|along\s+with)\b/u;
const LONGEST_WORDS = 12;

/**
 * The subject that stands at a place, up to the end of its clause and at most twelve words: "Swarm and the advances made in the latest release".
 * A leading article goes. @returns undefined if nothing of at least three letters is left
 */
export function topicAt(text: string, offset: number, end: number): Range | undefined {
  const lead =
    /^\s*(?:(?:the|a|an|his|her|their|our|my|some|one of (?:the|his|her))\s+)?/iu.exec(text.slice(offset, end))?.[0]
      .length ?? 0;
  const start = offset + lead;
  const rest = text.slice(start, end);
  const cut = CUT.exec(rest)?.index ?? rest.length;
  const words = matches(rest.slice(0, cut), /\S+/gu).slice(0, LONGEST_WORDS);
  const last = words.at(-1);
  if (last === undefined) return undefined;
  const stop = last.index + last[0].replace(/[.,;:!?]+$/u, '').length;
  return rest.slice(0, stop).replace(/\P{L}/gu, '').length < 3 ? undefined : { start, end: start + stop };
}
