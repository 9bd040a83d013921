import type { Browser } from './browse.ts';

/**
 * Reads a list of the workbench to its end along the links of its pages, and back again. Returns the matches of the first group of
 * `pattern` on each page. Throws if a page differs on the way back, or if the first page has a link back.
 */
export async function readAlong(browser: Browser, path: string, pattern: RegExp): Promise<string[][]> {
  const of = (page: string): string[] => [...page.matchAll(pattern)].map(([, found]) => found!);
  const forth: { path: string; found: string[] }[] = [];
  let text = '';
  for (let next: string | null = path; next !== null && forth.length < 20; next = linked(text, 'next')) {
    ({ text } = await browser.get(next));
    if (forth.length === 0 && linked(text, 'prev') !== null) throw new Error('the first page has a way back');
    forth.push({ path: next, found: of(text) });
  }
  for (const { found } of forth.toReversed().slice(1)) {
    const back = linked(text, 'prev');
    if (back === null) throw new Error('there is no way back');
    ({ text } = await browser.get(back));
    if (JSON.stringify(of(text)) !== JSON.stringify(found)) throw new Error(`${back} is another page`);
  }
  if (linked(text, 'prev') !== null) throw new Error('there is something before the first page');
  return forth.map(({ found }) => found);
}

/** The address of a page's link of this kind, within the programme. */
function linked(text: string, rel: 'next' | 'prev'): string | null {
  const [, href] = new RegExp(`<a rel="${rel}" href="([^"]+)"`).exec(text) ?? [];
  return href === undefined
    ? null
    : href.replaceAll('&amp;', '&').replace(/^.*?(?=\/(workbench|operator)\b)/, '');
}
