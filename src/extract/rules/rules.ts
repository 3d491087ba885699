import type { Rule } from '../rule.ts';
import { eventDate } from './event-date.ts';
import { eventKnown } from './event-known.ts';
import { eventLinked } from './event-linked.ts';
import { eventNamed } from './event-named.ts';
import { eventPlace } from './event-place.ts';
import { eventTitle } from './event-title.ts';
import { organizationKnown } from './organization-known.ts';
import { personCaption } from './person-caption.ts';
import { personNamed } from './person-named.ts';
import { projectDescribed } from './project-described.ts';
import { projectKnown } from './project-known.ts';
import { projectLinked } from './project-linked.ts';
import { projectListed } from './project-listed.ts';
import { projectLook } from './project-look.ts';
import { projectSubject } from './project-subject.ts';
import { sessionAgenda } from './session-agenda.ts';
import { sessionBoldLead } from './session-bold-lead.ts';
import { sessionCard } from './session-card.ts';
import { sessionEnumeration } from './session-enumeration.ts';
import { sessionHeading } from './session-heading.ts';
import { sessionHolder } from './session-holder.ts';
import { sessionList } from './session-list.ts';
import { sessionNoteTitle } from './session-note-title.ts';
import { sessionOpeningLine } from './session-opening-line.ts';
import { sessionRetold } from './session-retold.ts';
import { sessionSentence } from './session-sentence.ts';
import { sessionStatedTitle } from './session-stated-title.ts';
import { sessionTable } from './session-table.ts';
import { speakerAuthor } from './speaker-author.ts';
import { speakerSentence } from './speaker-sentence.ts';

/** Every rule, in the order in which they run: events, then sessions, then who gave them, then what and whom else the note names. */
export const RULES: readonly Rule[] = [
  eventKnown,
  eventNamed,
  eventLinked,
  eventTitle,
  eventDate,
  eventPlace,
  sessionTable,
  sessionHeading,
  sessionStatedTitle,
  sessionCard,
  sessionList,
  sessionBoldLead,
  sessionAgenda,
  sessionOpeningLine,
  sessionRetold,
  sessionSentence,
  sessionEnumeration,
  sessionNoteTitle,
  sessionHolder,
  speakerSentence,
  speakerAuthor,
  personCaption,
  personNamed,
  organizationKnown,
  projectKnown,
  projectLinked,
  projectSubject,
  projectDescribed,
  projectListed,
  projectLook,
];
