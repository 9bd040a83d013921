import { afterAll, expect, test } from 'vitest';
import { seeded } from '../../sample/people/random.ts';
import { countOf } from '../whole.ts';
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
/** Ways to place an element in or out of the flow, and to draw it. */
const WAYS = (
  '|||| display:inline-block | display:flex | padding:9px | overflow:hidden;height:12px | position:absolute;left:10px;top:40px | ' +
  'position:relative;top:-14px | float:right | margin-top:-16px | opacity:.6 | transform:translateY(20px) | ' +
  'width:40px;white-space:nowrap | position:sticky;top:0 | text-shadow:0 0 2px #f00 | visibility:hidden | ' +
  'position:absolute;clip-path:inset(50%) | filter:blur(1px) | position:absolute;z-index:2;left:20px;top:50px | ' +
  'position:relative;z-index:1;top:-20px | position:absolute;z-index:-1;left:0;top:30px;width:200px'
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
      `<button ${style(random)}>Press<span style="position:absolute;clip-path:inset(50%)"> it ${n}</span></button>`,
      `<label ${style(random)}><input type="checkbox" ${style(random)}> Tick ${n}</label>`,
      `<label>Field ${n} <input value="Typed ${n}" ${style(random)}></label>`,
      `<label>Choice ${n} <select ${style(random)}><option>One ${n}</option></select></label>`,
    ]);
  };
  return `<div ${style(random)}>${Array.from({ length: 1 + Math.floor(random.next() * 3) }, within).join('')}</div>`;
}

const BOX = 'width:200px;height:60px;background:#222';
/** Words that contrast well with the colours around them, but with something dark behind them or drawn pale. */
const BEHIND: [what: string, inside: string][] = [
  [
    'out of the flow over a box',
    `<div style="${BOX}"></div><p style="position:absolute;top:90px;left:20px;margin:0">Words here</p>`,
  ],
  [
    'in the flow over a box that is out of it',
    `<div style="position:absolute;z-index:-1;top:60px;left:0;${BOX}"></div><p>Words here</p>`,
  ],
  [
    'moved from their place',
    `<div style="${BOX}"></div><p style="position:relative;top:-50px">Words here</p>`,
  ],
  ['moved by a transform', `<div style="${BOX}"></div><p style="transform:translateY(-50px)">Words here</p>`],
  ['drawn up by a margin', `<div style="${BOX}"></div><p style="margin-top:-40px">Words here</p>`],
  ['half seen', '<div style="opacity:.4"><p>Words here</p></div>'],
  ['of a thin colour', '<p style="color:rgb(0 0 0 / 40%)">Words here</p>'],
  [
    'on a thin colour',
    '<div style="background:#222"><p style="background:rgb(255 255 255 / 10%)">Words</p></div>',
  ],
];

test.each(BEHIND)('words %s are found', async (_, inside) => {
  const tab = await browser.newPage({ viewport: { width: 320, height: 900 } });
  const { ours, plain } = await besideAxe(tab, OF_COLOURS, inside);
  expect(ours).toEqual(plain);
  expect(plain.length).toBeGreaterThan(0);
  await tab.close();
});

test('suspects of the rules of colours are all that axe itself finds, whatever lies over what', async () => {
  const tab = await browser.newPage({ viewport: { width: 320, height: 900 } });
  const random = seeded(20261128);
  const found = new Map(OF_COLOURS.map((rule) => [rule, 0]));
  const layouts = countOf({ whole: 60, few: 30 });
  for (let layout = 0; layout < layouts; layout++) {
    let count = 0;
    const inside = box(random, layout % 4, () => ++count);
    const { ours, plain } = await besideAxe(tab, OF_COLOURS, inside);
    expect(ours, inside).toEqual(plain);
    for (const rule of OF_COLOURS)
      if (plain.some((line) => line.startsWith(rule))) found.set(rule, found.get(rule)! + 1);
  }
  // Random layouts must sometimes have something to find, and sometimes nothing.
  for (const [rule, times] of found) expect([rule, times > 2 && times < layouts - 2]).toEqual([rule, true]);
  await tab.close();
});
