import type { Span } from './document.ts';
import { linkTarget } from './link-target.ts';
import { joinPieces, type MarkedText, pieceMap } from './marked-text.ts';

/** Liquid and Jinja tags, Hugo shortcodes, kramdown attributes. Bounded: an unclosed one must not cost the rest of the text each time. */
const TAG = String.raw`\{%[^]{0,500}?%\}|\{\{[^]{0,500}?\}\}|\{:[^{}\n]{0,200}\}`;
/** A link or picture whose address has a template tag with blanks in it: to CommonMark that is plain text. */
const LINK = String.raw`(?<image>!?)\[(?<label>[^\][]{0,500})\]\((?<target>(?:[^()\s{}]|\{\{[^{}]{0,200}\}\}|\{%[^{}]{0,200}%\}){1,50})\)(?:\{:[^{}\n]{0,200}\})?`;
const EMOJI = String.raw`(?<![\p{L}\p{N}_:]):(?:[a-z][a-z0-9_+-]{1,40}|[+-]1|100|1234):(?![\p{L}\p{N}_:])`;
const ALL = new RegExp(`${LINK}|${TAG}|${EMOJI}`, 'gu');
const VIDEO = /^\{[{%][<%]?\s*(youtube|vimeo)\s+(?:id=)?["']?([\w-]{5,20})["']?/;
const VIDEO_ADDRESS = new Map([
  ['youtube', 'https://www.youtube.com/watch?v='],
  ['vimeo', 'https://vimeo.com/'],
]);

/** A text without template tags, and what the tags stood for. */
export interface Untagged {
  readonly marked: MarkedText;
  /** Alternative texts of pictures, as stretches of the text given. */
  readonly captions: readonly (readonly [number, number])[];
  /** Addresses of embedded videos. */
  readonly embeds: readonly string[];
}

/**
 * Leaves out what a site generator replaces: template tags, shortcodes, attribute lists and emoji codes, with one of the blanks around
 * them. What stands in code stays. Links written around a tag (`[slides]({{ site.url }}/slides)`) become links.
 */
export function withoutTemplateTags(marked: MarkedText): Untagged {
  const { text } = marked;
  if (!text.includes('{') && !/:[a-z0-9+-]/.test(text)) return { marked, captions: [], embeds: [] };
  const code = marked.spans.filter((span) => span.kind === 'code');
  const cuts: [number, number][] = [];
  const links: Span[] = [];
  const captions: (readonly [number, number])[] = [];
  const embeds: string[] = [];
  for (const match of text.matchAll(ALL)) {
    const start = match.index;
    const end = start + match[0].length;
    if (code.some((span) => span.start < end && start < span.end)) continue;
    const { image, label, target } = match.groups ?? {};
    if (label === undefined || target === undefined) {
      const [, site = '', id] = VIDEO.exec(match[0]) ?? [];
      if (id !== undefined) embeds.push(`${VIDEO_ADDRESS.get(site) ?? ''}${id}`);
      cuts.push([start, end]);
      continue;
    }
    if (!target.includes('{')) continue;
    const labelStart = start + 1 + (image ?? '').length;
    const labelEnd = labelStart + label.length;
    if (image === '!') {
      captions.push([labelStart, labelEnd]);
      cuts.push([start, end]);
    } else {
      cuts.push([start, labelStart], [labelEnd, end]);
      const url = linkTarget(templateTarget(target));
      if (url !== undefined) links.push({ kind: 'link', start: labelStart, end: labelEnd, url });
    }
  }
  if (cuts.length === 0) return { marked, captions, embeds };
  const pieces = piecesBetween(text, cuts);
  const joined = joinPieces(marked, pieces);
  const moved = pieceMap(pieces);
  const added = links.map((link) => ({ ...link, start: moved(link.start), end: moved(link.end) }));
  const spans = [...joined.spans, ...added.filter((link) => link.end > link.start)];
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  return { marked: { ...joined, spans }, captions, embeds };
}

/** The address without its tags; `{% post_url NAME %}`, `{% link PATH %}` and Hugo's `ref` stand for a note. */
export function templateTarget(target: string): string {
  if (!target.includes('{')) return target;
  return target
    .replace(/\{%-?\s*post_url\s+([^\s%]+)\s*-?%\}/g, '$1.md')
    .replace(/\{%-?\s*link\s+([^\s%]+)\s*-?%\}/g, '/$1')
    .replace(/\{\{[<%]\s*(?:rel)?ref\s+"?([^"\s>%]+)"?\s*[>%]\}\}/g, '$1')
    .replace(new RegExp(TAG, 'g'), '');
}

/** What lies between the cuts, without the blanks that would stand twice or at an end. Tabs (cell ends) are kept. */
function piecesBetween(text: string, cuts: readonly (readonly [number, number])[]): [number, number][] {
  const pieces: [number, number][] = [];
  let from = 0;
  for (const [start, end] of cuts) {
    addPiece(text, pieces, from, start);
    from = Math.max(from, end);
  }
  addPiece(text, pieces, from, text.length);
  dropLastBlank(text, pieces);
  return pieces;
}

function addPiece(text: string, pieces: [number, number][], from: number, to: number): void {
  let start = from;
  const last = text.charAt((pieces.at(-1)?.[1] ?? 0) - 1);
  if (start < to && isBlank(text.charAt(start)) && (last === '' || /\s/.test(last))) {
    // Of a blank and a line ending, the line ending stays.
    if (last === ' ' && text.charAt(start) === '\n') dropLastBlank(text, pieces);
    else start += 1;
  }
  if (text.charAt(start) === '\t') dropLastBlank(text, pieces);
  if (start < to) pieces.push([start, to]);
}

function dropLastBlank(text: string, pieces: [number, number][]): void {
  const last = pieces.at(-1);
  if (last === undefined || !isBlank(text.charAt(last[1] - 1))) return;
  last[1] -= 1;
  if (last[1] === last[0]) pieces.pop();
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\n';
}
