import type { Findings } from './findings.ts';
import type { Reading } from './reading.ts';

/**
 * One way in which notes say something. A rule reads the note and what rules before it found, and adds claims under its own id; it
 * never calls another rule. Its head comment is its manual: what it finds, what it leaves alone; the examples in it are its tests.
 */
export interface Rule {
  readonly id: string;
  run(reading: Reading, findings: Findings): void;
}
