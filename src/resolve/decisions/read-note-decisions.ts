import type { FileFault } from '../file-fault.ts';
import { PlacedToml } from '../placed-toml.ts';
import { PlacedYaml } from '../placed-yaml.ts';
import type { Decisions } from './decisions.ts';
import { decisionsBlock } from './decisions-schema.ts';
import { DecisionsReader } from './read-decisions.ts';

/** A note's front matter as it was found. */
export interface FrontMatterText {
  readonly language: 'yaml' | 'toml';
  readonly text: string;
  /** The line of the note on which the text starts. */
  readonly firstLine: number;
}

/** What a note decides about itself, or why that cannot be used. */
export type NoteDecisionsReading =
  | { readonly decisions?: Decisions; readonly faults?: never }
  | { readonly decisions?: never; readonly faults: readonly FileFault[] };

/**
 * The decisions in the `hallway` block of a note's front matter. None if there is no such block, or if the front matter cannot be read at all,
 * which whoever reads the rest of it tells. Faults are placed in the note.
 */
export function readNoteDecisions({ language, text, firstLine }: FrontMatterText, path: string): NoteDecisionsReading {
  if (!/hallway/.test(text)) return {};
  const source = { text, path, firstLine };
  const data = language === 'yaml' ? new PlacedYaml(source) : new PlacedToml(source);
  const matter = data.value();
  if (data.faults.length > 0 || typeof matter !== 'object' || matter === null || !('hallway' in matter)) return {};
  const result = decisionsBlock.safeParse(matter.hallway ?? {});
  if (!result.success) {
    return { faults: data.explain(result.error, decisionsBlock, ['hallway']) };
  }
  const reader = new DecisionsReader(data, ['hallway'], undefined);
  const decisions = reader.read(result.data);
  return reader.faults.length > 0 ? { faults: reader.faults } : { decisions };
}
