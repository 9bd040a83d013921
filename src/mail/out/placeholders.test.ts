import { expect, test } from 'vitest';
import { testContext } from '../../../test/context.ts';
import { stage } from '../../../test/cast.ts';
import { rolledBack } from '../../../test/database.ts';
import { fillIn, markApart, marked, newMark, onlyMarked, placeholdersIn } from './placeholders.ts';

const KNOWN = '%%link:status:%%';

test.each([
  '%%letter:1%%',
  '%%letter:1%%%letter:2%%',
  '%%code:1%%%%letter:2%%',
  '%%%letter:2%%%',
  '%%link:partnership:1%%letter:2%%',
  `${KNOWN}letter:2%%letter:3%%`,
  `%${KNOWN}%letter:2%%`,
  KNOWN,
  `https://elsewhere.example/${KNOWN}`,
  '%%link:status:~%%',
  `%%link:status:~${'0'.repeat(18)}%%`,
])('of what a person wrote, %s, nothing is a placeholder but what the mail itself has', (typed) => {
  const mark = newMark();
  const safe = onlyMarked(`Dear ${typed}, ${marked(KNOWN, mark)}`, mark);
  expect(safe.match(/%%[a-z]+:.*?%%/g)).toEqual([KNOWN]);
  expect(safe.endsWith(`, ${KNOWN}`)).toBe(true);
});

test.each([
  ['https://elsewhere.example/%%link:status:%%', false],
  ['[here](https://elsewhere.example/?%%link:status:%%)', false],
  ['https://elsewhere.example/\u200b%%link:status:%%', false],
  ['https://elsewhere.example/\ufeff%%link:status:%%', false],
  ['https://elsewhere.example/\u00a0%%link:status:%%', false],
  ['https://elsewhere.example/\u2028%%link:status:%%', false],
  ['%%link:status:%%@elsewhere.example', false],
  ['%%link:status:%%%%link:status:%%', false],
  ['%%link:resume:%%', false],
  ['%%link:status:%%', true],
  ['Look: %%link:status:%% (here)', true],
  ['Look:\n%%link:status:%%\nhere', true],
])('in a text that was edited, %j works: %s', (text, works) => {
  const mark = newMark();
  const kept = placeholdersIn(onlyMarked(markApart(text, new Set([KNOWN]), mark), mark));
  expect([...kept]).toEqual(works ? [KNOWN] : []);
});

const finder = (): Promise<string> => Promise.resolve('a secret');

test('a letter or code is put in only for the mail that was queued for it', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme } = await stage(ctx);
    const mail = { programme, base: 'https://shelves.example', data: { letter: 2 } };
    const marks = '%%letter:1%% %%letter:2%% %%code:2%%';
    const parts = await fillIn(
      ctx,
      { ...mail, subject: marks, text: marks, html: marks },
      { code: finder, letter: finder, meeting: finder, message: finder, quoted: finder },
      finder,
    );
    for (const part of Object.values(parts)) expect(part.trim()).toBe('a secret');
  });
});

test('French may put its narrow space and a sign behind a placeholder, and nothing before it', () => {
  const mark = newMark();
  const kept = (text: string) => markApart(text, new Set(['%%link:status:7%%']), mark).includes(mark);
  expect(kept('Voici : %%link:status:7%%\u202f!')).toBe(true);
  expect(kept('https://a.example/?\u202f%%link:status:7%%')).toBe(false);
});
