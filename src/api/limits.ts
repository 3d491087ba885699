/** What one request may cost. All are defaults that `startServer` lets its caller change. */
export interface Limits {
  /** Fields inside each other, leaves included. */
  readonly depth: number;
  /** Aliases that the operation makes, `__typename` included, each use of a fragment counted. */
  readonly aliases: number;
  /** Directives, counted likewise. */
  readonly directives: number;
  /** Fields at the top of the operation. */
  readonly rootFields: number;
  /** Things that the answer may hold at most, by what its lists ask for. */
  readonly cost: number;
  /** Words and signs of the document. */
  readonly tokens: number;
  /** Bytes of a body; those of clients that may write have room for a whole note. */
  readonly body: number;
  readonly noteBody: number;
  /** Milliseconds that a request may keep the store busy. */
  readonly deadline: number;
  /** Milliseconds in which a request's headers, and all of it, must have come in. */
  readonly headers: number;
  readonly request: number;
  /** Points that one client may spend at once; they come back within ten seconds. 0 is no limit. */
  readonly points: number;
}

/** A public read API on a small machine: see `docs/api.md`, which explains each to clients. */
export const LIMITS: Limits = {
  depth: 8,
  aliases: 15,
  directives: 10,
  rootFields: 20,
  cost: 5_000,
  tokens: 1_000,
  body: 100 * 1024,
  noteBody: 1024 * 1024,
  deadline: 5_000,
  headers: 10_000,
  request: 15_000,
  points: 100,
};
