import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { ingest, readNote } from '../../src/ingest.ts';
import { findNote } from '../../src/query/look-up.ts';
import { openReader } from '../../src/query/reader.ts';
import { seeAlso } from '../../src/query/see-also.ts';
import type { SeeAlsoOptions } from '../../src/query/see-also-options.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/port.ts';
import { buildNoteGraph } from './build-note-graph.ts';

const BLOG = fileURLToPath(new URL('../fixtures/blog/', import.meta.url));
const { pairs }: { pairs: [string, string, number][] } = JSON.parse(readFileSync(`${BLOG}labels.json`, 'utf8'));
const WITHOUT_GRADE = 0;
const grades = new Map(
  pairs.flatMap(([a, b, grade]) => [
    [`${a}.md ${b}.md`, grade],
    [`${b}.md ${a}.md`, grade],
  ]),
);

let store: Store;
beforeAll(async () => {
  store = await openStore('sqlite::memory:');
  await ingest(['.'], store, { cwd: BLOG, read: readNote });
  return () => store.close();
});

async function beside(path: string, options: SeeAlsoOptions = {}, of: Store = store) {
  const reader = openReader(of);
  const note = await findNote(reader, { path });
  if (note === undefined) throw new Error(`No note "${path}"`);
  return (await seeAlso(reader, note, { ...options, first: 5 })).edges;
}

async function paths(): Promise<readonly string[]> {
  const { items } = await store.list('Note', { first: 100 });
  return items.map((note) => note.id.slice('note:'.length));
}

/** Discounted gain of grades in order of showing (Järvelin and Kekäläinen 2002). */
const gain = (shown: readonly number[]) =>
  shown.slice(0, 5).reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);

describe('see-also on a blog of short posts', () => {
  it('puts what readers want first, and shows hardly anything unrelated', async () => {
    const scores: number[] = [];
    let shown = 0;
    let unrelated = 0;
    for (const path of await paths()) {
      const given = (await beside(path)).map(({ node }) => grades.get(`${path} ${node.path}`) ?? WITHOUT_GRADE);
      const ideal = [...grades].filter(([pair]) => pair.startsWith(`${path} `)).map(([, grade]) => grade);
      const best = gain(ideal.sort((a, b) => b - a));
      scores.push(best === 0 ? Number(given.length === 0) : gain(given) / best);
      shown += given.length;
      unrelated += given.filter((grade) => grade === WITHOUT_GRADE).length;
    }
    expect(scores.reduce((sum, score) => sum + score, 0) / scores.length).toBeGreaterThanOrEqual(0.9);
    expect(unrelated / shown).toBeLessThanOrEqual(0.1);
  });

  it('never shows the note itself or a note twice, and its scores are the sums of its reasons', async () => {
    for (const path of await paths()) {
      const edges = await beside(path);
      const shown = edges.map(({ node }) => node.path);
      expect(shown).not.toContain(path);
      expect(new Set(shown).size).toBe(shown.length);
      for (const { score, reasons } of edges) {
        expect(reasons.reduce((sum, { weight }) => sum + weight, 0)).toBe(score);
        expect(new Set(reasons.map(({ text }) => text)).size).toBe(reasons.length);
        expect(reasons.some(({ kind }) => kind !== 'TIME')).toBe(true);
      }
    }
  });

  it('does not depend on the order in which notes came', async () => {
    const again = await openStore('sqlite::memory:');
    for (const path of [...(await paths())].reverse()) await ingest([path], again, { cwd: BLOG, read: readNote });
    for (const path of await paths()) expect(await beside(path, {}, again)).toEqual(await beside(path));
    await again.close();
  });

  it('stays as it is when notes about other things come', async () => {
    const more = await openStore('sqlite::memory:');
    await ingest(['.'], more, { cwd: BLOG, read: readNote });
    const strangers = Array.from({ length: 60 }, (_, index) =>
      buildNoteGraph({
        path: `strange/${index}.md`,
        title: `Sourdough ${index}`,
        tags: ['baking'],
        terms: [{ word: 'sourdough', weight: 1000 }],
        projects: ['Erlang'],
      }),
    );
    await more.apply(strangers.map((graph) => ({ kind: 'put', graph })));
    for (const path of await paths()) expect(await beside(path, {}, more)).toEqual(await beside(path));
    await more.close();
  });

  it('leaves out notes by tag, and prefers newer or older ones', async () => {
    const path = 'restore-drills-for-postgres.md';
    const tagged = (await beside(path, { exceptTags: ['PostgreSQL'] })).map(({ node }) => node.path);
    expect(tagged).toEqual(['backups-at-a-friends-house.md', 'snapshots-are-not-backups.md']);
    const newest = await beside('zigbee-without-the-vendor.md', { prefer: 'NEWER' });
    const oldest = await beside('zigbee-without-the-vendor.md', { prefer: 'OLDER' });
    const bonus = (edges: typeof newest, of: string) =>
      edges.find(({ node }) => node.path === of)?.reasons.find(({ kind }) => kind === 'TIME')?.text;
    expect(bonus(newest, 'home-assistant-after-a-year.md')).toBe('Newer, as preferred');
    expect(bonus(newest, 'temperature-in-every-room.md')).toBeUndefined();
    expect(bonus(oldest, 'temperature-in-every-room.md')).toBe('Older, as preferred');
    await expect(beside(path, { exceptTags: Array.from({ length: 21 }, String) })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  it('shows nothing beside a post that shares nothing', async () => {
    expect(await beside('what-i-learned-in-2019.md')).toEqual([]);
  });
});
