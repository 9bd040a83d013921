import { describe, expect, test } from 'vitest';
import { readReplyAddress, replyAddress } from '../../src/mail/ownAddresses/replyAddress.ts';
import { handlers } from '../../src/mail/in/handlers.ts';
import { processIncoming } from '../../src/mail/in/process.ts';
import type { MailInSettings } from '../../src/mail/in/process.ts';
import { bounceAddress } from '../../src/mail/ownAddresses/bounceAddress.ts';
import { vouchForIncoming } from '../../src/rooms/incoming/index.ts';
import { addressTrouble } from '../../src/rooms/sending/index.ts';
import {
  askAddressChange,
  changeAddress,
  readLink,
  signOutEverywhere,
} from '../../src/rooms/people/index.ts';
import { writeLetter } from '../../src/rooms/partnerships/index.ts';
import { withPartners } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { MAIL_IN, answerAt, comesIn, incomingRow, trusting } from './incoming.ts';
import { leaves } from './leaves.ts';
import { BROUGHT } from '../../src/rooms/brought.ts';
import type { ReplyKind } from '../../src/rooms/kinds.ts';

/** A mail server that states for each mail whether its origin was proven. */
const PROVING: MailInSettings = trusting('mx.shelves.example');
const resultsOf = (domain: string): string[] => [
  `Authentication-Results: mx.shelves.example; dmarc=pass header.from=${domain}`,
];

const luca = ({ cast }: PartnersScene) => ({ programme: cast.programme, person: cast.people.luca });
const letterAt = (scene: PartnersScene): string =>
  answerAt(scene.ctx, { kind: 'letter', ...luca(scene), subject: scene.pair });
const letters = ({ ctx }: PartnersScene) =>
  ctx.db.selectFrom('letter').select(['author_id', 'body']).orderBy('id').execute();
const asked = ({ ctx }: PartnersScene) =>
  ctx.db
    .selectFrom('outbox')
    .select(['person_id', 'address', 'data'])
    .where('kind', '=', 'sender-unsure')
    .execute();

const everywhere = ({ ctx, cast }: PartnersScene) => signOutEverywhere(ctx, { account: cast.accounts.luca });

async function moves({ ctx, ...scene }: PartnersScene): Promise<void> {
  await askAddressChange(ctx, { ...luca({ ctx, ...scene }), address: 'luca@new.example' });
  const { id } = await ctx.db.selectFrom('address_change').select('id').executeTakeFirstOrThrow();
  expect(await changeAddress(ctx, { programme: scene.cast.programme, change: id })).toMatchObject({
    ok: true,
  });
}

/** Somebody who found an old mail answers it, in the name that the mail shows. */
const found = (scene: PartnersScene, settings: MailInSettings = MAIL_IN, headers: string[] = []) =>
  comesIn(scene.ctx, { from: 'luca@cast.example', to: letterAt(scene), text: 'Not Luca', headers }, settings);

