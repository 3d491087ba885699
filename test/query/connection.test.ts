import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFirst, rankedConnection } from '../../src/query/connection.ts';
import { decodeTextCursor, encodeCursor } from '../../src/query/cursor.ts';
import { listAll } from '../../src/query/lists.ts';
import { toldReader } from './told-store.ts';

describe('cursors', () => {
  it('give back any sort values', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (sortKey, id) => {
        expect(decodeTextCursor(encodeCursor([sortKey, id]))).toEqual({ sortKey, id });
      }),
    );
  });

  it('are refused if they are not ours', () => {
    const wrong = [
      '',
      'nonsense',
      encodeCursor([1, 'a']),
      Buffer.from('["a"]').toString('base64url'),
      Buffer.from('{}').toString('base64url'),
    ];
    for (const cursor of wrong)
      expect(() => decodeTextCursor(cursor)).toThrow(expect.objectContaining({ code: 'BAD_CURSOR' }));
  });
});

describe('first', () => {
  it('is 1 to 100', () => {
    expect([1, 100].map((first) => checkFirst({ first }))).toEqual([1, 100]);
    for (const first of [0, -1, 101, 2147483648, 1.5, Number.NaN, null, undefined]) {
      expect(() => checkFirst({ first })).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
    }
  });
});

describe('lists', () => {
  it('page through everything once, in order, whatever the page size', async () => {
    const projects = ['Zig', 'árbol', 'Ada', 'B', 'c++', '__proto__', 'Ünïcode', '日本'];
    const reader = await toldReader({ path: 'a.md', projects });
    const whole = (await listAll(reader, 'Project', { first: 100 })).nodes.map(({ name }) => name);
    expect(new Set(whole)).toEqual(new Set(projects));
    for (const first of [1, 2, 3, 7]) {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await listAll(reader, 'Project', { first, after });
        expect(page.totalCount).toBe(projects.length);
        expect(page.pageInfo.hasPreviousPage).toBe(after !== undefined);
        seen.push(...page.nodes.map(({ name }) => name));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined;
      } while (after !== undefined);
      expect(seen).toEqual(whole);
    }
  });

  it('page through a ranking, also where the item of the cursor is gone', () => {
    const ranked = [9, 7, 7, 3].map((score, i) => ({ score, node: { id: `n${i}` } }));
    const two = rankedConnection({ first: 2 }, ranked);
    expect(two.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const after = two.pageInfo.endCursor;
    expect(rankedConnection({ first: 2, after }, ranked).nodes.map(({ id }) => id)).toEqual(['n2', 'n3']);
    expect(
      rankedConnection({ first: 2, after }, [...ranked.slice(0, 1), ...ranked.slice(2)]).nodes.map(({ id }) => id),
    ).toEqual(['n3']);
  });
});
