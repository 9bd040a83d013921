import { setTimeout as pause } from 'node:timers/promises';
import { authenticate } from 'mailauth';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { watchMailbox } from '../../src/mail/in/channels/imap.ts';
import { processIncoming } from '../../src/mail/in/process.ts';
import { ensureDkimKey } from '../../src/rooms/sending/index.ts';
import { answerAt } from '../mail/incoming.ts';
import { cameTo, inboxOf, reply, send, work, write } from './acts.ts';
import { PASSWORD } from './dovecot.ts';
import { mailsOf, threadsOf } from './mailbox.ts';
import { buildWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;

const part = (type: string, text: string): string => `--b\r\nContent-Type: ${type}\r\n\r\n${text}\r\n\r\n`;
const read = (raw: Buffer): Promise<Email> => PostalMime.parse(raw);
describe.each(['own', 'shared', 'virtual'] as const)(
  'with the recipe for a domain of this kind: %s',
  (recipe) => {
    let end: (() => Promise<void>) | undefined;
    beforeAll(async () => {
      ({ world, end } = await buildWorld(recipe));
    });
    afterAll(() => end?.());
    beforeEach(() => world.listen());

    test('letters go out through Postfix and answers come back to us from it; in both mailboxes it is one thread', async () => {
      const { ctx, servers, delivery } = world;
      await write(world, 'mei', 'Dear Luca');
      await delivery.run(ctx);
      const [first] = await mailsOf(servers.imap, 'luca');
      await reply(world, 'luca', await read(first!), 'Dear Mei, by mail');
      await work(world);
      const [answer] = await mailsOf(servers.imap, 'mei');
      const mail = await read(answer!);
      expect(mail.text).toContain('Dear Mei, by mail');
      expect(mail.text).not.toContain('wrote:\n> ');
      expect(answer!.toString()).not.toMatch(/luca@cast/);
      await reply(world, 'mei', mail, 'Dear Luca, again');
      await work(world);
      await write(world, 'mei', 'And once more');
      await delivery.run(ctx);
      expect(await mailsOf(servers.imap, 'luca', 3)).toHaveLength(3);
      expect(await threadsOf(servers.imap, 'luca')).toMatch(/^\([^()]*(\([^()]*\))*\)$/);
      const bodies = await ctx.db.selectFrom('letter').select('body').orderBy('id').execute();
      expect(bodies.map(({ body }) => body)).toEqual([
        'Dear Luca',
        'Dear Mei, by mail',
        'Dear Luca, again',
        'And once more',
      ]);
      // Encrypted, although nobody vouches for that certificate.
      expect(servers.log()).toMatch(/TLS connection established from localhost\[127\.0\.0\.1\]/);
    });

    test('what we send is signed for our own domain, as a library of others sees it', async () => {
      const { ctx, domain, servers, settings } = world;
      const key = await ensureDkimKey(ctx, domain);
      const resolver = (name: string, type: string): Promise<string[][]> => {
        if (type === 'TXT' && name === `${key.selector}._domainkey.${domain}`)
          return Promise.resolve([[`v=DKIM1; k=rsa; p=${key.publicKey}`]]);
        if (type === 'TXT' && name === `_dmarc.${domain}`) return Promise.resolve([['v=DMARC1; p=reject']]);
        return Promise.reject(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }));
      };
      const mails = await mailsOf(servers.imap, 'luca', 3);
      for (const raw of mails) {
        const seen = await authenticate(raw, {
          ip: '127.0.0.1',
          helo: `mx.${domain}`,
          sender: settings.sender,
          trustReceived: false,
          mta: 'mx.cast.example',
          resolver,
        } as Parameters<typeof authenticate>[1]);
        expect(seen.dkim.results[0]).toMatchObject({ signingDomain: domain, status: { result: 'pass' } });
        expect(seen.dmarc).toMatchObject({ status: { result: 'pass' }, domain });
      }
      const bent = Buffer.from(mails[0]!.toString('latin1').replace('Dear Luca', 'Dear Nils'), 'latin1');
      const seen = await authenticate(bent, { ip: '127.0.0.1', resolver } as Parameters<
        typeof authenticate
      >[1]);
      expect(seen.dkim.results[0]?.status.result).not.toBe('pass');
    });

    test('what people write to the address we send as, to apply@, postmaster@ and abuse@ comes to us', async () => {
      const { ctx, domain } = world;
      for (const name of ['Mentoring', 'apply', 'postmaster', 'abuse']) {
        const to = `${name}@${domain}`;
        expect(await send(world, { to, text: `To ${to}` }), to).toBe(250);
        expect(await cameTo(world, to.toLowerCase()), to).toEqual([{ state: 'done', kind: 'inbox' }]);
      }
      expect(await ctx.db.selectFrom('thread_message').select('id').execute()).toHaveLength(4);
    });

    test('a report of what could not be delivered finds the mail it is about', async () => {
      const { ctx, servers } = world;
      const [mail] = await mailsOf(servers.imap, 'luca', 3);
      const [, to = ''] = /^Return-Path: <(.+)>/m.exec(mail!.toString()) ?? [];
      const raw = [
        `From: MAILER-DAEMON@cast.example\r\nTo: ${to}\r\nSubject: Not delivered\r\nMIME-Version: 1.0\r\n`,
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n',
        part('text/plain', 'The mailbox is full.'),
        part(
          'message/delivery-status',
          'Reporting-MTA: dns; mx.cast.example\r\n\r\nFinal-Recipient: rfc822; luca@cast.example\r\nAction: failed\r\nStatus: 4.2.2',
        ),
        '--b--\r\n',
      ].join('');
      expect(await send(world, { to, raw, envelope: { from: '', to } })).toBe(250);
      expect(await cameTo(world, to)).toEqual([{ state: 'done', kind: 'bounce' }]);
      expect(await ctx.db.selectFrom('bounce').select('hard').execute()).toEqual([{ hard: false }]);
    });

    test('the mail by which a reader’s program stops a kind of mail comes to us', async () => {
      const { ctx, cast } = world;
      const target = { kind: 'stop', programme: cast.programme, person: cast.people.luca, subject: 0 };
      const to = answerAt(ctx, target, world.settings.replies);
      expect(await send(world, { to, subject: 'unsubscribe', text: '' })).toBe(250);
      expect(await cameTo(world, to)).toEqual([{ state: 'done', kind: 'unsubscribe' }]);
    });

    test('Postfix asks us which recipients there are, and refuses others at the door for good', async () => {
      const { domain } = world;
      for (const name of [
        'nobody-here',
        'reply+letter.1.1.1.aaaaaaaaaaaaaaaa',
        'bounce+1.1.aaaaaaaaaaaaaaaa',
      ])
        expect(await send(world, { to: `${name}@${domain}` }), name).toBe(550);
    });

    test('while we are away Postfix keeps the mail, and hands it over when we are back', async () => {
      const { servers } = world;
      const to = inboxOf(world, 'luca');
      // Once Postfix has asked about the recipient, it remembers the answer for a while.
      await send(world, { to, text: 'One' });
      await cameTo(world, to);
      await world.leave();
      await send(world, { to, text: 'Two' });
      for (let wait = 0; wait < 100 && !servers.log().includes('status=deferred'); wait++) await pause(100);
      expect(servers.log()).toContain('status=deferred');
      await world.listen();
      const done = { state: 'done', kind: 'inbox' };
      expect(await cameTo(world, to, 2)).toEqual([done, done]);
    });

    if (recipe !== 'own')
      test('the mailboxes of that domain get their mail as before', async () => {
        const { domain, servers } = world;
        expect(await send(world, { to: `news@${domain}`, text: 'For a mailbox' })).toBe(250);
        const [mail] = await mailsOf(servers.imap, 'news');
        expect(mail!.toString()).toContain('For a mailbox');
      });

    if (recipe === 'own')
      test('answers that land in a mailbox are fetched from Dovecot, moved when we have them, and come once', async () => {
        const { ctx, cast, servers, settings } = world;
        const replies = { before: 'mentoring+', after: '', domain: 'cast.example' };
        const to = inboxOf(world, 'mei', replies);
        const stopping = new AbortController();
        const watching = watchMailbox(
          ctx,
          {
            host: '127.0.0.1',
            port: servers.imaps,
            secure: true,
            user: 'mentoring',
            password: PASSWORD,
            mailbox: 'INBOX',
            done: 'Antipode',
            maxSize: 1_000_000,
            replies,
            sender: settings.sender,
          },
          stopping.signal,
        );
        // One mail is there at the first look, or nearly; the next is announced while we wait.
        for (const text of ['One by mailbox', 'Two by mailbox']) {
          await send(world, {
            from: 'mei@cast.example',
            to: 'Far Shelves <hello@elsewhere.example>',
            subject: 'Re: dates',
            text,
            envelope: { from: 'mei@cast.example', to },
          });
          for (let wait = 0; wait < 300 && !ctx.enqueued.some(({ name }) => name === 'mail-in'); wait++)
            await pause(100);
          for (let job = ctx.enqueued.shift(); job; job = ctx.enqueued.shift())
            if (job.name === 'mail-in')
              await processIncoming(ctx, { ...settings, replies }, Number(job.data['id']));
        }
        expect(await mailsOf(servers.imap, 'mentoring', 2, 'Antipode')).toHaveLength(2);
        expect(await mailsOf(servers.imap, 'mentoring', 0)).toHaveLength(0);
        stopping.abort();
        await watching.catch(() => {});
        const rows = await ctx.db
          .selectFrom('incoming')
          .select(['state', 'envelope_to', 'person_id'])
          .where('channel', '=', 'imap')
          .execute();
        const taken = { state: 'done', envelope_to: to, person_id: cast.people.mei };
        expect(rows).toEqual([taken, taken]);
      });
  },
);
