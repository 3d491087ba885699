import { expect, it } from 'vitest';
import { executeQuery } from '../../src/api/execute-query.ts';
import type { Store } from '../../src/store/port.ts';
import { toldStore } from '../query/told-store.ts';
import { exampleOperation } from './example-operations.ts';

/** The store, and how often each of its methods was called. */
function counted(store: Store): { readonly store: Store; readonly calls: () => number } {
  let count = 0;
  const watched = new Proxy(store, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        count += 1;
        return Reflect.apply(value, target, args);
      };
    },
  });
  return { store: watched, calls: () => count };
}

it('asks the store as often for twenty sessions as for one', async () => {
  const callsFor = async (count: number) => {
    const sessions = Array.from({ length: count }, (_, i) => ({
      title: `Talk ${i}`,
      conference: 'Big Conf',
      speakers: [`Person ${i}`],
      projects: [`Project ${i}`],
    }));
    const { store, calls } = counted(await toldStore({ path: 'big.md', sessions }));
    const { data, errors } = await executeQuery(store, {
      query: exampleOperation('conference'),
      variables: { name: 'big conf' },
    });
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ conference: { sessions: { totalCount: count } } });
    return calls();
  };
  const one = await callsFor(1);
  expect(await callsFor(20)).toBe(one);
  // conference; its series, sessions and notes; the sessions' parents, speakers and projects; the notes of the evidence.
  expect(one).toBeLessThanOrEqual(8);
});