describe('a reply address given out before its person signed out everywhere', () => {
  test('does nothing on the word of a From line: the mail waits, and they are asked', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      await everywhere(scene);
      expect(await found(scene)).toMatchObject({ state: 'tray', reason: 'sender' });
      expect(await found(scene, PROVING)).toMatchObject({ state: 'tray', reason: 'sender' });
      expect(await letters(scene)).toEqual([]);
      // Luca is asked about each of the two mails.
      const own = { person_id: scene.cast.people.luca, address: 'luca@cast.example' };
      expect(await asked(scene)).toMatchObject([own, own]);
    }));

  test('acts for its person once they said that the mail is theirs', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      const { ctx } = scene;
      await everywhere(scene);
      const { id } = await found(scene);
      const actor = { kind: 'person', id: scene.cast.people.luca } as const;
      await vouchForIncoming(ctx, { ...luca(scene), actor, id });
      await processIncoming(ctx, MAIL_IN, id);
      expect(await incomingRow(ctx, id)).toMatchObject({ state: 'done', kind: 'letter' });
    }));

  test('acts for a mail that is proven to come from their address, and from no other', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      await everywhere(scene);
      expect(await found(scene, PROVING, resultsOf('cast.example'))).toMatchObject({
        state: 'done',
        kind: 'letter',
      });
      const from = 'mallory@cast.example';
      const other = { from, to: letterAt(scene), headers: resultsOf('cast.example') };
      expect(await comesIn(scene.ctx, other, PROVING)).toMatchObject({ state: 'tray', reason: 'sender' });
    }));

  test.each([...handlers.keys()].filter((kind) => BROUGHT.replies[kind as ReplyKind].needsSender))(
    'does nothing by itself as one of kind %s',
    (kind) =>
      withPartners(['luca', 'mei'], async (scene) => {
        await everywhere(scene);
        const to = answerAt(scene.ctx, { kind, ...luca(scene), subject: scene.pair });
        const row = await comesIn(scene.ctx, { from: 'luca@cast.example', to, text: 'Yes' });
        expect(row).toMatchObject({ state: 'tray', reason: 'sender' });
      }),
  );

  test('brings what is for the coordinators to them, as from an address and not from its person', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      await everywhere(scene);
      const to = answerAt(scene.ctx, { kind: 'inbox', ...luca(scene), subject: 0 });
      const mail = { from: 'luca@cast.example', to, text: 'When?' };
      const stop = { ...mail, subject: 'unsubscribe topics', text: '' };
      expect(await comesIn(scene.ctx, stop)).toMatchObject({ state: 'tray', reason: 'sender' });
      expect(await comesIn(scene.ctx, mail)).toMatchObject({ state: 'done', kind: 'inbox' });
      expect(await scene.ctx.db.selectFrom('unsubscription').select('category').execute()).toEqual([]);
      const messages = await scene.ctx.db.selectFrom('thread_message').select(['verified']).execute();
      expect(messages).toEqual([{ verified: false }]);
    }));

  test('gives way to the one in the next mail, whenever that was queued', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      const { ctx, cast, pair } = scene;
      const words = { programme: cast.programme, person: cast.people.mei, partnership: pair };
      await writeLetter(ctx, { ...words, body: 'Dear Luca', formKey: 'k' });
      await everywhere(scene);
      const [mail] = await leaves(scene);
      expect(mail!.replyTo.address).not.toBe(letterAt(scene));
      const answer = { from: 'luca@cast.example', to: mail!.replyTo.address, text: 'Dear Mei' };
      expect(await comesIn(ctx, answer)).toMatchObject({ state: 'done', kind: 'letter' });
      // The link in the mail is also new, and works.
      const token = /http:\S+\/l\/(\S+)/.exec(mail!.text)![1]!;
      const { programme } = words;
      expect(await readLink(ctx, { programme, token })).toMatchObject({ purpose: 'partnership' });
    }));

  test('is still where bounces of that time come in', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      const { ctx, cast, pair } = scene;
      const words = { programme: cast.programme, person: cast.people.mei, partnership: pair };
      await writeLetter(ctx, { ...words, body: 'Dear Luca', formKey: 'k' });
      const [mail] = await leaves(scene);
      await everywhere(scene);
      const sent = await ctx.db.selectFrom('outbox').select('id').executeTakeFirstOrThrow();
      const to = bounceAddress(ctx, { ...luca(scene), mail: sent.id }, MAIL_IN.replies, 'shelves.example');
      expect(mail!.envelope.from).toBe(to);
      const report = await comesIn(ctx, {
        from: 'MAILER-DAEMON@cast.example',
        envelopeFrom: '',
        to,
        type: 'multipart/report; report-type=delivery-status; boundary=b',
        text: '--b\r\nContent-Type: text/plain\r\n\r\nNo.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.cast.example\r\n\r\nFinal-Recipient: rfc822; luca@cast.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\r\n\r\n--b--',
      });
      expect(report).toMatchObject({ state: 'done', kind: 'bounce' });
      expect(await addressTrouble(ctx, cast.programme, cast.people.luca)).not.toBeNull();
    }));
});

test('after a new address, what comes from the old one to an older address waits, and the new one is asked', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    await moves(scene);
    expect(await found(scene, PROVING, resultsOf('cast.example'))).toMatchObject({
      state: 'tray',
      reason: 'sender',
    });
    expect(await asked(scene)).toMatchObject([
      { person_id: scene.cast.people.luca, address: 'luca@new.example' },
    ]);
    const from = 'luca@new.example';
    const own = { from, to: letterAt(scene), headers: resultsOf('new.example') };
    expect(await comesIn(scene.ctx, own, PROVING)).toMatchObject({ state: 'done', kind: 'letter' });
    expect(await comesIn(scene.ctx, { from, to: letterAt(scene) })).toMatchObject({ state: 'tray' });
  }));

test('an address says of which time it is; those of before there were such say nothing and are the first', () =>
  withPartners(['luca'], async ({ ctx }) => {
    const target = { kind: 'letter', programme: 3, person: 100, subject: 164 };
    const first = replyAddress(ctx, MAIL_IN.replies, { ...target, epoch: 0 });
    expect(first).toMatch(/^reply\+letter\.3\.2s\.4k\.[a-z2-7]{16}@shelves\.example$/);
    const later = replyAddress(ctx, MAIL_IN.replies, { ...target, epoch: 36 });
    expect(later).toMatch(/^reply\+letter\.3\.2s\.4k\.10\.[a-z2-7]{16}@shelves\.example$/);
    expect(readReplyAddress(ctx, MAIL_IN.replies, first)).toEqual({ ...target, epoch: 0 });
    expect(readReplyAddress(ctx, MAIL_IN.replies, later.toUpperCase())).toEqual({ ...target, epoch: 36 });
    // Nobody can turn an earlier address into a later one.
    for (const forged of [
      later.replace('.10.', '.11.'),
      later.replace('.10.', '.'),
      first.replace('.4k.', '.4k.1.'),
    ])
      expect(readReplyAddress(ctx, MAIL_IN.replies, forged)).toBeNull();
  }));

test('every kind of address has room for a big installation, also with the longest form that the settings take', () =>
  withPartners(['luca'], async ({ ctx }) => {
    const form = { before: 'a-long-name-replies+', after: '', domain: 'shelves.example' };
    for (const kind of handlers.keys()) {
      const target = { kind, programme: 1295, person: 60_466_175, subject: 60_466_175, epoch: 1295 };
      expect(readReplyAddress(ctx, form, replyAddress(ctx, form, target))).toEqual(target);
    }
  }));
