import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { FACT_KINDS, type FactKind } from '../../src/evaluate/score.ts';
import { hallway } from '../cli/hallway.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Precision and F1 that extraction has reached, rounded down to 0.05. Raise them when the figures have risen; never lower them to pass. */
const FLOORS: Readonly<Record<string, Readonly<Record<FactKind, { precision: number; f1: number }>>>> = {
  'test/fixtures/notes': {
    conference: { precision: 0.95, f1: 0.95 },
    session: { precision: 0.95, f1: 0.9 },
    speaker: { precision: 0.95, f1: 0.9 },
    project: { precision: 0.95, f1: 0.9 },
    presented: { precision: 0.95, f1: 0.9 },
    about: { precision: 0.9, f1: 0.8 },
    covered: { precision: 0.9, f1: 0.8 },
  },
  'test/fixtures/held-out': {
    conference: { precision: 0.85, f1: 0.85 },
    session: { precision: 0.95, f1: 0.8 },
    speaker: { precision: 0.95, f1: 0.8 },
    project: { precision: 0.9, f1: 0.8 },
    presented: { precision: 0.95, f1: 0.8 },
    about: { precision: 0.85, f1: 0.6 },
    covered: { precision: 0.85, f1: 0.6 },
  },
};

const rates = z.object({ precision: z.number(), f1: z.number() });
const answer = z.object({
  unread: z.array(z.string()),
  unlabelled: z.array(z.string()),
  scores: z.record(z.enum(FACT_KINDS), rates),
});

describe.each(Object.entries(FLOORS))('%s', (folder, floors) => {
  test('is read no worse than before', async () => {
    const { out } = await hallway(['eval', folder, '--json'], { cwd: ROOT });
    const { scores, unread, unlabelled } = answer.parse(JSON.parse(out));
    expect({ unread, unlabelled }).toEqual({ unread: [], unlabelled: [] });
    const fallen = FACT_KINDS.flatMap((kind) =>
      (['precision', 'f1'] as const)
        .filter((rate) => scores[kind][rate] < floors[kind][rate])
        .map((rate) => `${kind} ${rate} ${scores[kind][rate].toFixed(3)} is under ${floors[kind][rate]}`),
    );
    expect(fallen).toEqual([]);
  });
});
