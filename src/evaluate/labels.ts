import { z } from 'zod';
import { HallwayError } from '../errors.ts';

const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
const names = list(z.string());
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);
const whole = z
  .int()
  .nullish()
  .transform((value) => value ?? undefined);
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value === true);

/** Lets a name stand for an object that has nothing but a name. */
const orAlone = <Item extends z.ZodType>(field: 'name' | 'title', item: Item) =>
  z.preprocess((value) => (typeof value === 'string' ? { [field]: value } : value), item);

const named = { name: z.string(), aliases: names };

const conference = z.object({ ...named, series: text, year: whole, start: text, mentioned: flag });

const session = z.object({
  title: z.string(),
  aliases: names,
  url: text,
  speakers: names,
  projects: names,
  line: whole,
  contains: names,
  unsure: z
    .object({ speakers: names, projects: names })
    .nullish()
    .transform((unsure) => unsure ?? { speakers: [], projects: [] }),
});

/** `session_unknown`: gave something, but the note does not say what; counts neither way as a speaker. */
const person = z.object({ ...named, session_unknown: flag });

/** `{ "speaker": …, "project": … }`, or the two names in a list. */
const pair = z.preprocess(
  (value) => (Array.isArray(value) ? { speaker: value[0], project: value[1] } : value),
  z.object({ speaker: z.string(), project: z.string() }),
);
const pairs = z
  .array(pair)
  .nullish()
  .transform((value) => value ?? undefined);

const unsure = z.object({
  conferences: names,
  sessions: list(orAlone('title', session)),
  people: names,
  speakers: names,
  projects: names,
});

const labelFile = z
  .object({
    conferences: list(conference),
    sessions: list(session),
    people: list(orAlone('name', person)),
    projects: list(orAlone('name', z.object(named))),
    coverage: pairs,
    speaker_projects: pairs,
    speaker_projects_wrong: pairs,
    unsure: unsure.nullish(),
  })
  .transform(({ speaker_projects, speaker_projects_wrong, ...labels }) => ({
    ...labels,
    coverage: labels.coverage ?? speaker_projects,
    wrongCoverage: speaker_projects_wrong ?? [],
    unsure: labels.unsure ?? { conferences: [], sessions: [], people: [], speakers: [], projects: [] },
  }));

/**
 * What one note says, by hand or by extraction: the parts of a label file that are scored (`docs/labels.md` has them all). Lists that
 * the file leaves out are empty; `coverage` is `undefined` if it is to be derived from the sessions.
 */
export type Labels = z.output<typeof labelFile>;
export type LabelledConference = z.output<typeof conference>;
export type LabelledSession = z.output<typeof session>;

/** One of these must be there: a JSON file without any lies beside a note for another purpose. */
const LISTS = ['conferences', 'sessions', 'people', 'projects'] as const;
/** So many faults are spelled out; a person mends them in turns anyway. */
const SHOWN = 5;

/**
 * Reads the text of a label file.
 * @param file how to call it in messages
 * @throws HallwayError BAD_INPUT that names the file and each wrong field
 */
export function parseLabels(source: string, file: string): Labels {
  let value: unknown;
  try {
    value = JSON.parse(source.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const fault = cause instanceof Error ? cause.message : String(cause);
    throw new HallwayError('BAD_INPUT', `Label file "${file}" is no JSON (${fault}), correct it or move it away`, {
      cause,
    });
  }
  return readLabels(value, file);
}

/**
 * Reads labels from plain data, as a label file or `hallway extract --format json` holds them.
 * @throws HallwayError BAD_INPUT that names the file and each wrong field
 */
export function readLabels(value: unknown, file: string): Labels {
  if (typeof value === 'object' && value !== null && !LISTS.some((name) => name in value)) {
    throw new HallwayError(
      'BAD_INPUT',
      `Label file "${file}" has none of the fields ${LISTS.map((name) => `"${name}"`).join(', ')}, add them or move it away`,
    );
  }
  const { data, error } = labelFile.safeParse(value);
  if (data !== undefined) return data;
  const faults = error.issues.slice(0, SHOWN).map(({ path, message }) => `${placeOf(path)}: ${reasonOf(message)}`);
  const rest = error.issues.length > SHOWN ? `; and ${error.issues.length - SHOWN} more` : '';
  throw new HallwayError('BAD_INPUT', `Label file "${file}" is wrong, correct ${faults.join('; ')}${rest}`);
}

/** A place in JSON as programs write it: `sessions[2].title`. */
function placeOf(path: readonly PropertyKey[]): string {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return place === '' ? 'all of it' : place.replace(/^\./, '');
}

function reasonOf(message: string): string {
  return message
    .replace(/^Invalid input: /, '')
    .replace(/received undefined$/, 'found nothing')
    .replace('received', 'found');
}
