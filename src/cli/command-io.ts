/** Where text goes: a stream of the process, or a buffer in a test. */
export interface TextSink {
  /** Writes all of the text; answers when more may be written. */
  write(text: string): Promise<void>;
  readonly isTerminal: boolean;
  /** Width in characters. */
  readonly columns: number;
}

/** All that a command may know of the process that runs it. */
export interface CommandIo {
  /** Data: what another program would read. */
  readonly out: TextSink;
  /** Talk: progress, messages, summaries. */
  readonly err: TextSink;
  /** Everything on standard input. */
  readonly input: () => Promise<Uint8Array>;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /**
   * From the first call on, being asked to stop (Ctrl-C, SIGTERM) aborts the signal instead of ending the process at once: for commands
   * that have something to bring to an end.
   */
  readonly stop: () => AbortSignal;
  /** Parse notes in this thread, without the deadline: for tests, whose TypeScript sources no thread can load. */
  readonly parseHere?: boolean;
}

/** Whether to colour what goes to a sink: only a terminal that has not asked for none (https://no-color.org). */
export function wantsColour(sink: TextSink, env: CommandIo['env']): boolean {
  return sink.isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
