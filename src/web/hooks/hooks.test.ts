import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { browse, testDoor } from '../../../test/browse.ts';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import type { TestCtx } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import type { MailHooks } from '../../config/mail-out.ts';
import { CERTIFICATE, KEY } from './ses.fixture.ts';
import { amazonUrl, sesEvents } from './ses.ts';

const KEYS = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const HOOKS: MailHooks = {
  mailgun: 'key-of-mailgun',
  postmark: 'a password of twenty or more',
  sendgrid: KEYS.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  ses: ['arn:aws:sns:eu-west-1:123456789012:bounces'],
};

async function scene(hooks: MailHooks, run: (scene: Awaited<ReturnType<typeof make>>) => Promise<void>) {
  await rolledBack(async (db) => run(await make(testContext(db), hooks)));
}

async function make(ctx: TestCtx, hooks: MailHooks) {
  const cast = await stage(ctx);
  const { programme, people } = cast;
  await ctx.mailer.queue(ctx, [
    { programme, kind: 'sign-in-code', occasion: 'code:1', person: people.luca, data: { code: 1 } },
  ]);
  await ctx.db.updateTable('outbox').set({ state: 'sent', sent_at: ctx.clock.now() }).execute();
  const { message_id: id } = await ctx.db.selectFrom('outbox').select('message_id').executeTakeFirstOrThrow();
  const door = testDoor(ctx);
  const config = { ...door.config, mailHooks: hooks };
  const browser = browse(ctx, cast, undefined, { door: { config } });
  const post = async (provider: string, body: string, headers: Record<string, string> = {}) =>
    (
      await browser.site.postRaw(`/mail/events/${provider}`, body, {
        'content-type': 'application/json',
        origin: 'https://provider.example',
        'sec-fetch-site': 'cross-site',
        ...headers,
      })
    ).status;
  const bounces = () => ctx.db.selectFrom('bounce').select(['kind', 'hard', 'origin']).execute();
  const seconds = String(Math.floor(ctx.clock.now().getTime() / 1000));
  return { ctx, id, post, bounces, seconds };
}

const HARD = { kind: 'bounce', hard: true, origin: 'webhook' };

function mailgun(
  seconds: string,
  id: string,
  key = HOOKS.mailgun!,
  event: Record<string, unknown> = {},
): string {
  const token = 'abcdef';
  return JSON.stringify({
    signature: {
      timestamp: seconds,
      token,
      signature: createHmac('sha256', key)
        .update(seconds + token)
        .digest('hex'),
    },
    'event-data': {
      event: 'failed',
      severity: 'permanent',
      reason: 'bounce',
      recipient: 'luca@cast.example',
      'delivery-status': { code: 550, message: '5.1.1 no such user', 'enhanced-code': '5.1.1' },
      message: { headers: { 'message-id': id.slice(1, -1) } },
      ...event,
    },
  });
}

test('Mailgun is heard when it signs, once, and nobody who signs otherwise or too late', async () => {
  await scene(HOOKS, async ({ ctx, id, post, bounces, seconds }) => {
    expect(await post('mailgun', mailgun(seconds, id, 'another key'))).toBe(404);
    expect(await post('mailgun', mailgun(String(Number(seconds) - 3600), id))).toBe(404);
    expect(await post('mailgun', '{"signature":[]}')).toBe(404);
    expect(await bounces()).toEqual([]);
    expect(await post('mailgun', mailgun(seconds, id))).toBe(200);
    expect(await post('mailgun', mailgun(seconds, id))).toBe(200);
    expect(await bounces()).toEqual([HARD]);
    expect(await ctx.db.selectFrom('suppression').select('address').execute()).toEqual([
      { address: 'luca@cast.example' },
    ]);
  });
});

test('what is only late, or about nobody here, changes nothing', async () => {
  await scene(HOOKS, async ({ id, post, bounces, seconds }) => {
    expect(await post('mailgun', mailgun(seconds, id, HOOKS.mailgun, { severity: 'temporary' }))).toBe(200);
    expect(
      await post('mailgun', mailgun(seconds, '<x@y>', HOOKS.mailgun, { recipient: 'nobody@else.example' })),
    ).toBe(200);
    expect(await bounces()).toEqual([]);
  });
});

const basic = (password: string) => ({
  authorization: `Basic ${Buffer.from(`postmark:${password}`).toString('base64')}`,
});

test('Postmark is heard with its password and not without', async () => {
  await scene(HOOKS, async ({ post, bounces }) => {
    const body = JSON.stringify({
      RecordType: 'Bounce',
      Type: 'HardBounce',
      ID: 42,
      Email: 'luca@cast.example',
      Details: 'smtp;550 5.1.1 The email account does not exist',
    });
    expect(await post('postmark', body)).toBe(404);
    expect(await post('postmark', body, basic('guess'))).toBe(404);
    expect(await bounces()).toEqual([]);
    expect(await post('postmark', body, basic(HOOKS.postmark!))).toBe(200);
    expect(await bounces()).toEqual([HARD]);
  });
});

