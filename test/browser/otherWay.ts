import type { Page as Tab } from 'playwright-core';
import { looksOf } from './checks.ts';

/**
 * The faults that only a page from right to left can have, one line each. The same page in English was checked by all rules; this one has
 * the same elements and colours, but other texts in other places.
 */
export const looksOtherWay = async (tab: Tab, widths?: readonly number[]): Promise<string[]> => [
  ...(await tab.evaluate(textsLacking)),
  ...(await looksOf(tab, [], widths)),
];

/**
 * The elements of the document, in a browser, that have no text for screen readers, and the attributes that an Arabic document lacks. The
 * function is sent to the browser as text, so it uses nothing of this file.
 */
export function textsLacking(): string[] {
  const { lang, dir } = document.documentElement;
  const found = lang === 'ar' && dir === 'rtl' ? [] : [`html lang="${lang}" dir="${dir}"`];
  if (document.title.trim() === '') found.push('no title');
  const GIVEN = ['aria-label', 'alt', 'title', 'placeholder'];
  const isSaid = (element: Element): boolean => {
    const named = (element.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
    const others = named.map((id) => document.getElementById(id));
    const within = [element, ...element.querySelectorAll('*')];
    return (
      [element, ...others].some((one) => (one?.textContent ?? '').trim() !== '') ||
      within.some((one) => GIVEN.some((name) => (one.getAttribute(name) ?? '').trim() !== ''))
    );
  };
  const named = 'a[href], button, summary, legend, label, caption, h1, h2, h3, h4, h5, h6, dt';
  const empty = [...document.querySelectorAll(named)].filter(
    (element) => !element.closest('[aria-hidden="true"]') && !isSaid(element),
  );
  // A picture that only decorates the words beside it has an empty text on purpose.
  const blank = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].filter((element) =>
    ['aria-label', 'title', 'placeholder'].some((name) => element.getAttribute(name)?.trim() === ''),
  );
  for (const element of new Set([...empty, ...blank])) found.push(`no text: ${element.outerHTML}`);
  return found;
}
