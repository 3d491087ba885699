import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runServer } from '../api/running-server.ts';
import { CHROMIUM, startChromium } from './chromium.ts';

const BUILT = existsSync(new URL('../../dist/web/explorer/index.html', import.meta.url));
const MUST = process.env['CI'] === 'true';

// On a machine without a browser, or before the first build, there is nothing to drive; in CI both must be there.
describe.skipIf(!MUST && (CHROMIUM === undefined || !BUILT))('in a browser (needs Chromium and npm run build)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  }, 90_000);
  afterAll(() => browser?.close());

  /** A page that notes everything that goes wrong in it, and every address that it asks. */
  async function openPage(
    url: string,
  ): Promise<{ readonly page: Page; readonly faults: string[]; readonly asked: Set<string> }> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    // A machine that runs the other tests at the same time needs patience, not another answer.
    page.setDefaultTimeout(90_000);
    const faults: string[] = [];
    const asked = new Set<string>();
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith('data:')) asked.add(new URL(request.url()).origin);
    });
    await page.goto(url);
    return { page, faults, asked };
  }

  /**
   * Runs the open tab until its answer shows these words. The explorer takes over an edited or changed tab a moment after it is drawn, so on a busy
   * machine the first run may still be the tab's before.
   */
  async function executeUntil(page: Page, words: string): Promise<void> {
    const answer = page.locator('.result-window').getByText(words).first();
    await page.waitForTimeout(2_000);
    for (let attempt = 0; attempt < 8; attempt++) {
      await page.getByRole('button', { name: /execute query/i }).click();
      const shown = await answer.waitFor({ timeout: 5_000 }).then(
        () => true,
        () => false,
      );
      if (shown) return;
    }
    await answer.waitFor();
  }

  it('the explorer opens on the examples, runs one and shows the answer, and asks no other host', async () => {
    const server = await runServer();
    const { page, faults, asked } = await openPage(`${server.url}/graphql`);
    let premature = 0;
    page.on('response', (response) => {
      if (response.status() === 400 && response.request().method() === 'POST') premature += 1;
    });
    await page.getByRole('tab', { name: 'WhoCovered' }).waitFor();
    for (const name of ['CoveredBy', 'Conference', 'RelatedSessions', 'SeeAlso', 'Search', 'Node']) {
      expect(await page.getByRole('tab', { name, exact: true }).count()).toBe(1);
    }
    await page.getByRole('region', { name: 'Variables' }).getByText('project').first().waitFor();
    await executeUntil(page, 'Amir Chaudhry');
    await page.getByRole('tab', { name: 'CoveredBy' }).click();
    await page.getByRole('region', { name: 'Variables' }).getByText('Jérôme Petazzoni').waitFor();
    await executeUntil(page, 'Jérôme Petazzoni');
    expect([...asked]).toEqual([server.url]);
    // Every fault is accounted for: a run before the tab was taken over lacks its variables, and the browser reports that it was refused.
    const refused = 'Failed to load resource: the server responded with a status of 400 (Bad Request)';
    expect(faults).toEqual(Array.from({ length: premature }, () => refused));
    await page.close();
  }, 180_000);

  it('the explorer shows the documentation of the schema', async () => {
    const server = await runServer();
    const { page } = await openPage(`${server.url}/graphql`);
    await page.getByRole('button', { name: /show documentation explorer/i }).click();
    await page.getByRole('link', { name: 'Query' }).click();
    await page.getByText('Where every question starts.').waitFor();
    await page.getByText('A person who gave a session', { exact: false }).waitFor();
    await page.close();
  }, 180_000);

  it('the first page leads to the explorer', async () => {
    const server = await runServer();
    const { page, faults } = await openPage(server.url);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Hallway');
    await page.getByRole('link', { name: 'Explore with GraphQL' }).click();
    await page.getByRole('tab', { name: 'WhoCovered' }).waitFor();
    expect(faults).toEqual([]);
    await page.close();
  }, 180_000);
});
