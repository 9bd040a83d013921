import { expect, test } from 'vitest';
import { mails } from '../../../src/mail/out/registry.ts';
import { USUAL, chooseRhythm } from '../../../src/rooms/preferences/index.ts';
import { bundleMails } from '../../../src/rooms/outbox/index.ts';
import { writeLetter } from '../../../src/rooms/partnerships/index.ts';
import { delivered } from '../../mail/delivered.ts';
import { withPartners } from '../../partners.ts';

test('what needs an answer, letters and codes never wait for a digest or the end of quiet hours', async () => {
  // News, moved dates and a given address: these mails inform, and ask nothing.
  expect(
    [...mails.values()]
      .filter(({ canWait }) => canWait)
      .map(({ kind }) => kind)
      .toSorted(),
  ).toEqual([
    'addresses-shown',
    'announcement',
    'chat-announced',
    'chat-digest',
    'comments-new',
    'dates-changed',
    'news',
    'topic',
  ]);
  await withPartners(['luca', 'mei'], async ({ ctx, cast, pair }) => {
    const { programme, people } = cast;
    const whose = { programme, person: people.luca };
    const quiet = { from: 0, until: 23 * 60 + 59 };
    await chooseRhythm(ctx, { ...whose, ...USUAL, rhythm: 'weekly', onlyActs: true, quiet });
    const letter = { programme, partnership: pair, person: people.mei, body: 'Are you there?', formKey: 'k' };
    await writeLetter(ctx, letter);
    await bundleMails(ctx);
    expect(await delivered(ctx)).toEqual(['luca@cast.example']);
  });
});
