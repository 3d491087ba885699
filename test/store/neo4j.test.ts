import { createServer, type Server } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EngineList } from '../../src/store/engine.ts';
import { openStore } from '../../src/store/open-store.ts';
import { addressOf, emptyStore, openOn, query, server, theServer } from '../neo4j/test-server.ts';
import { conformance } from './conformance.ts';
import { answers } from './questions.ts';
import { anyHistory, contents, edge, graph, put, remove, says, scale } from './sample-graphs.ts';

describe.skipIf(server === undefined)('Neo4j', () => {
  conformance({ name: 'Neo4j over bolt://', open: () => emptyStore('bolt'), runs: 3 });
  conformance({ name: 'Neo4j over neo4j://', open: () => emptyStore('neo4j'), runs: 1 });

  it('gives the answers that SQLite gives, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory(), async (history) => {
        const theirs = await openStore('sqlite::memory:');
        const ours = await emptyStore('neo4j');
        for (const changes of history) expect(await ours.apply(changes)).toEqual(await theirs.apply(changes));
        expect(await answers(ours)).toBe(await answers(theirs));
        await Promise.all([ours.close(), theirs.close()]);
      }),
      { numRuns: 12, interruptAfterTimeLimit: 60_000 },
    );
  }, 180_000);

  it('holds a graph that people can read', async () => {
    const store = await emptyStore();
    await store.apply([put(scale().first), put(scale().second)]);
    const rows = await query(
      `MATCH (p:Person)-[r:PRESENTED]->(s:Session)-[:PART_OF]->(c:Conference) WHERE c.year = 2016 AND any(quote IN r.quotes WHERE quote CONTAINS 'kelsey')
       RETURN p.name AS speaker, s.name AS session, r.note AS note, c.startDate AS day`,
    );
    expect(rows).toContainEqual({
      speaker: 'Kelsey Hightower',
      session: 'Evening',
      note: 'note:scale.md',
      day: '2016-01-21',
    });
    await store.close();
  });

  it('makes its constraints and indexes when it opens, again if somebody dropped one', async () => {
    await (await emptyStore()).close();
    await query('DROP INDEX hallway_address');
    await Promise.all(
      [openOn('bolt'), openOn('bolt'), openOn('neo4j')].map(async (opening) => (await opening).close()),
    );
    const constraints = await query(
      'SHOW CONSTRAINTS YIELD name, type, labelsOrTypes WHERE name STARTS WITH "hallway"',
    );
    expect(constraints).toContainEqual({ name: 'hallway_id', type: 'UNIQUENESS', labelsOrTypes: ['Hallway'] });
    const online = await query(
      'SHOW INDEXES YIELD name, state WHERE name STARTS WITH "hallway" RETURN count(*) AS count, collect(DISTINCT state) AS states',
    );
    expect(online).toEqual([{ count: 3 + 7 + 5 + 1 + 2, states: ['ONLINE'] }]);
  });

  it('stays one graph under many writers at once', async () => {
    const stores = await Promise.all([emptyStore(), openOn('bolt'), openOn('neo4j')]);
    const { first, second } = scale();
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => stores[index % 3]?.apply([put(index % 2 === 0 ? first : second)])),
    );
    const together = await contents(stores[0]);
    const reference = await openStore('sqlite::memory:');
    await reference.apply([put(first), put(second)]);
    expect(together).toEqual(await contents(reference));
    const counters = Array.from({ length: 60 }, (_, index) =>
      graph(
        `c${index}.md`,
        [says('project:nomad', 'Nomad'), says('project:juju', 'Juju'), says('session:x/s', 'S')],
        [edge('ABOUT', 'session:x/s', index % 2 === 0 ? 'project:nomad' : 'project:juju')],
      ),
    );
    await Promise.all(counters.map((one, index) => stores[index % 3]?.apply([put(one)])));
    const degrees = await stores[0].degrees({ type: 'MENTIONS', direction: 'in' }, ['session:x/s']);
    expect(degrees.get('session:x/s')).toBe(60);
    expect(await stores[0].revision()).toBe(62);
    await Promise.all([...stores, reference].map((store) => store.close()));
  }, 60_000);

  it('writes nothing when nothing changed', async () => {
    const store = await emptyStore();
    await store.apply([put(scale().first)]);
    const committed = () => query('SHOW DATABASES YIELD name, lastCommittedTxn');
    const before = await committed();
    await store.apply([put(scale().first), remove('none.md')]);
    expect(await committed()).toEqual(before);
    expect(await store.revision()).toBe(1);
    await store.close();
  });

  it('uses an index for every lookup', async () => {
    const store = await emptyStore();
    await store.apply([put(scale().first)]);
    await store.close();
    const plans = await import('../../src/store/neo4j/neo4j-queries.ts');
    const { HOLDERS_QUERY, sharingText } = await import('../../src/store/neo4j/neo4j-sharing.ts');
    const { togetherQuery } = await import('../../src/store/neo4j/neo4j-together.ts');
    const { listQuery } = await import('../../src/store/neo4j/neo4j-list.ts');
    const about = { type: 'ABOUT', direction: 'in' } as const;
    const presented = { type: 'PRESENTED', direction: 'out' } as const;
    const order = { by: 'name', direction: 'ascending' } as const;
    const within = { type: 'PART_OF', direction: 'out', ends: ['Conference'] } as const;
    const lists: EngineList[] = [
      { type: 'Project', first: 1, filter: {}, order },
      {
        type: 'Project',
        first: 1,
        after: { key: 'a', value: '' },
        filter: {},
        order: { ...order, direction: 'descending' },
      },
      {
        type: 'Person',
        first: 1,
        filter: {
          joined: [
            {
              hop: presented,
              where: {
                without: { type: 'PART_OF', direction: 'in' },
                joined: [
                  { hop: { ...about, direction: 'out' }, where: { ids: ['project:nomad'] } },
                  { hop: within, where: { years: { from: 2015 } } },
                ],
              },
            },
          ],
        },
        order: { by: 'count', direction: 'descending', hop: presented },
      },
      {
        type: 'Session',
        first: 1,
        filter: { terms: ['no'], kinds: ['talk'] },
        order: { by: 'day', direction: 'ascending', hop: within },
      },
      {
        type: 'Note',
        first: 1,
        filter: { author: 'dan', days: { from: '2016' } },
        order: { by: 'day', direction: 'descending' },
      },
    ];
    for (const [cypher, parameters] of [
      [
        plans.neighboursQuery({ type: 'PART_OF', direction: 'out', ends: ['Conference'] }),
        { anchors: [], after: '', first: 1 },
      ],
      [plans.degreesQuery(about), { anchors: [] }],
      [plans.coverageQuery('Project'), { anchors: [], after: '', first: 1 }],
      [plans.coverageQuery('Person'), { anchors: [], after: '', first: 1 }],
      [
        sharingText('Session', [[about], [about, { ...about, direction: 'out' }], undefined]),
        { part0: [], part1: [], part2: [], excepts: [], limit: 1 },
      ],
      [HOLDERS_QUERY, { keys: [] }],
      [
        togetherQuery({ toSessions: about, fromSessions: { ...about, direction: 'out' } }, {}),
        { anchors: [], first: 1 },
      ],
      ...lists.map((list) => {
        const { text, parameters } = listQuery(list);
        return [text, parameters] as const;
      }),
      [plans.searchQuery(['Project']), { query: 'x', separator: ' ', limit: 1 }],
    ] as const) {
      const operators = await planOf(cypher, parameters);
      expect(operators.join(' ')).not.toMatch(
        /AllNodesScan|Eager(?!Aggregation)|NodeByLabelScan|CartesianProduct(?=.*Scan)/,
      );
    }
  });

  describe('in trouble', () => {
    it('says when it refuses the password, without naming it', async () => {
      const opening = openStore(addressOf('bolt'), { username: 'neo4j', password: 'wrong-s3cret' });
      await expect(opening).rejects.toMatchObject({
        code: 'STORE_UNAUTHORIZED',
        message: expect.not.stringContaining('s3cret'),
      });
      await expect(
        openStore(addressOf('neo4j'), { username: 'neo4j', password: 'wrong-s3cret' }),
      ).rejects.toMatchObject({ code: 'STORE_UNAUTHORIZED' });
    });

    it('says when there is no such database', async () => {
      const { username, password } = theServer();
      for (const scheme of ['bolt', 'neo4j'] as const) {
        await expect(openStore(`${addressOf(scheme)}/nonesuch`, { username, password })).rejects.toMatchObject({
          code: 'STORE_URL',
        });
      }
    });

    it.each(['bolt', 'neo4j'])('says when nobody listens (%s)', async (scheme) => {
      const begun = Date.now();
      await expect(openStore(`${scheme}://127.0.0.1:1`, { password: 'x' })).rejects.toMatchObject({
        code: 'STORE_UNAVAILABLE',
        message: expect.stringContaining('127.0.0.1:1'),
      });
      expect(Date.now() - begun).toBeLessThan(10_000);
    });

    it('says when what listens keeps silent, or is something else', async () => {
      for (const greeting of ['', 'HTTP/1.1 400 Bad Request\r\n\r\n']) {
        const other = createServer((socket) => void (greeting !== '' && socket.end(greeting)));
        const port = await listening(other);
        await expect(openStore(`bolt://127.0.0.1:${port}`, { password: 'x' })).rejects.toMatchObject({
          code: 'STORE_UNAVAILABLE',
        });
        other.close();
      }
    }, 20_000);

    it('refuses a graph of a newer version', async () => {
      await (await emptyStore()).close();
      await query('MATCH (m:HallwayMeta) SET m.version = 99');
      await expect(openOn('bolt')).rejects.toMatchObject({
        code: 'STORE_TOO_NEW',
        message: expect.stringContaining('schema 99'),
      });
      await query('MATCH (m:HallwayMeta) DELETE m');
    });
  });
});

async function planOf(cypher: string, parameters: Record<string, unknown>): Promise<string[]> {
  const { default: neo4j } = await import('neo4j-driver');
  const { uri, username, password } = theServer();
  const driver = neo4j.driver(
    uri,
    password === undefined ? undefined : neo4j.auth.basic(username ?? 'neo4j', password),
  );
  const integers = Object.fromEntries(
    Object.entries(parameters).map(([key, value]) => [key, typeof value === 'number' ? neo4j.int(value) : value]),
  );
  const { summary } = await driver.executeQuery(`EXPLAIN ${cypher}`, integers);
  await driver.close();
  const operators: string[] = [];
  const walk = (plan: typeof summary.plan) => {
    if (!plan) return;
    operators.push(plan.operatorType);
    for (const child of plan.children) walk(child);
  };
  walk(summary.plan);
  return operators;
}

function listening(on: Server): Promise<number> {
  return new Promise((resolve) => {
    on.listen(0, '127.0.0.1', () => {
      const address = on.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
