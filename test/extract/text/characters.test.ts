import { describe, expect, test } from 'vitest';
import {
  CJK,
  classesOf,
  isHalf,
  LETTER,
  LOWER,
  MARK,
  NUMBER,
  SPACE,
  UPPER,
} from '../../../src/extract/text/characters.ts';

describe('classesOf', () => {
  test.each([
    [LETTER, /\p{L}/u],
    [NUMBER, /\p{N}/u],
    [MARK, /\p{M}/u],
    [UPPER, /\p{Lu}/u],
    [LOWER, /\p{Ll}/u],
    [SPACE, /\s/u],
    [CJK, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u],
  ])('bit %d is %s for every code unit', (bit, pattern) => {
    const wrong = codeUnits().filter(
      (code) => ((classesOf(code) & bit) !== 0) !== pattern.test(String.fromCharCode(code)),
    );
    expect(wrong).toEqual([]);
  });

  test('is nothing beyond the end of a text', () => {
    expect(classesOf(''.charCodeAt(0))).toBe(0);
  });
});

test('isHalf tells halves of surrogate pairs', () => {
  expect(codeUnits().filter(isHalf)).toEqual(codeUnits().filter((code) => /\p{Cs}/u.test(String.fromCharCode(code))));
});

function codeUnits(): number[] {
  return Array.from({ length: 0x10000 }, (_, code) => code);
}
