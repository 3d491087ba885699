import { z } from 'zod';

const name = z.string().trim().min(1).max(120);
const names = z.array(name).max(60);
const id = z
  .string()
  .regex(/^[\p{Ll}\p{Lo}\p{N}]+(-[\p{Ll}\p{Lo}\p{N}]+)*$/u, 'expected lower-case words joined by hyphens');
const link = z
  .string()
  .regex(
    /^(?!https?:)[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?(\/[^\s?#]*)?$/i,
    'expected host and path without "https://", "?" and "#"',
  );
const links = z.array(link).max(20);

/** Hosts that serve the pages of everybody's projects: alone, such a host would claim them all. */
const CROWDED_HOSTS = new Set(
  (
    'github.com gist.github.com github.io gitlab.com gitlab.io bitbucket.org codeberg.org sourceforge.net sr.ht npmjs.com pypi.org rubygems.org crates.io docs.rs ' +
    'packagist.org readthedocs.io readthedocs.org hub.docker.com launchpad.net youtube.com medium.com wikipedia.org en.wikipedia.org stackoverflow.com meetup.com google.com ' +
    'microsoft.com learn.microsoft.com docs.microsoft.com amazon.com aws.amazon.com cloud.google.com developer.mozilla.org developer.apple.com apple.com codepen.io jsfiddle.net ' +
    'slideshare.net speakerdeck.com twitter.com x.com facebook.com linkedin.com tumblr.com wordpress.com blogspot.com bsky.app huggingface.co oracle.com ibm.com'
  ).split(' '),
);

/** True for a bare host that many projects share (`github.com`), which therefore names none of them. */
export function isCrowdedHost(address: string): boolean {
  return CROWDED_HOSTS.has(
    address
      .replace(/^www\./, '')
      .replace(/\/+$/, '')
      .toLowerCase(),
  );
}

const named = {
  name,
  id: id.optional(),
  aliases: names.default([]),
  links: links.default([]),
  ambiguous: z.boolean().default(false),
};

/** A project as people write it in YAML: everything but `name` and `kind` may be left out. */
export const projectEntry = z.strictObject({
  ...named,
  links: z
    .array(link.refine((address) => !isCrowdedHost(address), 'this host serves many projects, add a path'))
    .max(20)
    .default([]),
  kind: z.enum([
    'software',
    'language',
    'framework',
    'database',
    'protocol',
    'standard',
    'service',
    'technology',
    'operating-system',
  ]),
  shortNames: names.default([]),
  family: name.optional(),
  owner: name.optional(),
});

/** An organization as people write it in YAML: everything but `name` may be left out. */
export const organizationEntry = z.strictObject(named);

const offset = z.number().int();

/** A series as people write it in YAML: everything but `name` may be left out. */
export const seriesEntry = z.strictObject({
  ...named,
  kind: z.enum(['conference', 'meetup', 'camp', 'summit']).default('conference'),
  numbered: z
    .strictObject({
      offset,
      format: z.string().includes('{n}'),
      later: z.array(z.strictObject({ from: z.number().int(), offset })).optional(),
    })
    .optional(),
});

/** The three sorts of entries, by the name of their list. */
export const CATALOGUE_ENTRIES = {
  projects: projectEntry,
  organizations: organizationEntry,
  series: seriesEntry,
} as const;

export type CatalogueSort = keyof typeof CATALOGUE_ENTRIES;
export type ProjectEntry = z.output<typeof projectEntry>;
export type OrganizationEntry = z.output<typeof organizationEntry>;
export type SeriesEntry = z.output<typeof seriesEntry>;
export interface EntryOf {
  projects: ProjectEntry;
  organizations: OrganizationEntry;
  series: SeriesEntry;
}

/** An entry with the place that people must look at when it is wrong. */
export interface Placed<T> {
  readonly entry: T;
  readonly path: string;
  /** From 1. */
  readonly line: number;
}
