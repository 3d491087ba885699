import type { TextSink } from './command-io.ts';

const BAR = 24;
/** Repainting more often than this shows nothing more and costs time. */
const REPAINT_MS = 80;

/** A line that shows how far a piece of work is. On anything but a terminal it is silent. */
export interface ProgressLine {
  update(done: number, total: number): void;
  /** Removes the line, so that what is printed next starts on a clean one. */
  clear(): Promise<void>;
}

/**
 * A progress bar on the sink's terminal: bar, count, notes per second and time left.
 * @param now milliseconds of a steady clock
 */
export function createProgressLine(sink: TextSink, now: () => number = () => performance.now()): ProgressLine {
  if (!sink.isTerminal) return { update() {}, async clear() {} };
  const started = now();
  let painted = -Infinity;
  return {
    update(done, total) {
      if (total === 0 || (now() - painted < REPAINT_MS && done < total)) return;
      painted = now();
      const line = progressText(done, total, (painted - started) / 1000);
      // A bar that the terminal cannot keep up with may skip a step: nothing waits for it.
      void sink.write(`\r\u001b[K${line.slice(0, Math.max(0, sink.columns - 1))}`);
    },
    async clear() {
      if (painted > -Infinity) await sink.write('\r\u001b[K');
    },
  };
}

function progressText(done: number, total: number, seconds: number): string {
  const filled = Math.round((BAR * done) / total);
  const rate = seconds > 0 ? done / seconds : 0;
  const left = rate > 0 ? Math.ceil((total - done) / rate) : undefined;
  const speed = done > 0 && seconds > 1 ? ` · ${rate.toFixed(0)} notes/s · ${left} s left` : '';
  return `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${done} of ${total} notes${speed}`;
}
