import type { Driver, ManagedTransaction, Session } from 'neo4j-driver';
import { HallwayError } from '../../errors.ts';
import { codeOf, isUnreachable, neo4jError } from './neo4j-error.ts';

/** One server-side transaction of reads takes at most this long. */
const READ_MILLISECONDS = 5_000;
const WRITE_MILLISECONDS = 30_000;
/** Retries included, nobody waits longer for a read: the request that asked has a deadline, too. */
const READ_DEADLINE_MILLISECONDS = 5_000;
const WRITE_DEADLINE_MILLISECONDS = 45_000;
const EXPORT_MILLISECONDS = 30 * 60_000;

/** Parameters of a query: plain data and driver integers. */
export type Parameters = Readonly<Record<string, unknown>>;
/** Runs one query of a transaction; `Row` is the shape that its RETURN has. */
export type RunQuery = <Row = unknown>(query: string, parameters?: Parameters) => Promise<readonly Row[]>;

/** The driver with its manners: a session for each piece of work, the database named, bookmarks passed on, time bounded, errors translated. */
export class Neo4jConnection {
  readonly #driver: Driver;
  readonly #database: string | undefined;
  readonly #uri: string;
  readonly #moment: number;

  /** @param moment when reads give up, by the process's own clock */
  constructor(driver: Driver, uri: string, database: string | undefined, moment = Number.POSITIVE_INFINITY) {
    this.#driver = driver;
    this.#uri = uri;
    this.#database = database;
    this.#moment = moment;
  }

  /** The same connection, whose reads give up at this moment. */
  until(moment: number): Neo4jConnection {
    return new Neo4jConnection(this.#driver, this.#uri, this.#database, moment);
  }

  /** Runs one reading query, on a follower where there is one, again if the cluster asks for it. */
  async read<Row>(query: string, parameters: Parameters = {}): Promise<readonly Row[]> {
    const left = Math.ceil(Math.min(READ_DEADLINE_MILLISECONDS, this.#moment - performance.now()));
    if (left <= 0) {
      throw new HallwayError(
        'TIMEOUT',
        `Neo4j at "${this.#uri}" had no time left to answer; try again, or ask for less`,
      );
    }
    return this.#managed(left, 'READ', (session, watch) =>
      session.executeRead((transaction) => watch(runner(transaction)<Row>(query, parameters)), {
        timeout: Math.min(READ_MILLISECONDS, left),
      }),
    );
  }

  /** Does some work in one write transaction. The work may run several times: it must read all it builds on inside. */
  write<T>(work: (run: RunQuery) => Promise<T>): Promise<T> {
    return this.#managed(WRITE_DEADLINE_MILLISECONDS, 'WRITE', (session, watch) =>
      session.executeWrite((transaction) => watch(work(runner(transaction))), { timeout: WRITE_MILLISECONDS }),
    );
  }

  /** Creates a constraint or an index, unless another client has just done so. */
  async define(statement: string): Promise<void> {
    await this.write((run) => run(statement)).catch((error: unknown) => {
      const cause = error instanceof Error ? error.cause : undefined;
      if (!codeOf(cause).endsWith('AlreadyExists')) throw error;
    });
  }

  /** Rows as the server sends them, for results that should not fill memory. */
  async *stream<Row>(query: string, parameters: Parameters = {}): AsyncGenerator<Row> {
    const session = this.#session('READ');
    try {
      for await (const record of session.run(query, parameters, { timeout: EXPORT_MILLISECONDS })) {
        yield record.toObject() as Row; // the driver cannot know the RETURN
      }
    } catch (error) {
      throw neo4jError(error, this.#uri);
    } finally {
      await session.close();
    }
  }

  /** Throws if the server cannot be reached or does not let us in; does not try again. */
  async greet(): Promise<void> {
    try {
      await this.#driver.getServerInfo(this.#database === undefined ? {} : { database: this.#database });
    } catch (error) {
      throw neo4jError(error, this.#uri);
    }
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  #session(mode: 'READ' | 'WRITE'): Session {
    return this.#driver.session({
      defaultAccessMode: mode,
      bookmarkManager: this.#driver.executeQueryBookmarkManager, // whoever writes here reads it here, on any server of a cluster
      ...(this.#database === undefined ? {} : { database: this.#database }),
    });
  }

  async #managed<T>(
    deadline: number,
    mode: 'READ' | 'WRITE',
    work: (session: Session, watch: <R>(attempt: Promise<R>) => Promise<R>) => Promise<T>,
  ): Promise<T> {
    const session = this.#session(mode);
    let failure: unknown;
    const watch = async <R>(attempt: Promise<R>): Promise<R> => {
      try {
        return await attempt;
      } catch (error) {
        failure = error;
        throw error;
      }
    };
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(this.#tooLate(failure, deadline)), deadline);
    });
    // A session must be closed whatever happens, but nobody waits for one that hangs.
    const done = work(session, watch).finally(() => session.close());
    try {
      return await Promise.race([done, late]);
    } catch (error) {
      done.catch(() => undefined);
      throw neo4jError(error, this.#uri);
    } finally {
      clearTimeout(timer);
    }
  }

  #tooLate(failure: unknown, deadline: number): unknown {
    if (isUnreachable(failure)) return failure;
    return new HallwayError('TIMEOUT', `Neo4j at "${this.#uri}" did not answer within ${deadline / 1000} s; try again`);
  }
}

function runner(transaction: ManagedTransaction): RunQuery {
  return async <Row>(query: string, parameters: Parameters = {}) => {
    const { records } = await transaction.run(query, parameters);
    return records.map((record) => record.toObject() as Row); // the driver cannot know the RETURN
  };
}
