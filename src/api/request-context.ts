import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import { openReader, type Reader } from '../query/reader.ts';
import type { Store } from '../store/port.ts';
import type { Access } from './access.ts';
import type { HttpContext } from './apollo.ts';
import type { Spending, Writing } from './context.ts';
import type { NoteWriter } from './note-writer.ts';
import type { Till } from './till.ts';

/** What requests of a server share. */
export interface RequestSurroundings {
  readonly store: Store;
  /** Milliseconds that one request may keep the store busy. */
  readonly deadline: number;
  readonly accessOf: (request: FastifyRequest) => Access;
  /** Absent where nobody may write. */
  readonly writer: NoteWriter | undefined;
  /** Absent where clients are not limited. */
  readonly till: Till | undefined;
}

/**
 * The context of one request. Apollo copies it, own properties by value: so what changes lies in an object of its own, and is read by
 * getters of the class.
 */
export class RequestContext implements HttpContext {
  readonly log: FastifyBaseLogger;
  readonly access: Access;
  readonly writing: Writing | undefined;
  readonly spend: (points: number) => number;
  readonly current: { reader: Reader };
  readonly spent: () => Spending | undefined;

  constructor(request: FastifyRequest, { store, deadline, accessOf, writer, till }: RequestSurroundings) {
    const current = { reader: openReader(store.within(deadline)) };
    const renewReader = () => {
      current.reader = openReader(store.within(deadline));
    };
    this.log = request.log;
    this.access = accessOf(request);
    this.writing = writer && this.access === 'granted' ? { writer, renewReader } : undefined;
    this.spend = (points) => till?.spend(request, points) ?? 0;
    this.current = current;
    this.spent = () => till?.spendingOf(request);
  }

  get reader(): Reader {
    return this.current.reader;
  }

  get spending(): Spending | undefined {
    return this.spent();
  }
}
