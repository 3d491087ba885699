import { compareText } from './model/evidence.ts';
import type { NoteMessage } from './model/facts.ts';
import type { ApplyResult } from './store/port.ts';

/** What an ingest did. Lists are ordered; the same notes give the same summary whatever their order. */
export interface IngestSummary {
  /** Paths of notes. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  /** Could not be read: what the graph held of them before, it still holds. */
  readonly rejected: readonly string[];
  readonly removed: readonly string[];
  /** Ids of things (conferences, sessions, …) that came into the graph and left it, all in all. */
  readonly created: readonly string[];
  readonly deleted: readonly string[];
  readonly messages: readonly NoteMessage[];
  /** How many notes were left unread because of `stop`. */
  readonly left: number;
}

/** Keeps count during an ingest. */
export class IngestAccount {
  readonly added: string[] = [];
  readonly changed: string[] = [];
  readonly unchanged: string[] = [];
  readonly removed: string[] = [];
  readonly messages: NoteMessage[];
  private readonly rejected: string[];
  private readonly created = new Set<string>();
  private readonly deleted = new Set<string>();

  constructor(messages: readonly NoteMessage[]) {
    this.messages = [...messages];
    this.rejected = messages.flatMap((message) => (message.fatal ? [message.path] : []));
  }

  reject(path: string, messages: readonly NoteMessage[]): void {
    this.rejected.push(path);
    this.messages.push(...messages);
  }

  /** A thing that one call deletes and another creates, in either order, is as it was. */
  addResult({ created, deleted }: ApplyResult): void {
    for (const id of created) this.deleted.delete(id) || this.created.add(id);
    for (const id of deleted) this.created.delete(id) || this.deleted.add(id);
  }

  summary(left: number): IngestSummary {
    const ordered = (texts: Iterable<string>) => [...texts].sort(compareText);
    return {
      added: ordered(this.added),
      changed: ordered(this.changed),
      unchanged: ordered(this.unchanged),
      rejected: ordered(this.rejected),
      removed: ordered(this.removed),
      created: ordered(this.created),
      deleted: ordered(this.deleted),
      messages: this.messages.sort(compareMessages),
      left,
    };
  }
}

function compareMessages(a: NoteMessage, b: NoteMessage): number {
  return (
    compareText(a.path, b.path) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    compareText(a.rule, b.rule) ||
    compareText(a.reason, b.reason)
  );
}
