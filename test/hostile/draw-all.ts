import { expect } from '@open-wc/testing';
import { openPage, reportsOf, type PolicyName } from '../support/policy-page.js';
import type { Drawn, NewsFeedPage } from './pages/news-feed.js';
import { askingVectors, isWellFormed, vectors, type Turn, type Vector } from './vectors.js';

const BATCH = 120;

/** Another origin, and what it was asked so far. */
async function elsewhere(): Promise<{ address: string; asked: string[] }> {
  return (await (await fetch('/elsewhere')).json()) as { address: string; asked: string[] };
}

/** Other engines ask the same origin at the same time. */
const run = `/${Date.now()}-${Math.random()}/`;

/** What this run has asked of another origin. */
export async function askedElsewhere(): Promise<readonly string[]> {
  return (await elsewhere()).asked.filter((address) => address.startsWith(run));
}

/** Every hostile text that there is. */
export async function everyVector(): Promise<readonly Vector[]> {
  return [...(await vectors()), ...askingVectors((await elsewhere()).address + run)];
}

/**
 * The texts that are drawn in a page under this policy. A page that forbids nothing and reports what a strict one would
 * refuse sees all that could run; in the strict one is seen that nothing breaks there.
 */
export const drawnIn = (policy: PolicyName, all: readonly Vector[]): readonly Vector[] =>
  policy === 'strict' ? all.filter((_, index) => index % 5 === 0) : all;

/**
 * Which of the formats a number of texts are drawn in. All of them in Chromium; what comes after the parsers is one way for
 * all formats, and the two other engines share them: each text in half of them, those of Firefox the ones that WebKit leaves.
 */
export function turnOf(policy: PolicyName, batch: number): Turn {
  const { userAgent } = navigator;
  if (policy === 'strict' || userAgent.includes('Chrome')) return 'all';
  const first = userAgent.includes('Firefox') ? 0 : 1;
  return (batch + first) % 2 ? 'odd' : 'even';
}

/**
 * Draws hostile texts by the widget, in feeds of every format, in a page under a policy: nothing may run, be asked
 * elsewhere or be reported, and every item must be there.
 */
export async function drawAll(all: readonly Vector[], policy: PolicyName): Promise<void> {
  const start = performance.now();
  const { page, close } = await openPage<NewsFeedPage>(policy, '/test/hostile/pages/news-feed.ts');
  const faults: string[] = [];
  page.addEventListener('error', ({ message }) => faults.push(message));
  page.addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)));
  const drawn: Drawn[] = [];
  for (let index = 0; index < all.length; index += BATCH)
    drawn.push(...(await page.draw(all.slice(index, index + BATCH), isWellFormed, turnOf(policy, index / BATCH))));
  const reports = await reportsOf(page);
  const foreign = page.performance.getEntriesByType('resource').filter(({ name }) => new URL(name).origin !== origin);
  const asked = await askedElsewhere();
  const sum = (of: (one: Drawn) => number) => drawn.reduce((total, one) => total + of(one), 0);
  console.log(
    `${all.length} hostile texts, ${drawn.length} feeds in a page that is ${policy}: ${sum(({ items }) => items)} items drawn, ${sum(({ opened }) => opened)} texts opened, ${sum(({ skipped }) => skipped)} skipped, ${sum(({ missing }) => missing.length)} missing; ${page.fired.length} ran, ${reports.length} reports, ${foreign.length + asked.length} requests elsewhere, ${faults.length} errors, ${Math.round((performance.now() - start) / 1000)} s`,
  );
  expect(page.fired).to.deep.equal([]);
  expect([...new Set(reports)]).to.deep.equal([]);
  expect(foreign.map(({ name }) => name)).to.deep.equal([]);
  expect(asked).to.deep.equal([]);
  expect(faults).to.deep.equal([]);
  expect(drawn.flatMap(({ format, wrong }) => wrong.map((fault) => `${format}: ${fault}`))).to.deep.equal([]);
  expect(drawn.flatMap(({ format, missing }) => missing.map((name) => `${format}: ${name}`))).to.deep.equal([]);
  close();
}
