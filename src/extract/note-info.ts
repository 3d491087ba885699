import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import type { NoteInfo } from '../model/facts.ts';
import type { Document } from './document/document.ts';
import { readFrontMatter } from './front-matter.ts';
import { frontMatterDay } from './front-matter-date.ts';
import { FrontMatterFields } from './front-matter-fields.ts';

declare module 'vfile' {
  interface DataMap {
    /** Who wrote the note, where that is known better than its front matter says. */
    decidedAuthors: readonly string[];
  }
}

/** Longest excerpt, in characters. */
const EXCERPT_LENGTH = 300;

/**
 * What a note says about itself: front matter first (Jekyll, Hugo, Gatsby, Astro, Zola, Pelican, WordPress exports), then its first
 * heading, then its path. Faults in the front matter are fatal messages on the file (rule `front-matter`); never throws.
 */
export function readNoteInfo(tree: Root, file: VFile, document: Document): NoteInfo {
  const path = (file.path ?? '').replaceAll('\\', '/');
  const fields = new FrontMatterFields(readFrontMatter(tree, file));
  const url = fields.url();
  const date = fields.date() ?? dateInPath(path) ?? (url === undefined ? undefined : dateInPath(new URL(url).pathname));
  return {
    path,
    title: fields.title() ?? titleHeading(document) ?? titleFromPath(path),
    authors: file.data.decidedAuthors ?? fields.authors(),
    ...(date === undefined ? {} : { date }),
    ...(url === undefined ? {} : { url }),
    tags: fields.tags(),
    categories: fields.categories(),
    excerpt: excerpt(document),
  };
}

function titleHeading({ blocks }: Document): string | undefined {
  const headings = blocks.filter((block) => block.kind === 'heading');
  const title = headings.find((block) => block.depth === 1) ?? headings[0];
  return title?.text.replace(/\s+/g, ' ');
}

/** `2016-02-02-looking-back.md` gives `Looking back`; an index page has its folder's name. */
function titleFromPath(path: string): string {
  const segments = path.split('/');
  const file = (segments.at(-1) ?? '').replace(/\.[^.]+$/, '');
  const name = /^(?:index|readme|_index)$/i.test(file) ? (segments.at(-2) ?? file) : file;
  const words = name
    .replace(/^\d{4}-\d{2}-\d{2}[-_]?(?=.)/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim();
  const title = words === '' ? name : words;
  return title === '' ? 'Untitled' : title.slice(0, 1).toUpperCase() + title.slice(1);
}

/** `2016-02-02-title.md`, `2016/02/02/title.md` and `2016/02-02-title.md`. */
function dateInPath(path: string): string | undefined {
  for (const [date] of path.matchAll(/(?<!\d)\d{4}([-/])\d{2}[-/]\d{2}(?!\d)/g)) {
    const day = frontMatterDay(date.replaceAll('/', '-'));
    if (day !== undefined) return day;
  }
  return undefined;
}

/** The first prose, cut between words. */
function excerpt({ blocks }: Document): string {
  const kinds = blocks.some((block) => block.kind === 'paragraph') ? ['paragraph'] : ['quote', 'item', 'row'];
  let text = '';
  for (const block of blocks) {
    if (!kinds.includes(block.kind)) continue;
    text += `${text === '' ? '' : ' '}${block.text.replace(/\s+/g, ' ')}`;
    if (text.length > EXCERPT_LENGTH) return cut(text);
  }
  return text;
}

function cut(text: string): string {
  // Not within a character of two units.
  const start = text.slice(0, EXCERPT_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '');
  const words = start.replace(/\s+\S*$/, '');
  // Text without blanks is cut anywhere.
  const kept = words.length > EXCERPT_LENGTH / 2 ? words : start;
  return `${kept.replace(/[\s,;:–—-]+$/, '')}…`;
}
