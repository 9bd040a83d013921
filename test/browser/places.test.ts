import { afterAll, expect, test } from 'vitest';
import { seeded } from '../../sample/people/random.ts';
import { countOf } from '../whole.ts';
import { sharedChromium } from './chromium.ts';
import { besideAxe } from './besideAxe.ts';
import { OF_PLACES } from './places.ts';

const browser = await sharedChromium({ isForLooking: true });
afterAll(() => browser.close());

/** Something to press or to scroll, at a random place. */
function thing(random: ReturnType<typeof seeded>, nth: number): string {
  const up = (most: number): number => Math.floor(random.next() * most);
  const [left, top, width, height] = [up(120), up(120), up(50), up(50)];
  const style = `style="position:absolute;left:${left}px;top:${top}px;width:${width}px;height:${height}px;padding:0;overflow:auto"`;
  return random.pick([
    `<button ${style}>b${nth}</button>`,
    `<a href="/${nth}" ${style}>a${nth}</a>`,
    `<label ${style}><input type="checkbox" style="margin:${left % 9}px"> c${nth}</label>`,
    `<div role="button" tabindex="0" ${style}>d${nth}</div>`,
    `<a href="/${nth}" ${style}><button tabindex="-1">e${nth}</button></a>`,
    `<p>Words about <a href="/${nth}">f${nth}</a> in a line.</p>`,
    `<p ${style}>Words <a href="/${nth}">n${nth} that go on to the next line</a> <a href="/">o</a></p>`,
    `<p><input type="checkbox"> <a href="/${nth}" style="display:inline-block;padding:${up(9)}px">p${nth}</a><b style="display:block;margin-top:-${up(9)}px">Beneath</b></p>`,
    `<ul style="padding:0;list-style:none;line-height:${14 + up(14)}px"><li><a href="/${nth}">h${nth}</a></li><li><a href="/${nth}/more">i${nth}</a> <a href="/">j</a></li></ul>`,
    `<button ${style.replace('width', 'clip-path:inset(50%);width')}>k${nth}</button>`,
    `<p ${style}>Words that lie over others</p>`,
    `<div style="position:absolute;z-index:${up(4) - 1};left:${left / 2}px;top:${top / 2}px;width:${width * 4}px;height:${height * 4}px;background:#fff"><p>Beneath it</p></div>`,
    `<div ${style.replace('overflow', `z-index:${up(3)};overflow`)}><ul><li><a href="/${nth}">l${nth}</a></li></ul></div>`,
    `<div style="opacity:.9"><b ${style.replace('overflow', 'z-index:5;overflow')}><a href="/${nth}">m${nth}</a></b></div>`,
    `<div ${style}>${'long words '.repeat(9)}</div>`,
    `<div ${style}>${'long words '.repeat(9)}<a href="/${nth}">g${nth}</a></div>`,
  ]);
}

test('suspects of the rules of places are all that axe itself finds, wherever things stand', async () => {
  const tab = await browser.newPage({ viewport: { width: 320, height: 900 } });
  const random = seeded(20270301);
  const found = new Map(OF_PLACES.map((rule) => [rule, 0]));
  const layouts = countOf({ whole: 120, few: 45 });
  for (let layout = 0; layout < layouts; layout++) {
    const things = Array.from({ length: 1 + (layout % 9) }, (_, nth) => thing(random, nth));
    const { ours, plain } = await besideAxe(tab, OF_PLACES, things.join(''));
    expect(ours, things.join('\n')).toEqual(plain);
    for (const rule of OF_PLACES)
      if (plain.some((line) => line.startsWith(rule))) found.set(rule, found.get(rule)! + 1);
  }
  // Random pages must sometimes have something to find, and sometimes nothing.
  for (const [rule, times] of found) expect([rule, times > 2 && times < layouts - 2]).toEqual([rule, true]);
  await tab.close();
});
