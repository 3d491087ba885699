import { HallwayError } from '../errors.ts';

/** Something wrong in a catalogue file. */
export interface CatalogueFault {
  readonly path: string;
  readonly line: number;
  /** Lower-case clause without period: `unknown field "onwer"`. */
  readonly reason: string;
}

/** How many faults a message spells out; a person mends them in turns anyway. */
const SHOWN = 10;

/** Throws one BAD_CATALOGUE that names every fault's file and line, or returns if there is none. */
export function refuseFaults(faults: readonly CatalogueFault[]): void {
  if (faults.length === 0) return;
  const shown = faults.slice(0, SHOWN).map((fault) => `${fault.path}:${fault.line}: ${fault.reason}`);
  const rest = faults.length > SHOWN ? `; and ${faults.length - SHOWN} more` : '';
  throw new HallwayError(
    'BAD_CATALOGUE',
    `Could not use the catalogue, mend these entries: ${shown.join('; ')}${rest}`,
  );
}
