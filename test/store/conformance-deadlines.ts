import { describe, expect, it } from 'vitest';
import type { Conformance } from './conformance.ts';
import { put, scale } from './sample-graphs.ts';

/** What every engine does when a request's time is up. */
export function deadlines({ open }: Conformance): void {
  describe('asked within a time', () => {
    it('answers while there is some left, and as the store does', async () => {
      const store = await open();
      await store.apply([put(scale().first)]);
      const request = store.within(5_000);
      expect(await request.entities(['project:juju'])).toEqual(await store.entities(['project:juju']));
      expect(await request.list('Session', { first: 5 })).toEqual(await store.list('Session', { first: 5 }));
      await store.close();
    });

    it('gives up when it is over, and the store goes on', async () => {
      const store = await open();
      await store.apply([put(scale().first)]);
      const late = store.within(-1);
      const hop = { type: 'ABOUT', direction: 'in' } as const;
      for (const ask of [
        () => late.entities(['project:juju']),
        () => late.named('Project', 'juju'),
        () => late.list('Session', { first: 5 }),
        () => late.neighbours(hop, ['project:juju'], { first: 5 }),
        () => late.coverage(['project:juju'], { first: 5 }),
        () => late.sharing('Session', [{ anchors: [{ id: 'project:juju', weight: 1, path: [hop] }], except: [] }], 5),
        () => late.counts(),
      ]) {
        await expect(ask()).rejects.toMatchObject({ code: 'TIMEOUT' });
      }
      expect((await store.entities(['project:juju'])).size).toBe(1);
      await store.close();
    });
  });
}
