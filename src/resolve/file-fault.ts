import { HallwayError } from '../errors.ts';

/** Something wrong in a file that people write for Hallway. */
export interface FileFault {
  readonly path: string;
  readonly line: number;
  readonly column?: number;
  /** Lower-case clause without period: `unknown field "onwer"`. */
  readonly reason: string;
}

/** The codes under which such files are refused, each with the start of its message. */
const REFUSALS = {
  BAD_CATALOGUE: 'Could not use the catalogue, mend these entries',
  BAD_DECISIONS: 'Could not use the decisions, mend these lines',
} as const;

/** How many faults a message spells out; a person mends them in turns anyway. */
const SHOWN = 10;

/** Throws one error of that code that names every fault's file and line, or returns if there is none. */
export function refuseFaults(faults: readonly FileFault[], code: keyof typeof REFUSALS): void {
  if (faults.length === 0) return;
  const shown = faults.slice(0, SHOWN).map((fault) => `${fault.path}:${fault.line}: ${fault.reason}`);
  const rest = faults.length > SHOWN ? `; and ${faults.length - SHOWN} more` : '';
  throw new HallwayError(code, `${REFUSALS[code]}: ${shown.join('; ')}${rest}`);
}
