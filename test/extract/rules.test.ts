import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/extract/rules/rules.ts';
import { extractNote, factLines, rulesUsed } from './extract-note.ts';
import { manuals } from './rule-manual.ts';

describe('every rule', () => {
  it('has a manual under its own id', () => {
    expect(
      manuals()
        .map((m) => m.id)
        .sort(),
    ).toEqual(RULES.map((r) => r.id).sort());
  });

  for (const { id, finds, leavesAlone } of manuals()) {
    describe(id, () => {
      it('shows at least two things that it finds and two that it leaves alone', () => {
        expect(finds.length).toBeGreaterThanOrEqual(2);
        expect(leavesAlone.length).toBeGreaterThanOrEqual(2);
      });

      finds.forEach(({ note, expected }, i) => {
        it(`finds example ${i + 1}`, () => {
          const { facts, messages } = extractNote(note);
          expect(messages).toEqual([]);
          expect(factLines(facts)).toEqual(expect.arrayContaining([...expected]));
        });
      });

      leavesAlone.forEach(({ note }, i) => {
        it(`leaves example ${i + 1} alone`, () => {
          expect([...rulesUsed(extractNote(note).facts)]).not.toContain(id);
        });
      });
    });
  }
});
