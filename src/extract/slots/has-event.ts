import type { Findings } from '../findings.ts';

/** True if the note names an event that it is about; without one there is no session. */
export function hasEvent(findings: Findings): boolean {
  return findings.events.some((e) => e.weight >= 1);
}

/** True if a block belongs to a session that some rule has already found. */
export function isTaken(findings: Findings, index: number): boolean {
  return findings.sessions.some((s) => s.within === undefined && s.first <= index && index < s.last);
}
