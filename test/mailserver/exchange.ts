import { authenticate } from 'mailauth';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ReplyForm } from '../../src/mail/addresses.ts';
import { watchMailbox } from '../../src/mail/in/channels/imap.ts';
import { listenForMail } from '../../src/mail/in/channels/listener.ts';
import type { Listener } from '../../src/mail/in/channels/listener.ts';
import { processIncoming } from '../../src/mail/in/process.ts';
import type { MailInSettings } from '../../src/mail/in/process.ts';
import { createDelivery } from '../../src/mail/out/delivery/deliver.ts';
import type { Delivery } from '../../src/mail/out/delivery/deliver.ts';
import { smtpTransport } from '../../src/mail/out/delivery/transport.ts';
import { dkimKeyOf, ensureDkimKey, signingKey } from '../../src/rooms/sending/index.ts';
import { writeLetter } from '../../src/rooms/partnerships/index.ts';
import { stage, stageRound } from '../cast.ts';
import type { CastName, Stage } from '../cast.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { freshDatabase } from '../database.ts';
import { answerAt, MAIL_IN } from '../mail/incoming.ts';
import { stagePartnership } from '../partners.ts';
import { freePort, pause } from '../process.ts';
import { mailsOf, threadsOf } from './mailbox.ts';
import { PASSWORD } from './dovecot.ts';
import type { Recipes } from './recipes.ts';
import { SURROUNDINGS, startServers } from './servers.ts';
import type { MailServers } from './servers.ts';

interface World {
  ctx: TestCtx;
  cast: Stage;
  pair: number;
  servers: MailServers;
  settings: MailInSettings;
  domain: string;
  delivery: Delivery;
  listen(): Promise<void>;
  leave(): Promise<void>;
}

let world: World;

/** Antipode beside the servers of an operator who followed a recipe. */
async function build(recipe: keyof Recipes): Promise<{ world: World; end(): Promise<void> }> {
  const database = await freshDatabase();
  const port = await freePort();
  const servers = await startServers(recipe, port);
  const { domain } = SURROUNDINGS[recipe];
  const ctx = testContext(database.db);
  const cast = await stage(ctx);
  const round = await stageRound(ctx, cast.programme);
  await ctx.db
    .updateTable('programme')
    .set({ contact_address: `mentoring@${domain}` })
    .execute();
  ctx.clock.set('2027-02-12T12:00:00Z');
  const pair = await stagePartnership(ctx, cast.programme, round.id, [cast.people.luca, cast.people.mei]);
  await ensureDkimKey(ctx, domain);
  const signing = { domain, ...(await signingKey(ctx, domain))! };
  const replies = { before: 'reply+', after: '', domain };
  const settings = { ...MAIL_IN, replies, sender: `mentoring@${domain}` };
  // Its certificate signed itself, and it offers STARTTLS.
  const transport = await smtpTransport(`smtp://127.0.0.1:${servers.smtp}`, { signing });
  const sender = { address: settings.sender, domain };
  const delivery = createDelivery({ publicUrl: 'http://localhost:3000', sender, replies }, transport);
  let listener: Listener | undefined;
  const world: World = {
    ctx,
    cast,
    pair,
    servers,
    settings,
    domain,
    delivery,
    listen: async () => {
      const { sender } = settings;
      const limits = { maxSize: 1_000_000, perMinute: 1000, perHour: 1_000_000_000 };
      listener ??= await listenForMail(ctx, {
        mode: 'lmtp',
        host: '127.0.0.1',
        port,
        replies,
        sender,
        ...limits,
      });
    },
    leave: async () => {
      await listener?.close();
      listener = undefined;
    },
  };
  const end = async (): Promise<void> => {
    await world.leave();
    await delivery.stop();
    await servers.stop();
    await database.drop();
  };
  return { world, end };
}

const write = (who: CastName, body: string) =>
  writeLetter(world.ctx, {
    programme: world.cast.programme,
    person: world.cast.people[who],
    partnership: world.pair,
    body,
    formKey: body,
  });

/** Somebody's mail from elsewhere in the world; the code of Postfix's refusal, or 250. */
async function send(
  mail: { to: string; from?: string; subject?: string; text?: string } & Record<string, unknown>,
) {
  const program = createTransport({
    host: '127.0.0.1',
    port: world.servers.smtp,
    ignoreTLS: true,
    localAddress: '127.0.0.2',
  } as Parameters<typeof createTransport>[0]);
  const sent = await program
    .sendMail({ from: 'luca@cast.example', subject: 'Hi', text: 'Hi', ...mail } as Parameters<
      typeof program.sendMail
    >[0])
    .then(
      () => 250,
      (error: { responseCode?: number }) => error.responseCode,
    );
  program.close();
  return sent;
}

/** Answers a mail as a mail program does, through the mail server. */
const reply = (who: CastName, to: Email, text: string) =>
  send({
    from: `${who}@cast.example`,
    to: to.replyTo![0]!.address!,
    subject: `Re: ${to.subject}`,
    inReplyTo: to.messageId,
    references: `${to.references ?? ''} ${to.messageId}`.trim(),
    text: `${text}\n\nOn Fri, 12 Feb 2027 at 13:30, ${to.from!.name} <${to.from!.address}> wrote:\n> ${to.text!.split('\n').slice(0, 5).join('\n> ')}\n`,
  });

