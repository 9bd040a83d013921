import { expect, test } from 'vitest';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { MORE, hostileScene } from '../../../test/mail/hostileExamples.ts';
import { rolledBackAfter } from '../../db/rolledBackAfter.ts';
import { ownWording } from '../../rooms/outbox/index.ts';
import { composeMail } from './compose.ts';
import { programmeById } from '../../rooms/programmes/index.ts';
import { personById } from '../../rooms/people/index.ts';
import type { Mail } from './define.ts';
import { exampleOf, mails } from './registry.ts';

/**
 * Mails that open an account, protect one or give a role, and mails that say who reads what somebody tells. A new kind like these has to be
 * added here by hand.
 */
const FIXED = [
  'act-code',
  'address-change',
  'address-changed',
  'address-changing',
  'address-joined',
  'address-parted',
  'address-returned',
  'address-vouch',
  'appeal-answered',
  'appeal-noted',
  'appeal-raised',
  'backup-failed',
  'backup-holds',
  'concern-asked',
  'concern-decided',
  'concern-noted',
  'concern-raised',
  'disk-filling',
  'erased',
  'erasure-asked',
  'invitation',
  'merge-asked',
  'new-sign-in',
  'people-merged',
  'people-parted',
  'sign-in-code',
  'sign-in-linked',
  'sign-in-many',
];
/** Purposes of links that open a part of the reader's own affairs, or one choice alone. Programmes may word the mails around them. */
const WORDED = new Set([
  'again',
  'agreement',
  'meeting',
  'answer',
  'appeal',
  'available',
  'chat-message',
  'chat-message-back',
  'comment',
  'comment-back',
  'confirm',
  'contact',
  'follow',
  'guest',
  'hour',
  'partnership',
  'resume',
  'sender',
  'status',
  'subscribe',
  'unfollow',
  'unsubscribe',
]);

test('which mails nobody words anew', () => {
  const fixed = [...mails.values()].filter((mail) => mail.fixed);
  expect(fixed.map(({ kind }) => kind).toSorted()).toEqual(FIXED);
  const theirs = new Set(fixed.flatMap(({ wording }) => wording));
  for (const { kind, fixed, wording } of mails.values())
    if (!fixed)
      expect(
        wording.filter((key) => theirs.has(key)),
        kind,
      ).toEqual([]);
});

test('a link or code that is stronger than one choice stands in no other mail', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const scene = await hostileScene(ctx, await stage(ctx));
    const now = ctx.clock.now().toISOString();
    for (const mail of mails.values())
      await rolledBackAfter(db, async () => {
        ctx.clock.set(now);
        const data = { ...(await exampleOf(mail.kind)(scene)), ...MORE[mail.kind] };
        const written = (await ctx.mailer.compose(ctx, {
          programme: scene.programme,
          kind: mail.kind,
          person: scene.reader,
          data,
        }))!;
        const found = [...`${written.subject}\n${written.text}`.matchAll(/%%(link|code):([a-z-]*)/g)];
        for (const [, kind, purpose] of found)
          if (!mail.fixed) expect([kind, WORDED.has(purpose!)], mail.kind).toEqual(['link', true]);
        // A placeholder that an edit cannot keep would be lost with the first edit.
        expect(written.subject, mail.kind).not.toMatch(mail.readable ? /%%/ : /%%link/);
        for (const [whole] of written.text.matchAll(/\S*%%(?:link|reply):[^%]*%%\S*/g))
          expect(whole, mail.kind).toMatch(/^%%[^%]*%%$/);
      });
  });
});

test('a mail of another kind that would hold such a link is not written', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme: id, people } = await stage(ctx);
    const programme = await programmeById(ctx, id);
    const person = (await personById(ctx, id, people.luca))!;
    const to = { programme, person, base: '', wordings: await ownWording(ctx, id, 'en') };
    for (const block of ['invitation', 'address', 'code'] as const) {
      const loose: Mail = {
        ...mails.get('by-mail')!,
        compose: (scene) =>
          Promise.resolve({
            subject: 'x',
            blocks: [{ p: block === 'code' ? scene.secret('code', 1) : scene.link(block, '1') }],
          }),
      };
      await expect(composeMail(ctx, loose, to, {})).rejects.toThrow('have to be fixed');
      await expect(composeMail(ctx, { ...loose, fixed: true }, to, {})).resolves.not.toBeNull();
    }
  });
});

test('a placeholder that somebody typed is words, also where the mail itself has the same one', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const data = await exampleOf('introduction')(await hostileScene(ctx, cast));
    const own = `%%link:partnership:${Number(data['partnership'])}%%`;
    await db
      .updateTable('person')
      .set({ name: `Mei https://elsewhere.example/${own}`, called: '' })
      .where('id', '=', cast.people.mei)
      .execute();
    const mail = (await ctx.mailer.compose(ctx, {
      programme: cast.programme,
      kind: 'introduction',
      person: cast.people.luca,
      data,
    }))!;
    expect(mail.text).toContain(own);
    for (const part of [mail.subject, mail.text, mail.html])
      expect(part).not.toContain(`elsewhere.example/${own}`);
    expect(mail.text).toContain('elsewhere.example/');
  });
});
