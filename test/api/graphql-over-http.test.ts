import { serverAudits } from 'graphql-http';
import { expect, it } from 'vitest';
import { runServer } from './running-server.ts';

/** Known and wanted: GET needs a preflight header (5A70, D6D5, 6A70), and requests that are wrong are answered with 400 (572B, FDE2, 7B9B). */
const KNOWN = { notice: ['5A70', '6A70', 'D6D5'], warn: ['572B', '7B9B', 'FDE2'] };

it('is GraphQL over HTTP, as its audit suite sees it', async () => {
  const server = await runServer();
  const audits = serverAudits({ url: `${server.url}/graphql` });
  const results = await Promise.all(audits.map((audit) => audit.fn()));
  const idsOf = (status: string) =>
    results
      .filter((result) => result.status === status)
      .map(({ id }) => id)
      .sort();
  expect(results).toHaveLength(61);
  expect(idsOf('error')).toEqual([]);
  expect({ notice: idsOf('notice'), warn: idsOf('warn') }).toEqual(KNOWN);
});