/** Does the jobs there are, waiting for the first. */
async function work(): Promise<void> {
  const { ctx, settings, delivery } = world;
  for (let wait = 0; wait < 200 && ctx.enqueued.every(({ name }) => name !== 'mail-in'); wait++)
    await pause(100);
  for (let job = ctx.enqueued.shift(); job; job = ctx.enqueued.shift())
    if (job.name === 'mail-in') await processIncoming(ctx, settings, Number(job.data['id']));
  await delivery.run(ctx);
}

const part = (type: string, text: string): string => `--b\r\nContent-Type: ${type}\r\n\r\n${text}\r\n\r\n`;
const read = (raw: Buffer): Promise<Email> => PostalMime.parse(raw);
const inboxOf = (who: CastName, replies: ReplyForm = world.settings.replies): string =>
  answerAt(
    world.ctx,
    { kind: 'inbox', programme: world.cast.programme, person: world.cast.people[who], subject: 0 },
    replies,
  );

/** What came to an address, as it was settled, once there are so many. */
async function cameTo(to: string, count = 1) {
  const rows = () =>
    world.ctx.db.selectFrom('incoming').select(['state', 'kind']).where('envelope_to', '=', to).execute();
  for (let wait = 0; wait < 100 && (await rows()).length < count; wait++) await pause(100);
  await work();
  return rows();
}

describe.each(['own', 'shared', 'virtual'] as const)(
  'with the recipe for a domain of this kind: %s',
  (recipe) => {
    let end: (() => Promise<void>) | undefined;
    beforeAll(async () => {
      ({ world, end } = await build(recipe));
    });
    afterAll(() => end?.());
    beforeEach(() => world.listen());

    test('letters go out through Postfix and answers come back to us from it; in both mailboxes it is one thread', async () => {
      const { ctx, servers, delivery } = world;
      await write('mei', 'Dear Luca');
      await delivery.run(ctx);
      const [first] = await mailsOf(servers.imap, 'luca');
      await reply('luca', await read(first!), 'Dear Mei, by mail');
      await work();
      const [answer] = await mailsOf(servers.imap, 'mei');
      const mail = await read(answer!);
      expect(mail.text).toContain('Dear Mei, by mail');
      expect(mail.text).not.toContain('wrote:\n> ');
      expect(answer!.toString()).not.toMatch(/luca@cast/);
      await reply('mei', mail, 'Dear Luca, again');
      await work();
      await write('mei', 'And once more');
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
      const key = (await dkimKeyOf(ctx, domain))!;
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
        expect(await send({ to, text: `To ${to}` }), to).toBe(250);
        expect(await cameTo(to.toLowerCase()), to).toEqual([{ state: 'done', kind: 'inbox' }]);
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
      expect(await send({ to, raw, envelope: { from: '', to } })).toBe(250);
      expect(await cameTo(to)).toEqual([{ state: 'done', kind: 'bounce' }]);
      expect(await ctx.db.selectFrom('bounce').select('hard').execute()).toEqual([{ hard: false }]);
    });

    test('the mail by which a reader’s program stops a kind of mail comes to us', async () => {
      const { ctx, cast } = world;
      const target = { kind: 'stop', programme: cast.programme, person: cast.people.luca, subject: 0 };
      const to = answerAt(ctx, target, world.settings.replies);
      expect(await send({ to, subject: 'unsubscribe', text: '' })).toBe(250);
      expect(await cameTo(to)).toEqual([{ state: 'done', kind: 'unsubscribe' }]);
    });

    test('Postfix asks us which recipients there are, and refuses others at the door for good', async () => {
      const { domain } = world;
      for (const name of [
        'nobody-here',
        'reply+letter.1.1.1.aaaaaaaaaaaaaaaa',
        'bounce+1.1.aaaaaaaaaaaaaaaa',
      ])
        expect(await send({ to: `${name}@${domain}` }), name).toBe(550);
    });

    test('while we are away Postfix keeps the mail, and hands it over when we are back', async () => {
      const { servers } = world;
      const to = inboxOf('luca');
      // Asked once, Postfix knows the recipient for a while.
      await send({ to, text: 'One' });
      await cameTo(to);
      await world.leave();
      await send({ to, text: 'Two' });
      for (let wait = 0; wait < 100 && !servers.log().includes('status=deferred'); wait++) await pause(100);
      expect(servers.log()).toContain('status=deferred');
      await world.listen();
      const done = { state: 'done', kind: 'inbox' };
      expect(await cameTo(to, 2)).toEqual([done, done]);
    });

    if (recipe !== 'own')
      test('the mailboxes of that domain get their mail as before', async () => {
        const { domain, servers } = world;
        expect(await send({ to: `news@${domain}`, text: 'For a mailbox' })).toBe(250);
        const [mail] = await mailsOf(servers.imap, 'news');
        expect(mail!.toString()).toContain('For a mailbox');
      });

    if (recipe === 'own')
      test('answers that land in a mailbox are fetched from Dovecot, moved when we have them, and come once', async () => {
        const { ctx, cast, servers, settings } = world;
        const replies = { before: 'mentoring+', after: '', domain: 'cast.example' };
        const to = inboxOf('mei', replies);
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
        // One is there when we look, or nearly; the next is announced while we wait.
        for (const text of ['One by mailbox', 'Two by mailbox']) {
          await send({
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
