import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { HOOKS, KEYS, mailgun, withHooks } from '../../../../test/hooks.ts';

const HARD = { kind: 'bounce', hard: true, origin: 'webhook' };

test('Mailgun is heard when it signs, once, and nobody who signs otherwise or too late', async () => {
  await withHooks(HOOKS, async ({ ctx, id, post, bounces, seconds }) => {
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
  await withHooks(HOOKS, async ({ id, post, bounces, seconds }) => {
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
  await withHooks(HOOKS, async ({ post, bounces }) => {
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
  await withHooks(HOOKS, async ({ id, post, bounces, seconds }) => {
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
