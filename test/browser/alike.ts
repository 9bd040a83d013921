import { createHash } from 'node:crypto';
import type { Page as Tab } from 'playwright-core';
import { shapeOf } from './shape.ts';

/**
 * The page that a tab shows, as axe reads it for the rules that are neither of places (`places.ts`) nor of colours (`colours.ts`), in a few
 * letters: its shape, and whether and as what each element is shown. Two pages of which it is the same have the same faults by those rules.
 */
export async function alikeIn(tab: Tab): Promise<string> {
  const { html, shown } = await tab.evaluate(shownApart);
  return createHash('sha256')
    .update(`${shapeOf(html)}\n${shown}`)
    .digest('base64');
}

/** It is sent to the browser as it stands, so it uses nothing of this file. */
function shownApart(): { html: string; shown: string } {
  // Those that isolate names stand elsewhere in each language; options are in the order of their words, and lie in a list that is closed.
  const lines = [...document.querySelectorAll('body, body :not(bdi, option)')].map((element) => {
    const style = getComputedStyle(element);
    if (style.display === 'none') return 'none';
    const { width, height, left, right, top, bottom } = element.getBoundingClientRect();
    return [
      // However what is in a block is laid out; but tables are read otherwise than the same cells one beneath the other.
      style.display.replace(/^(?:flex|grid|flow-root)$/, 'block'),
      style.visibility,
      style.position,
      style.float === 'none',
      right <= 0 || bottom <= 0 || left >= innerWidth || top < 0,
      width <= 1 || height <= 1,
      style.clipPath,
      style.textIndent.startsWith('0'),
      style.opacity === '0',
      `${style.overflowX} ${style.overflowY}`,
      style.pointerEvents,
    ].join(' ');
  });
  return { html: document.documentElement.outerHTML, shown: lines.join('\n') };
}
