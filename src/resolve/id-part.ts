import { slug } from '../model/name-key.ts';

/** Longest id part for a title; longer ones are cut. */
const LONGEST = 96;

/**
 * The readable part of an id for any name: its slug, or, for a name without letters and digits (an emoji), its code points in hex. Never empty.
 */
export function idPart(name: string): string {
  const readable = slug(name);
  if (readable !== '') return readable;
  const points = [...name.normalize('NFKC').trim()].slice(0, 8).map((char) => char.codePointAt(0)?.toString(16) ?? '');
  return points.length === 0 ? 'unnamed' : `u-${points.join('-')}`;
}

/**
 * The id part for a title, cut after a whole word at 96 characters. What is cut off may hold what tells two titles apart ("part 2"), so a cut
 * part ends in a checksum of the whole title.
 */
export function titlePart(title: string): string {
  const whole = idPart(title);
  if (whole.length <= LONGEST) return whole;
  const room = whole.slice(0, LONGEST - 7);
  const words = room.slice(0, Math.max(room.lastIndexOf('-'), 0)) || room;
  return `${words.replace(/[\uD800-\uDBFF]$/, '')}-${checksum(whole)}`;
}

/** FNV-1a over UTF-16 code units, 24 bits of it as six hex digits: enough to tell a handful of equal beginnings apart. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 8).toString(16).padStart(6, '0');
}
