import type { Block } from '../document/document.ts';
import type { SpeakerClaim } from '../findings.ts';
import type { NamedPerson } from '../names/people-list.ts';

/** Claims that people named in a block gave a session. */
export function speakerClaims(
  rule: string,
  block: Block,
  people: readonly NamedPerson[],
  confidence: number,
): SpeakerClaim[] {
  return people.map((person) => {
    const claim = {
      rule,
      confidence: Math.min(0.98, confidence),
      spot: { block, start: person.start, end: person.end },
      name: person.name,
    };
    const tie = person.organization;
    return tie === undefined
      ? claim
      : { ...claim, organization: { name: tie.name, spot: { block, start: tie.start, end: tie.end } } };
  });
}
