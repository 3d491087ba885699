import type { Catalogue, CatalogueOrganization, CatalogueProject, CatalogueSeries } from '../../model/catalogue.ts';
import { nameKey } from '../../model/name-key.ts';
import type { Token } from './tokens.ts';

/** What a known name stands for. */
export type Known =
  | { readonly type: 'project'; readonly entry: CatalogueProject; readonly short: boolean }
  | { readonly type: 'organization'; readonly entry: CatalogueOrganization; readonly short: false }
  | { readonly type: 'series'; readonly entry: CatalogueSeries; readonly short: false };

/** A place in a text where a known name stands; all that go by that name. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  /** As written. */
  readonly text: string;
  readonly known: readonly Known[];
}

/** The names of a catalogue, ready to be found in text and by link. */
export interface Gazetteer {
  readonly catalogue: Catalogue;
  /** Scores of names that were weighed already (`personScore`): many rules weigh the same ones. */
  readonly scores: Map<string, number>;
  /** Longest match at each place, left to right, without overlaps. */
  find(text: string, tokens: readonly Token[]): readonly Hit[];
  /** The project of an id. */
  project(id: string): CatalogueProject | undefined;
  /** How many projects belong to the one of an id. */
  familySize(id: string): number;
  /** All that go by a name. */
  byName(name: string): readonly Known[];
  /** The entry whose home page, repository or documentation a link leads to, by host and path prefix, longest first. */
  byLink(url: string): Known | undefined;
}

interface Node {
  readonly next: Map<string, Node>;
  known: Known[];
}

const compiled = new WeakMap<Catalogue, Gazetteer>();

/** The gazetteer of a catalogue for the reading of one note. */
export function gazetteerForNote(catalogue: Catalogue): Gazetteer {
  return { ...gazetteerOf(catalogue), scores: new Map() };
}

/** The gazetteer of a catalogue; made once for each. */
function gazetteerOf(catalogue: Catalogue): Gazetteer {
  const ready = compiled.get(catalogue);
  if (ready !== undefined) return ready;
  const made = compile(catalogue);
  compiled.set(catalogue, made);
  return made;
}

function compile(catalogue: Catalogue): Gazetteer {
  const root: Node = { next: new Map(), known: [] };
  const links = new Map<string, Known>();
  const add = (known: Known, names: readonly string[]): void => {
    for (const name of names) insert(root, nameKey(name).split(' ').filter(Boolean), known);
  };
  const link = (known: Known): void => {
    for (const url of known.entry.links) {
      const key = linkKey(url);
      if (key !== '' && !links.has(key)) links.set(key, known);
    }
  };
  const projects = new Map(catalogue.projects.map((p) => [p.id, p]));
  const families = new Map<string, number>();
  for (const entry of catalogue.projects) {
    if (entry.family !== undefined) families.set(entry.family, (families.get(entry.family) ?? 0) + 1);
    const known: Known = { type: 'project', entry, short: false };
    add(known, [entry.name, ...entry.aliases]);
    add({ type: 'project', entry, short: true }, entry.shortNames);
    link(known);
  }
  // "Flight.js" is Flight, whatever else flights are; "Draft.js" is not Draft, since it has an entry of its own.
  for (const entry of catalogue.projects) {
    const script = `${entry.name}.js`;
    const taken = descend(root, nameKey(script).split(' '))?.known.length ?? 0;
    if (taken === 0 && /^\p{L}{3,}$/u.test(entry.name)) add({ type: 'project', entry, short: false }, [script]);
  }
  for (const entry of catalogue.organizations) {
    const known: Known = { type: 'organization', entry, short: false };
    add(known, [entry.name, ...entry.aliases]);
    link(known);
  }
  for (const entry of catalogue.series) {
    const known: Known = { type: 'series', entry, short: false };
    add(known, [entry.name, ...entry.aliases]);
    link(known);
  }
  return {
    catalogue,
    scores: new Map(),
    find: (text, tokens) => find(root, text, tokens),
    project: (id) => projects.get(id),
    familySize: (id) => families.get(id) ?? 0,
    byName: (name) => descend(root, nameKey(name).split(' ').filter(Boolean))?.known ?? [],
    byLink: (url) => byLink(links, url),
  };
}

function insert(root: Node, keys: readonly string[], known: Known): void {
  if (keys.length === 0) return;
  let node = root;
  for (const key of keys) {
    let next = node.next.get(key);
    if (next === undefined) {
      next = { next: new Map(), known: [] };
      node.next.set(key, next);
    }
    node = next;
  }
  if (!node.known.some((k) => k.type === known.type && k.entry.id === known.entry.id)) node.known.push(known);
}