test('SendGrid is heard when the signature is of its key; a block is soft, and a report of spam a complaint', async () => {
  await scene(HOOKS, async ({ id, post, bounces, seconds }) => {
    const event = { email: 'luca@cast.example', 'smtp-id': id };
    const body = JSON.stringify([
      { ...event, event: 'delivered', sg_event_id: '0' },
      {
        ...event,
        event: 'bounce',
        type: 'blocked',
        sg_event_id: '1',
        status: '5.7.1',
        reason: '550 5.7.1 blocked',
      },
      { ...event, event: 'spamreport', sg_event_id: '2' },
    ]);
    const signed = (key: typeof KEYS.privateKey, text = body) => ({
      'x-twilio-email-event-webhook-timestamp': seconds,
      'x-twilio-email-event-webhook-signature': sign('sha256', Buffer.from(seconds + text), key).toString(
        'base64',
      ),
    });
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    expect(await post('sendgrid', body, signed(other))).toBe(404);
    expect(await post('sendgrid', body, signed(KEYS.privateKey, `${body} `))).toBe(404);
    expect(await post('sendgrid', body)).toBe(404);
    expect(await bounces()).toEqual([]);
    expect(await post('sendgrid', body, signed(KEYS.privateKey))).toBe(200);
    expect(await bounces()).toEqual([
      { ...HARD, hard: false },
      { ...HARD, kind: 'complaint', hard: false },
    ]);
  });
});

test('a provider that is not in the settings has no door', async () => {
  const none = { mailgun: undefined, postmark: undefined, sendgrid: undefined, ses: [] };
  await scene(none, async ({ id, post, bounces, seconds }) => {
    expect(await post('mailgun', mailgun(seconds, id))).toBe(404);
    for (const provider of ['postmark', 'sendgrid', 'ses', 'somebody'])
      expect(await post(provider, '{}')).toBe(404);
    expect(await bounces()).toEqual([]);
  });
});

function sns(post: Record<string, string>, key = KEY): string {
  const names =
    post['Type'] === 'Notification'
      ? ['Message', 'MessageId', 'Timestamp', 'TopicArn', 'Type']
      : ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
  const text = names.map((name) => `${name}\n${post[name]}\n`).join('');
  return JSON.stringify({
    ...post,
    SignatureVersion: '2',
    Signature: sign('sha256', Buffer.from(text), key).toString('base64'),
  });
}

const notice = {
  Type: 'Notification',
  MessageId: 'm-1',
  TopicArn: HOOKS.ses[0]!,
  Timestamp: '2027-01-15T12:00:00.000Z',
  SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/cert.pem',
  Message: JSON.stringify({
    notificationType: 'Bounce',
    mail: { commonHeaders: { messageId: '<a@b>' } },
    bounce: {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      feedbackId: 'f',
      bouncedRecipients: [
        { emailAddress: 'luca@cast.example', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 unknown' },
      ],
    },
  }),
};

test('Amazon SES is heard when its certificate signed for a topic of ours, which is fetched from Amazon alone', async () => {
  const asked: string[] = [];
  const fetchText = (url: URL): Promise<string> => {
    asked.push(url.href);
    return Promise.resolve(CERTIFICATE);
  };
  const read = (body: string) => sesEvents(HOOKS.ses, body, fetchText);
  expect(await read(sns(notice))).toMatchObject([
    { kind: 'bounce', isFinal: true, address: 'luca@cast.example' },
  ]);
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  });
  expect(await read(sns(notice, other.toString()))).toBeNull();
  expect(await read(sns({ ...notice, TopicArn: 'arn:aws:sns:eu-west-1:999999999999:theirs' }))).toBeNull();
  expect(await read(sns(notice).replace('luca@', 'mei@'))).toBeNull();
  expect(await read(sns({ ...notice, SigningCertURL: 'https://evil.example/cert.pem' }))).toBeNull();
  const confirm = {
    ...notice,
    Type: 'SubscriptionConfirmation',
    Token: 't',
    SubscribeURL: 'https://sns.eu-west-1.amazonaws.com/?Action=Confirm',
  };
  expect(await read(sns(confirm))).toEqual([]);
  expect(await read(sns({ ...confirm, SubscribeURL: 'http://127.0.0.1/' }))).toEqual([]);
  expect(asked).toEqual([notice.SigningCertURL, confirm.SubscribeURL]);
});

test.each([
  'http://sns.eu-west-1.amazonaws.com/x',
  'https://sns.eu-west-1.amazonaws.com.evil.example/x',
  'https://sns.eu-west-1.amazonaws.com:8443/x',
  'https://sns.eu-west-1.amazonaws.com@127.0.0.1/x',
  'https://s3.amazonaws.com/sns.eu-west-1.amazonaws.com',
  'https://127.0.0.1/',
  'nothing',
])('%s is not Amazon’s notification service', (text) => {
  expect(amazonUrl(text)).toBeNull();
});
