import { idPart } from './id-part.ts';

/** Titles before a name and degrees after it; they come and go from note to note. */
const TITLE = /^(?:(?:dr|prof|professor|mr|mrs|ms|mx|sir|dame)\b\.?\s+)+(?=\S+\s+\S)/i;
const DEGREE = /(?:,\s*|\s+)(?:ph\.?\s?d|m\.?sc|b\.?sc|m\.?d|mba|esq)\.?$/i;

/**
 * The part of a person's id after `person:`: the full name without titles and degrees, or the handle. Initials stay: "J. Doe" may be anybody, and
 * a doubt is never merged.
 */
export function personId(name: string): string {
  const plain = name.trim().replace(TITLE, '').replace(DEGREE, '');
  return idPart(plain === '' ? name : plain);
}
