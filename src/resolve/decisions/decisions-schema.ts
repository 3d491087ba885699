import { z } from 'zod';

/** Longest name or title, in characters. */
const LONGEST_NAME = 300;
/** Most names in one list. */
const MOST_NAMES = 200;

const name = z.string().trim().min(1).max(LONGEST_NAME);
/** A list, or the one item of it. */
const listed = (item: z.ZodType<string>, min = 1) =>
  z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(item).min(min).max(MOST_NAMES));
const names = listed(name);
const twoNames = listed(name, 2);
const none = z.preprocess((value) => value ?? [], z.array(name).max(MOST_NAMES));
const path = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_NAME)
  .refine(
    (text) => !/^\/|^[a-z]:|\\|(^|\/)\.\.(\/|$)/i.test(text),
    'expected a path below the folder of this file, with "/"',
  );
const paths = listed(path);
const address = z.url({ protocol: /^https?$/, error: 'expected an address with http:// or https://' });
const kind = z.enum(['talk', 'keynote', 'panel', 'workshop', 'tutorial', 'lightning', 'bof', 'meetup', 'other']);

/** A list that people may leave empty. */
const section = <T extends z.ZodType>(item: T) => z.preprocess((value) => value ?? [], z.array(item)).optional();

const elsewhere = (what: string) => z.never({ error: `${what}, move it to hallway.yaml` }).optional();
const ofAllNotes = elsewhere('holds for all notes');
const ofThisNote = z.never({ error: 'is clear within a note, leave it out' }).optional();

const factNames = {
  person: names.optional(),
  project: names.optional(),
  conference: names.optional(),
  organization: names.optional(),
  session: names.optional(),
};
const KINDS = [...Object.keys(factNames), 'series'];

/** The kinds that an item names. */
export function kindsOf(item: object): readonly string[] {
  return KINDS.filter((key) => key in item && item[key as keyof typeof item] !== undefined);
}

function oneKind(item: object, context: z.RefinementCtx): void {
  const found = kindsOf(item).length;
  if (found !== 1) {
    context.addIssue({
      code: 'custom',
      message: `expected one of ${KINDS.join(', ')} with its names, found ${found === 0 ? 'none' : found}`,
    });
  }
}

const same = {
  person: twoNames.optional(),
  project: twoNames.optional(),
  conference: twoNames.optional(),
  organization: twoNames.optional(),
  session: twoNames.optional(),
};

interface DifferentItem {
  readonly as?: string | undefined;
  readonly notes?: unknown;
}

function oneForm(item: DifferentItem & object, context: z.RefinementCtx): void {
  oneKind(item, context);
  const [kind = 'person'] = kindsOf(item);
  const found: unknown = kind in item ? item[kind as keyof typeof item] : undefined;
  const count = Array.isArray(found) ? found.length : 0;
  const issue = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  if (item.as === undefined) {
    if (item.notes !== undefined) issue('notes', 'expected "as" beside "notes": what the name means in those notes');
    else if (count === 1)
      issue(kind, 'expected two names or more that mean different things, or "notes" and "as" beside one');
  } else if (kind === 'series') issue('as', 'a series has one meaning in all notes, use "conference"');
  else if (count > 1) issue(kind, 'expected one name beside "as"');
}

const setSession = {
  session: name.optional(),
  line: z.number().int().min(1).max(1_000_000).optional(),
  title: name.optional(),
  kind: kind.optional(),
  url: address.optional(),
  conference: name.optional(),
  speakers: none.optional(),
  projects: none.optional(),
};
const setNote = { author: names.optional(), authors: names.optional() };
const OF_SESSIONS = ['line', 'title', 'kind', 'url', 'speakers', 'projects'] as const;

type SetItem = { [K in keyof typeof setSession | keyof typeof setNote]?: unknown };

function oneSubject(item: SetItem, context: z.RefinementCtx): void {
  const issue = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  if (item.author !== undefined && item.authors !== undefined)
    issue('author', '"authors" says it already, keep one of them');
  if (item.session === undefined) {
    for (const key of OF_SESSIONS) {
      if (item[key] !== undefined) issue(key, 'belongs to a session, add "session" with the title of it');
    }
  } else {
    for (const key of ['author', 'authors'] as const) {
      if (item[key] !== undefined)
        issue(key, 'belongs to the note and not to a session, put it into an item of its own');
    }
  }
  const said = Object.entries(item).filter(
    ([key, value]) => !['note', 'session', 'line'].includes(key) && value !== undefined,
  );
  if (said.length === 0 && item.session === undefined) {
    context.addIssue({ code: 'custom', message: 'says nothing, expected "conference", "authors" or "session"' });
  }
}

const catalogue = z
  .strictObject({ projects: z.unknown(), organizations: z.unknown(), series: z.unknown() })
  .partial()
  .nullable();

/** `hallway.yaml` as people write it. The entries of its catalogue are checked by the catalogue's own schema. */
export const decisionsFile = z.strictObject({
  same: section(z.strictObject({ ...same, series: twoNames.optional() }).superRefine(oneKind)),
  different: section(
    z
      .strictObject({ ...factNames, series: names.optional(), notes: paths.optional(), as: name.optional() })
      .superRefine(oneForm)
      .superRefine((item, context) => {
        if (item.as !== undefined && item.notes === undefined)
          context.addIssue({
            code: 'custom',
            path: ['as'],
            message: 'expected "notes" beside "as": the notes in which it means that',
          });
      }),
  ),
  ignore: section(z.strictObject({ ...factNames, notes: paths.optional() }).superRefine(oneKind)),
  set: section(z.strictObject({ note: path, ...setSession, ...setNote }).superRefine(oneSubject)),
  catalogue: catalogue.optional(),
});

/** The `hallway` block of a note's front matter. */
export const decisionsBlock = z.strictObject({
  same: section(z.strictObject({ ...same, series: ofAllNotes }).superRefine(oneKind)),
  different: section(
    z.strictObject({ ...factNames, series: ofAllNotes, notes: ofThisNote, as: name.optional() }).superRefine(oneForm),
  ),
  ignore: section(z.strictObject({ ...factNames, notes: ofThisNote }).superRefine(oneKind)),
  set: section(z.strictObject({ note: ofThisNote, ...setSession, ...setNote }).superRefine(oneSubject)),
  catalogue: ofAllNotes,
  conference: name.optional(),
  author: names.optional(),
  authors: names.optional(),
});

/** Either of them, read. */
export type DecisionsData = z.output<typeof decisionsFile> | z.output<typeof decisionsBlock>;
