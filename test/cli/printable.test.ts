import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clipped, displayWidth, padded, printable } from '../../src/cli/printable.ts';

test('letters of East Asia and emoji take two columns, accents none', () => {
  expect(displayWidth('Zoe\u0308')).toBe(3);
  expect(displayWidth('日本語')).toBe(6);
  expect(displayWidth('🎉 ok')).toBe(5);
});

test('clipped and padded text has the width asked for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, columns) => {
      const shown = printable(text);
      expect(displayWidth(clipped(shown, columns))).toBeLessThanOrEqual(columns);
      expect(displayWidth(padded(shown, columns))).toBeGreaterThanOrEqual(columns);
    }),
  );
});
