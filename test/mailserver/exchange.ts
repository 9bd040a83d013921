import { authenticate } from 'mailauth';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { watchMailbox } from '../../src/mail/in/channels/imap.ts';
import { listenForMail } from '../../src/mail/in/channels/listener.ts';
import type { Listener } from '../../src/mail/in/channels/listener.ts';
import { processIncoming } from '../../src/mail/in/process.ts';
import { createDelivery } from '../../src/mail/out/delivery/deliver.ts';
import type { Delivery } from '../../src/mail/out/delivery/deliver.ts';
import { smtpTransport } from '../../src/mail/out/delivery/transport.ts';
import { dkimKeyOf, ensureDkimKey, signingKey } from '../../src/rooms/notices/index.ts';
import { writeLetter } from '../../src/rooms/partnerships/index.ts';
import { stage, stageRound } from '../cast.ts';
import type { CastName, Stage } from '../cast.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { freshDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { answerAt, MAIL_IN } from '../mail/incoming.ts';
import { stagePartnership } from '../partners.ts';
import { freePort } from '../process.ts';
import { mailsOf, threadsOf } from './mailbox.ts';
import { PASSWORD, startServers } from './servers.ts';
import type { MailServers } from './servers.ts';

const SENDER = { address: MAIL_IN.sender, domain: 'shelves.example' };

let database: TestDatabase;
let servers: MailServers;
let port: number;
let listener: Listener | undefined;
let ctx: TestCtx;
let cast: Stage;
let pair: number;
let delivery: Delivery;

beforeAll(async () => {
  database = await freshDatabase();
  port = await freePort();
  servers = await startServers({ antipode: 'shelves.example', people: 'cast.example', lmtp: port });
  ctx = testContext(database.db);
  cast = await stage(ctx);
  const round = await stageRound(ctx, cast.programme);
  ctx.clock.set('2027-02-12T12:00:00Z');
  pair = await stagePartnership(ctx, cast.programme, round.id, [cast.people.luca, cast.people.mei]);
  await ensureDkimKey(ctx, SENDER.domain);
  const key = (await signingKey(ctx, SENDER.domain))!;
  const signing = { domain: SENDER.domain, ...key };
  const transport = await smtpTransport(`smtp://127.0.0.1:${servers.smtp}`, { signing });
  const settings = { publicUrl: 'http://localhost:3000', sender: SENDER, replies: MAIL_IN.replies };
  delivery = createDelivery(settings, transport);
});
afterAll(async () => {
  await listener?.close();
  await delivery?.stop();
  await servers?.stop();
  await database?.drop();
});
beforeEach(async () => {
  listener ??= await listen();
});

const listen = (): Promise<Listener> =>
  listenForMail(ctx, {
    mode: 'lmtp',
    host: '127.0.0.1',
    port,
    replies: MAIL_IN.replies,
    sender: MAIL_IN.sender,
    maxSize: 1_000_000,
    perHour: 1_000_000_000,
    perMinute: 1000,
  });

const write = (who: CastName, body: string) =>
  writeLetter(ctx, {
    programme: cast.programme,
    person: cast.people[who],
    partnership: pair,
    body,
    formKey: body,
  });

/** Answers a mail as a mail program does, through the mail server. */
async function reply(who: CastName, to: Email, text: string): Promise<void> {
  const program = createTransport({ host: '127.0.0.1', port: servers.smtp, ignoreTLS: true });
  await program.sendMail({
    from: `${who}@cast.example`,
    to: to.replyTo![0]!.address!,
    subject: `Re: ${to.subject}`,
    inReplyTo: to.messageId,
    references: `${to.references ?? ''} ${to.messageId}`.trim(),
    text: `${text}\n\nOn Fri, 12 Feb 2027 at 13:30, ${to.from!.name} <${to.from!.address}> wrote:\n> ${to.text!.split('\n').slice(0, 5).join('\n> ')}\n`,
  } as Parameters<typeof program.sendMail>[0]);
  program.close();
}

