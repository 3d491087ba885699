import { decodeHTML } from 'entities';
import { frontMatterDay } from './front-matter-date.ts';
import type { FrontMatter, FrontMatterValue } from './front-matter-value.ts';

/** The fields of front matter that all kinds of blogs use, whatever they call them. */
export class FrontMatterFields {
  /** By key in lower case, with `_` for `-` and blanks; the first of equal keys counts. */
  readonly #values = new Map<string, FrontMatterValue>();

  constructor(matter: FrontMatter) {
    // Zola and Hugo keep tags in a table of their own.
    const nested = ['taxonomies', 'extra', 'params'].map((key) => matter.get(key));
    for (const map of [matter, ...nested.filter((value) => value instanceof Map)]) {
      for (const [key, value] of map) {
        const folded = key.toLowerCase().replace(/[-\s]/g, '_');
        if (!this.#values.has(folded)) this.#values.set(folded, value);
      }
    }
  }

  title(): string | undefined {
    return this.#text('title', 'post_title');
  }

  /** Names of authors, in order. */
  authors(): string[] {
    const value = this.#first('authors', 'author', 'by', 'byline', 'writer', 'creator');
    const names = typeof value === 'string' ? splitNames(value) : asList(value).map(nameOf);
    return unique(names.map((name) => clean(name).replace(/\s*[<(][^<>()\s]+@[^<>()\s]+[>)]$/, '')));
  }

  /** ISO day. */
  date(): string | undefined {
    const keys = [
      'date',
      'post_date',
      'pubdate',
      'pub_date',
      'publishdate',
      'publish_date',
      'published_at',
      'date_published',
    ];
    for (const key of [...keys, 'datepublished', 'published', 'created', 'created_at', 'date_created', 'posted']) {
      const value = this.#values.get(key);
      const day = typeof value === 'string' ? frontMatterDay(value) : undefined;
      if (day !== undefined) return day;
    }
    return undefined;
  }

  /** The post's own http or https address. `link` is that in WordPress exports only: elsewhere it is what the post is about. */
  url(): string | undefined {
    const exported = ['post_title', 'post_name', 'post_date', 'id'].some((key) => this.#values.has(key));
    const keys = [
      'canonical_url',
      'canonicalurl',
      'canonical',
      'permalink',
      'url',
      'original_url',
      ...(exported ? ['link'] : []),
    ];
    for (const key of keys) {
      const value = this.#values.get(key);
      const url = typeof value === 'string' ? value.trim() : '';
      if (/^https?:\/\/[^\s/]/i.test(url) && URL.canParse(url)) return url;
    }
    return undefined;
  }

  tags(): string[] {
    return this.#labels('tags', 'tag', 'keywords', 'labels', 'topics');
  }

  categories(): string[] {
    return this.#labels('categories', 'category');
  }

  #labels(...keys: string[]): string[] {
    const value = this.#first(...keys);
    // A category of several words is common as a single text, a tag of several words is not: Jekyll splits at blanks.
    const separator = typeof value === 'string' && !value.includes(',') && keys.includes('tags') ? /\s+/ : /\s*,\s*/;
    const labels = typeof value === 'string' ? value.split(separator) : asList(value).map(nameOf);
    return unique(labels.map((label) => clean(label).replace(/^#(?=\S)/, '')));
  }

  #text(...keys: string[]): string | undefined {
    const value = this.#first(...keys);
    return typeof value === 'string' ? clean(value) || undefined : undefined;
  }

  /** The first value that is not empty. */
  #first(...keys: string[]): FrontMatterValue | undefined {
    for (const key of keys) {
      const value = this.#values.get(key);
      if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue;
      return value;
    }
    return undefined;
  }
}

function asList(value: FrontMatterValue | undefined): readonly FrontMatterValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** A text, or the name in an author's, tag's or category's object. */
function nameOf(value: FrontMatterValue): string {
  if (typeof value === 'string') return value;
  if (!(value instanceof Map)) return '';
  for (const key of ['name', 'display_name', 'displayName', 'full_name', 'title', 'label']) {
    const name = value.get(key);
    if (typeof name === 'string' && name.trim() !== '') return name;
  }
  const [first, last] = [value.get('first_name'), value.get('last_name')];
  return [first, last].filter((part) => typeof part === 'string').join(' ');
}

function splitNames(text: string): string[] {
  return text.split(/\s*[,;&]\s*(?:and\s+)?|\s+and\s+/);
}

/** Entities decoded (exports from databases have them), white space squeezed. */
function clean(text: string): string {
  return decodeHTML(text).replace(/\s+/g, ' ').trim();
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ''))];
}
