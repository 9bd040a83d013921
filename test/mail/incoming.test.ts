import { onStage } from '../onStage.ts';
import { describe, expect, test } from 'vitest';
import { readReplyAddress, replyAddress } from '../../src/mail/ownAddresses/replyAddress.ts';
import { receiveMail, resumeIncoming, forgetIncoming } from '../../src/rooms/incoming/index.ts';
import { processIncoming } from '../../src/mail/in/process.ts';
import { createSecrets } from '../../src/secrets.ts';
import { stage } from '../cast.ts';
import type { TestCtx } from '../context.ts';
import { MAIL_IN, comesIn, incomingRow, rawMail, trusting, inboxOf } from './incoming.ts';

const count = async (ctx: TestCtx): Promise<number> =>
  (await ctx.db.selectFrom('incoming').select('id').execute()).length;

describe('a reply address', () => {
  const ctx = { secrets: createSecrets('a secret that only the tests know, 32+') };
  const target = { kind: 'letter', programme: 3, person: 1234, subject: 99, epoch: 0 };

  test('stands for one person and one thing, in whatever case it comes back', () => {
    const address = replyAddress(ctx, MAIL_IN.replies, target);
    expect(address).toMatch(/^reply\+[a-z0-9.]+@shelves\.example$/);
    expect(readReplyAddress(ctx, MAIL_IN.replies, address.toUpperCase())).toEqual(target);
  });

  test('cannot be made or bent by somebody without the key', () => {
    const address = replyAddress(ctx, MAIL_IN.replies, target);
    for (const bent of [
      address.replace('letter.3.', 'letter.4.'),
      address.replace('@', 'a@'),
      'reply+letter.3.1.1.aaaaaaaaaaaaaaaa@shelves.example',
      'reply+@shelves.example',
    ])
      expect(readReplyAddress(ctx, MAIL_IN.replies, bent), bent).toBeNull();
    const other = { secrets: createSecrets('another secret, of somebody else entirely') };
    expect(readReplyAddress(other, MAIL_IN.replies, address)).toBeNull();
  });

  test('still works after the key was changed', () => {
    const address = replyAddress(ctx, MAIL_IN.replies, target);
    const secrets = createSecrets('the new secret, of thirty-two or more', [
      'a secret that only the tests know, 32+',
    ]);
    expect(readReplyAddress({ secrets }, MAIL_IN.replies, address)).toEqual(target);
  });
});