/** Does the jobs there are, waiting for the first. */
async function work(): Promise<void> {
  for (let wait = 0; wait < 200 && ctx.enqueued.every(({ name }) => name !== 'mail-in'); wait++)
    await pause(100);
  for (let job = ctx.enqueued.shift(); job; job = ctx.enqueued.shift())
    if (job.name === 'mail-in') await processIncoming(ctx, MAIL_IN, Number(job.data['id']));
  await delivery.run(ctx);
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const read = (raw: Buffer): Promise<Email> => PostalMime.parse(raw);

test('letters go out through Postfix and answers come back to us from it; in both mailboxes it is one thread', async () => {
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
});

test('what we send is signed for our own domain, as a library of others sees it', async () => {
  const key = (await dkimKeyOf(ctx, SENDER.domain))!;
  const asked: string[] = [];
  const resolver = (name: string, type: string): Promise<string[][]> => {
    asked.push(`${type} ${name}`);
    if (type === 'TXT' && name === `${key.selector}._domainkey.${SENDER.domain}`)
      return Promise.resolve([[`v=DKIM1; k=rsa; p=${key.publicKey}`]]);
    if (type === 'TXT' && name === `_dmarc.${SENDER.domain}`)
      return Promise.resolve([['v=DMARC1; p=reject']]);
    return Promise.reject(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }));
  };
  const mails = await mailsOf(servers.imap, 'luca', 3);
  for (const raw of mails) {
    const seen = await authenticate(raw, {
      ip: '127.0.0.1',
      helo: 'mx.shelves.example',
      sender: SENDER.address,
      trustReceived: false,
      mta: 'mx.cast.example',
      resolver,
    } as Parameters<typeof authenticate>[1]);
    expect(seen.dkim.results[0]).toMatchObject({ signingDomain: SENDER.domain, status: { result: 'pass' } });
    expect(seen.dmarc).toMatchObject({ status: { result: 'pass' }, domain: SENDER.domain });
  }
  const bent = Buffer.from(mails[0]!.toString('latin1').replace('Dear Luca', 'Dear Nils'), 'latin1');
  const seen = await authenticate(bent, { ip: '127.0.0.1', resolver } as Parameters<typeof authenticate>[1]);
  expect(seen.dkim.results[0]?.status.result).not.toBe('pass');
});

test('Postfix asks us which recipients there are, and refuses others at the door', async () => {
  const program = createTransport({ host: '127.0.0.1', port: servers.smtp, ignoreTLS: true });
  const send = (to: string) =>
    program.sendMail({ from: 'nils@cast.example', to, subject: 'Hi', text: 'Hi' }).then(
      () => 250,
      (error: { responseCode?: number }) => error.responseCode,
    );
  expect(await send('nobody@shelves.example')).toBe(550);
  expect(await send('reply+letter.1.1.1.aaaaaaaaaaaaaaaa@shelves.example')).toBe(550);
  program.close();
});

test('while we are away Postfix keeps the mail, and hands it over when we are back', async () => {
  const to = answerAt(ctx, {
    kind: 'inbox',
    programme: cast.programme,
    person: cast.people.luca,
    subject: 0,
  });
  const program = createTransport({ host: '127.0.0.1', port: servers.smtp, ignoreTLS: true });
  // Asked once, Postfix knows the recipient for a while.
  await program.sendMail({ from: 'luca@cast.example', to, subject: 'One', text: 'One' });
  await work();
  await listener!.close();
  listener = undefined;
  await program.sendMail({ from: 'luca@cast.example', to, subject: 'Two', text: 'Two' });
  program.close();
  await pause(1500);
  expect(servers.log()).toContain('status=deferred');
  listener = await listen();
  await work();
  const rows = await ctx.db.selectFrom('incoming').select('state').where('envelope_to', '=', to).execute();
  expect(rows).toEqual([{ state: 'done' }, { state: 'done' }]);
});

test('answers that land in a mailbox are fetched from Dovecot, moved when we have them, and come once', async () => {
  const replies = { before: 'mentoring+', after: '', domain: 'cast.example' };
  const to = answerAt(
    ctx,
    { kind: 'inbox', programme: cast.programme, person: cast.people.mei, subject: 0 },
    replies,
  );
  const program = createTransport({ host: '127.0.0.1', port: servers.smtp, ignoreTLS: true });
  const stopping = new AbortController();
  const watching = watchMailbox(
    ctx,
    {
      host: '127.0.0.1',
      port: servers.imap,
      secure: false,
      user: 'mentoring',
      password: PASSWORD,
      mailbox: 'INBOX',
      done: 'Antipode',
      maxSize: 1_000_000,
      replies,
      sender: MAIL_IN.sender,
    },
    stopping.signal,
  );
  // One is there when we look, or nearly; the next is announced while we wait.
  for (const text of ['One by mailbox', 'Two by mailbox']) {
    await program.sendMail({
      from: 'mei@cast.example',
      to: 'Far Shelves <hello@elsewhere.example>',
      subject: 'Re: dates',
      text,
      envelope: { from: 'mei@cast.example', to },
    });
    for (let wait = 0; wait < 300 && !ctx.enqueued.some(({ name }) => name === 'mail-in'); wait++)
      await pause(100);
    for (let job = ctx.enqueued.shift(); job; job = ctx.enqueued.shift())
      if (job.name === 'mail-in') await processIncoming(ctx, { ...MAIL_IN, replies }, Number(job.data['id']));
  }
  program.close();
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
