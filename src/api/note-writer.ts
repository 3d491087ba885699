import type { NoteWritten } from '../model/note-written.ts';

/** Writes notes that come over HTTP into the store, as `hallway ingest` would. Whoever serves makes it: the way from text to graph is not the API's. */
export interface NoteWriter {
  /** @throws HallwayError BAD_INPUT for a path that no note can have, or the store's errors; faults of the text are messages */
  ingest(path: string, markdown: string): Promise<NoteWritten>;
  /** @throws HallwayError BAD_INPUT for a path that no note can have, or the store's errors */
  remove(path: string): Promise<NoteWritten>;
}
