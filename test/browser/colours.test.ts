import { afterAll, expect, test } from 'vitest';
import { seeded } from '../../sample/people/random.ts';
import { besideAxe } from './besideAxe.ts';
import { sharedChromium } from './chromium.ts';
import { OF_COLOURS } from './colours.ts';

const browser = await sharedChromium({ isForLooking: true });
afterAll(() => browser.close());

type Dice = ReturnType<typeof seeded>;

const COLOURS = [
  '#111',
  '#767676',
  '#787878',
  '#888',
  '#bbb',
  '#fff',
  '#005fa3',
  '#0b57d0',
  'rgb(0 0 0 / 60%)',
];
/** Ways to stand in the flow, or out of it, and to be drawn. */
const WAYS = (
  '|||| display:inline-block | display:flex | padding:9px | overflow:hidden;height:12px | position:absolute;left:10px;top:40px | ' +
  'position:relative;top:-14px | float:right | margin-top:-16px | opacity:.6 | transform:translateY(20px) | ' +
  'width:40px;white-space:nowrap | position:sticky;top:0 | text-shadow:0 0 2px #f00 | visibility:hidden | ' +
  'position:absolute;clip-path:inset(50%) | filter:blur(1px)'
)
  .split('|')
  .map((way) => way.trim());
const LARGE = ['', '', '', 'font-size:24px', 'font-size:19px;font-weight:700', 'font-weight:700'];

function style(random: Dice): string {
  const back =
    random.next() < 0.4 ? `background:${random.pick([...COLOURS, 'linear-gradient(#fff,#888)'])}` : '';
  const front = random.next() < 0.7 ? `color:${random.pick(COLOURS)}` : '';
  return `style="${[back, front, random.pick(WAYS), random.pick(LARGE)].filter(Boolean).join(';')}"`;
}

/** Boxes in boxes with words, fields and links. */
function box(random: Dice, depth: number, nth: () => number): string {
  const within = (): string => {
    const n = nth();
    if (depth > 0 && random.next() < 0.6) return box(random, depth - 1, nth);
    return random.pick([
      `<p ${style(random)}>Words ${n}</p>`,
      `<p>Around <a href="/${n}" ${style(random)}>link ${n}</a> more words</p>`,
      `<p ${style(random)}>Around <a href="/${n}" style="text-decoration:none;${random.pick(['', 'color:inherit', 'color:#d00', 'font-weight:700'])}">link ${n}</a> go on</p>`,
      `<b ${style(random)}>Bold ${n}</b> `,
      `<button ${style(random)}>Button ${n}</button>`,
      `<label>Field ${n} <input value="Typed ${n}" ${style(random)}></label>`,
      `<label>Choice ${n} <select ${style(random)}><option>One ${n}</option></select></label>`,
    ]);
  };
  return `<div ${style(random)}>${Array.from({ length: 1 + Math.floor(random.next() * 3) }, within).join('')}</div>`;
}

test('suspects of the rules of colours are all that axe itself finds, whatever lies over what', async () => {
  const tab = await browser.newPage({ viewport: { width: 320, height: 900 } });
  const random = seeded(20261128);
  const found = new Map(OF_COLOURS.map((rule) => [rule, 0]));
  for (let layout = 0; layout < 60; layout++) {
    let count = 0;
    const inside = box(random, layout % 4, () => ++count);
    const { ours, plain } = await besideAxe(tab, OF_COLOURS, inside);
    expect(ours, inside).toEqual(plain);
    for (const rule of OF_COLOURS)
      if (plain.some((line) => line.startsWith(rule))) found.set(rule, found.get(rule)! + 1);
  }
  // The dice were such that there was something to find, and sometimes nothing.
  for (const [rule, times] of found) expect([rule, times > 2 && times < 58]).toEqual([rule, true]);
  await tab.close();
});
