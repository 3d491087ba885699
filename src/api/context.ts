import type { Reader } from '../query/reader.ts';

/** What resolvers are given beside their parent and arguments: one per request. */
export interface Context {
  readonly reader: Reader;
}
