import { expect, test } from 'vitest';
import { testContext } from '../../../test/context.ts';
import { stage } from '../../../test/cast.ts';
import { rolledBack } from '../../../test/database.ts';
import { fillIn, onlyKnown, placeholdersIn } from './placeholders.ts';

const KNOWN = '%%link:status:%%';

test.each([
  '%%letter:1%%',
  '%%letter:1%%%letter:2%%',
  '%%code:1%%%%letter:2%%',
  '%%%letter:2%%%',
  '%%link:partnership:1%%letter:2%%',
  `${KNOWN}letter:2%%letter:3%%`,
  `%${KNOWN}%letter:2%%`,
])('of what a person wrote, %s, nothing is a placeholder but what the mail itself has', (typed) => {
  const safe = onlyKnown(`Dear ${typed}, ${KNOWN}`, new Set([KNOWN]));
  expect([...placeholdersIn(safe)]).toEqual([KNOWN]);
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
      { code: finder, letter: finder, message: finder, quoted: finder },
      finder,
    );
    for (const part of Object.values(parts)) expect(part.trim()).toBe('a secret');
  });
});