function descend(root: Node, keys: readonly string[]): Node | undefined {
  let node: Node | undefined = root;
  for (const key of keys) node = node?.next.get(key);
  return keys.length === 0 ? undefined : node;
}

function find(root: Node, text: string, tokens: readonly Token[]): readonly Hit[] {
  const hits: Hit[] = [];
  for (let i = 0; i < tokens.length; ) {
    const found = longest(root, text, tokens, i);
    if (found === undefined) {
      i++;
      continue;
    }
    hits.push(found.hit);
    i = found.next;
  }
  return hits;
}

function longest(
  root: Node,
  text: string,
  tokens: readonly Token[],
  from: number,
): { hit: Hit; next: number } | undefined {
  let node: Node | undefined = root;
  let best: { hit: Hit; next: number } | undefined;
  const first = tokens[from];
  if (first === undefined) return undefined;
  for (let i = from; i < tokens.length && node !== undefined; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    // Names do not run over the end of a clause.
    const before = tokens[i - 1];
    if (i > from && before !== undefined && endsClause(text, before.end, token.start)) break;
    for (const key of token.keys) node = node?.next.get(key);
    if (node !== undefined && node.known.length > 0) {
      best = {
        hit: { start: first.start, end: token.end, text: text.slice(first.start, token.end), known: node.known },
        next: i + 1,
      };
    }
  }
  return best ?? plural(root, text, first, from);
}

const CLAUSE_END = /[,;!?()|\t"“”]|[.:](?![:\p{L}\p{N}])/u;

function endsClause(text: string, from: number, to: number): boolean {
  // Mostly there is just a blank between two words.
  if (to === from + 1 && text[from] === ' ' && text[to] !== '.') return false;
  return CLAUSE_END.test(text.slice(from, to + 1));
}

/** Endings that make other words of a name: "unikernels", "dockerized", "JavaScripters". */
const DERIVED = [
  /^(.+[^s])s$/u,
  /^(.+?)(?:i[sz](?:ed?|ing|ation)|ers?|istas?)$/u,
  /^(.+e)(?:d|rs?)$/u,
  /^(.+\p{L})\d+(?:\.\d+)*$/u,
];
/** How all of these end. */
const DERIVED_END = /[sdrgane\d]$/;
const SHORTEST_STEM = 5;

/** A word made of a one-word name of at least five letters, if the name is no ordinary word. */
function plural(root: Node, text: string, token: Token, index: number): { hit: Hit; next: number } | undefined {
  const key = token.keys.length === 1 ? token.keys[0] : undefined;
  const stem =
    key === undefined || key.length <= SHORTEST_STEM || !DERIVED_END.test(key) ? undefined : stemIn(root, key);
  if (stem === undefined || stem.length < SHORTEST_STEM) return undefined;
  const known = (root.next.get(stem)?.known ?? []).filter(
    (k) => k.type === 'project' && !k.short && !k.entry.ambiguous,
  );
  if (known.length === 0) return undefined;
  return {
    hit: { start: token.start, end: token.end, text: text.slice(token.start, token.end), known },
    next: index + 1,
  };
}

function stemIn(root: Node, key: string): string | undefined {
  for (const ending of DERIVED) {
    const stem = ending.exec(key)?.[1];
    if (stem !== undefined && root.next.has(stem)) return stem;
  }
  return undefined;
}

/** A link without scheme, `www.`, query, fragment and last slash; empty if it is not http. */
export function linkKey(url: string): string {
  const match = /^(?:https?:)?\/\/(?:www\.)?([^/?#]+)([^?#]*)/i.exec(
    /^[a-z]+:|^\/\//i.test(url) ? url : `https://${url}`,
  );
  if (match === null) return '';
  return `${match[1]?.toLowerCase() ?? ''}${(match[2] ?? '').replace(/\/+$/, '')}`;
}

function byLink(links: ReadonlyMap<string, Known>, url: string): Known | undefined {
  if (!/^https?:\/\//i.test(url)) return undefined;
  let key = linkKey(url);
  while (key !== '') {
    const known = links.get(key);
    if (known !== undefined) return known;
    const cut = key.lastIndexOf('/');
    if (cut > 0) key = key.slice(0, cut);
    else {
      // docs.example.org belongs to example.org, but not below a public suffix such as github.io.
      const dot = key.indexOf('.');
      if (
        dot < 0 ||
        key.indexOf('.', dot + 1) < 0 ||
        /^(?:github|gitlab|readthedocs|blogspot|wordpress|herokuapp|netlify|appspot)\./.test(key.slice(dot + 1))
      )
        return undefined;
      key = key.slice(dot + 1);
    }
  }
  return undefined;
}
