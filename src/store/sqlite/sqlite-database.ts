import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';
import { HallwayError } from '../../errors.ts';
import { sqliteError } from './sqlite-error.ts';

/** A value that SQLite stores as it is. */
export type SqliteValue = string | number | null;

/** Reads hardly ever wait in WAL mode; the event loop stands still while they do, so not for long. */
const READ_WAIT_MILLISECONDS = 250;
/** Writers wait for each other without standing in the event loop's way. */
const WRITE_WAIT_MILLISECONDS = 10_000;
const MOST_STATEMENTS = 300;

/** One connection with its prepared statements; throws `HallwayError` for whatever goes wrong in the file. */
export class SqliteDatabase {
  readonly path: string;
  readonly #database: DatabaseSyncInstance;
  readonly #readOnly: boolean;
  readonly #statements = new Map<string, StatementSyncInstance>();
  readonly #reading = new Set<StatementSyncInstance>();

  constructor(path: string, options: { readonly readOnly?: boolean } = {}) {
    this.path = path;
    this.#readOnly = options.readOnly ?? false;
    this.#database = this.#guard(
      () => new DatabaseSync(path, { readOnly: this.#readOnly, timeout: READ_WAIT_MILLISECONDS }),
    );
  }

  /** Runs statements without parameters. */
  execute(sql: string): void {
    this.#guard(() => this.#database.exec(sql));
  }

  /** All rows of a query. `Row` is the shape that its column list has. */
  all<Row>(sql: string, ...values: SqliteValue[]): Row[] {
    return this.#guard(() => this.#prepared(sql).all(...values)) as Row[]; // the driver cannot know the column list
  }

  /** The first row, if any. */
  get<Row>(sql: string, ...values: SqliteValue[]): Row | undefined {
    return this.#guard(() => this.#prepared(sql).get(...values)) as Row | undefined; // as above
  }

  /** Runs a statement that writes; gives the row id of what it inserted. */
  run(sql: string, ...values: SqliteValue[]): number {
    return this.#guard(() => Number(this.#prepared(sql).run(...values).lastInsertRowid));
  }

  /** Rows as they are read: for results that should not fill memory. */
  *each<Row>(sql: string, ...values: SqliteValue[]): Generator<Row> {
    const statement = this.#guard(() => this.#database.prepare(sql));
    // The driver's iterator does not keep its statement alive: collected in mid-read, it takes the process down.
    this.#reading.add(statement);
    try {
      const rows = this.#guard(() => statement.iterate(...values));
      for (;;) {
        const next = this.#guard(() => rows.next());
        if (next.done) return;
        yield next.value as Row; // as above
      }
    } finally {
      this.#reading.delete(statement);
    }
  }

  /**
   * Does some work in one write transaction: wholly or not at all. Waits its turn among other processes without blocking this one.
   * @throws HallwayError STORE_BUSY after 10 seconds
   */
  write<T>(work: () => T): Promise<T> {
    // One synchronous step from BEGIN to COMMIT: nobody else of this process gets in between.
    return this.patiently(() => {
      this.execute('BEGIN IMMEDIATE');
      try {
        const result = work();
        this.execute('COMMIT');
        return result;
      } catch (error) {
        if (this.#database.isTransaction) this.execute('ROLLBACK');
        throw error;
      }
    });
  }

  /** Tries again while another process is in the way. */
  async patiently<T>(step: () => T): Promise<T> {
    const until = Date.now() + WRITE_WAIT_MILLISECONDS;
    for (let pause = 5; ; pause = Math.min(2 * pause, 100)) {
      try {
        return step();
      } catch (error) {
        if (!(error instanceof HallwayError && error.code === 'STORE_BUSY') || Date.now() > until) throw error;
      }
      await wait(pause);
    }
  }

  /** Ends whatever is under way. The driver frees prepared statements late, so what closing does by itself is done by hand before it. */
  close(): void {
    this.#statements.clear();
    if (!this.#database.isOpen) return;
    this.#guard(() => {
      try {
        if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
        if (!this.#readOnly) this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      } finally {
        this.#database.close();
      }
    });
  }

  #prepared(sql: string): StatementSyncInstance {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    if (this.#statements.size >= MOST_STATEMENTS) this.#statements.clear();
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #guard<T>(step: () => T): T {
    try {
      return step();
    } catch (error) {
      throw sqliteError(error, this.path);
    }
  }
}
