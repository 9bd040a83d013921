import type { Page as Tab } from 'playwright-core';
import { axeFindings } from './checks.ts';
import type { InPage } from './checks.ts';

/** Our findings by these rules on a page with these contents, and those of axe when it checks every element. One line for each element. */
export async function besideAxe(
  tab: Tab,
  rules: readonly string[],
  inside: string,
): Promise<{ ours: string[]; plain: string[] }> {
  await tab.setContent(`<html lang="en"><title>A page</title><main><h1>A page</h1>${inside}</main>`);
  const ours = (await axeFindings(tab)).filter((line) => rules.some((rule) => line.startsWith(`${rule}: `)));
  const plain = await tab.evaluate(async (values) => {
    const { axe, narrow } = globalThis as unknown as InPage;
    // Axe with its own settings, not narrowed to the suspects.
    axe.reset();
    const { violations } = await axe.run(document, { runOnly: { type: 'rule', values: [...values] } });
    narrow();
    return violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.html).join(' | ')}`);
  }, rules);
  return { ours: lines(ours), plain: lines(plain) };
}

const lines = (found: readonly string[]): string[] =>
  found
    .flatMap((line) => {
      const [rule = '', nodes = ''] = line.split(/: (.*)/s);
      return nodes.split(' | ').map((node) => `${rule}: ${node}`);
    })
    .toSorted();
