import type { Block } from '../document/document.ts';
import type { SessionClaim } from '../findings.ts';
import type { SlotLine } from './slot-line.ts';
import { speakerClaims } from './speaker-claims.ts';

/** The session that a line names beyond doubt, with its title and who gave it; where the note tells of it is the rule's to say. */
export function lineSession(
  rule: string,
  block: Block,
  line: SlotLine,
  extent: Pick<SessionClaim, 'first' | 'last'>,
): SessionClaim {
  return {
    rule,
    confidence: 0.8,
    spot: { block, ...line.title },
    title: block.text.slice(line.title.start, line.title.end).replace(/\s+/g, ' '),
    titled: true,
    aliases: [],
    kind: line.kind ?? 'talk',
    ...extent,
    speakers: speakerClaims('speaker-line', block, line.people, line.strength),
  };
}