describe('a mail that comes in', () => {
  test('is stored raw with a job that reads it, and the same mail again is the one we have', () =>
    onStage(async (ctx, cast) => {
      const to = inboxOf(ctx, cast);
      const mail = { from: 'luca@cast.example', to, messageId: '<a@elsewhere.example>' };
      const envelope = { from: 'luca@cast.example', to };
      const raw = rawMail(mail);
      const first = await receiveMail(ctx, { raw, channel: 'smtp', envelope });
      const traced = Buffer.concat([Buffer.from('Received: by another way\r\n'), raw]);
      const again = await receiveMail(ctx, {
        raw: traced,
        channel: 'imap',
        envelope: { ...envelope, to: to.toUpperCase() },
      });
      expect([first.isNew, again.isNew, again.id]).toEqual([true, false, first.id]);
      expect(ctx.enqueued).toEqual([{ name: 'mail-in', data: { id: first.id } }]);
      expect((await incomingRow(ctx, first.id)).raw.equals(raw)).toBe(true);
      await receiveMail(ctx, {
        raw,
        channel: 'smtp',
        envelope: { ...envelope, to: 'hello@far-shelves.example' },
      });
      await receiveMail(ctx, {
        raw: rawMail({ ...mail, text: 'Something else' }),
        channel: 'smtp',
        envelope,
      });
      expect(await count(ctx)).toBe(3);
    }));

  test('is read once, however often its job runs', () =>
    onStage(async (ctx, cast) => {
      const row = await comesIn(ctx, { from: 'Luca <luca@cast.example>', to: inboxOf(ctx, cast) });
      await processIncoming(ctx, MAIL_IN, row.id);
      expect(await incomingRow(ctx, row.id)).toEqual(row);
      expect(row).toMatchObject({ kind: 'inbox', programme_id: cast.programme, person_id: cast.people.luca });
    }));

  test('to no address of ours lies in the tray with the reason, and on the work list', () =>
    onStage(async (ctx, cast) => {
      const row = await comesIn(ctx, { from: 'nils@cast.example', to: 'nobody@shelves.example' });
      expect(row).toMatchObject({ state: 'tray', reason: 'no-address', programme_id: cast.programme });
      const matters = await ctx.db
        .selectFrom('matter')
        .select('kind')
        .where('closed_at', 'is', null)
        .execute();
      expect(matters).toEqual([{ kind: 'mail-tray' }]);
    }));

  test('to the address we send as goes to the inbox of the programme it answers, or of the one that knows its writer', () =>
    onStage(async (ctx, cast) => {
      const other = await stage(ctx, 'elsewhere');
      await ctx.mailer.queue(ctx, [
        {
          programme: other.programme,
          kind: 'sender-unsure',
          occasion: 'x',
          person: other.people.luca,
          data: { incoming: 1 },
        },
      ]);
      const { message_id: id } = await ctx.db
        .selectFrom('outbox')
        .select('message_id')
        .executeTakeFirstOrThrow();
      const mail = { from: 'luca@cast.example', to: 'Mentoring@shelves.example' };
      const answer = await comesIn(ctx, { ...mail, headers: [`In-Reply-To: ${id}`] });
      expect(answer).toMatchObject({ state: 'done', kind: 'inbox', programme_id: other.programme });
      expect(await comesIn(ctx, mail)).toMatchObject({ state: 'tray', programme_id: null });
      await ctx.db
        .updateTable('person')
        .set({ address: 'luca@new.example' })
        .where('id', '=', other.people.luca)
        .execute();
      const known = await comesIn(ctx, { ...mail, text: 'Another' });
      expect(known).toMatchObject({ state: 'done', kind: 'inbox', programme_id: cast.programme });
    }));

  test('to the address of somebody who is gone lies in the tray', () =>
    onStage(async (ctx, cast) => {
      const to = inboxOf(ctx, cast);
      await ctx.db
        .updateTable('person')
        .set({ erased_at: ctx.clock.now() })
        .where('id', '=', cast.people.luca)
        .execute();
      expect(await comesIn(ctx, { from: 'luca@cast.example', to })).toMatchObject({
        state: 'tray',
        reason: 'person-gone',
      });
    }));

  test('that fails each time is laid in the tray after some tries', () =>
    onStage(async (ctx, cast) => {
      const to = inboxOf(ctx, cast);
      const envelope = { from: 'luca@cast.example', to };
      const { id } = await receiveMail(ctx, {
        raw: rawMail({ from: envelope.from, to }),
        channel: 'smtp',
        envelope,
      });
      // A worker that dies halfway has noted its try and nothing else.
      await ctx.db.updateTable('incoming').set({ attempts: 5 }).where('id', '=', id).execute();
      await processIncoming(ctx, MAIL_IN, id);
      expect(await incomingRow(ctx, id)).toMatchObject({ state: 'tray', reason: 'failed' });
    }));

  test('whose job was lost is given another by the timetable', () =>
    onStage(async (ctx, cast) => {
      const envelope = { from: 'luca@cast.example', to: inboxOf(ctx, cast) };
      const { id } = await receiveMail(ctx, { raw: rawMail(envelope), channel: 'smtp', envelope });
      ctx.enqueued.length = 0;
      await resumeIncoming(ctx);
      expect(ctx.enqueued).toEqual([]);
      ctx.clock.forward(1);
      await resumeIncoming(ctx);
      expect(ctx.enqueued).toEqual([{ name: 'mail-in', data: { id } }]);
    }));

  test('is forgotten thirty days after it was settled; one in the tray after ninety', () =>
    onStage(async (ctx) => {
      await comesIn(ctx, {
        from: 'x@list.example',
        to: 'nobody@shelves.example',
        headers: ['Precedence: list'],
      });
      await comesIn(ctx, { from: 'nils@cast.example', to: 'nobody@shelves.example' });
      ctx.clock.forward(29 * 24);
      await forgetIncoming(ctx);
      expect(await count(ctx)).toBe(2);
      ctx.clock.forward(2 * 24);
      await forgetIncoming(ctx);
      expect(await count(ctx)).toBe(1);
      ctx.clock.forward(60 * 24);
      await forgetIncoming(ctx);
      expect(await count(ctx)).toBe(0);
    }));
});

test('a mail to the programme’s own address counts as somebody’s only when more than its From line says so', () =>
  onStage(async (ctx) => {
    const verified = async (authserv: string[], headers: string[], text: string): Promise<boolean> => {
      const mail = { from: 'luca@cast.example', to: 'hello@far-shelves.example', headers, text };
      await comesIn(ctx, mail, authserv.length > 0 ? trusting(...authserv) : MAIL_IN);
      const heard = await ctx.db
        .selectFrom('thread_message')
        .select('verified')
        .where('body', '=', text)
        .executeTakeFirstOrThrow();
      return heard.verified;
    };
    const passed = ['Authentication-Results: mx.shelves.example; dmarc=pass'];
    expect(await verified([], [], 'No server is asked')).toBe(false);
    expect(await verified([], passed, 'Nobody reads that line')).toBe(false);
    expect(await verified(['mx.shelves.example'], [], 'Not proven')).toBe(false);
    expect(await verified(['mx.shelves.example'], passed, 'Proven')).toBe(true);
  }));
