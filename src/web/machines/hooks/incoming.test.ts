import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { browse, testDoor } from '../../../../test/browse.ts';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';

const SECRET = 'a secret for posting mail, 32 or more';
const RAW = 'Message-ID: <a@b.example>\r\nSubject: Hi\r\n\r\nÜ and so on\r\n';
const ENVELOPE = { from: 'luca@cast.example', to: 'hello@far-shelves.example' };

interface Post {
  body?: string;
  envelope?: { from: string; to: string };
  /** Seconds from now. */
  late?: number;
  secret?: string;
  /** The content that is signed, when another is sent. */
  signed?: string;
  type?: string;
}

async function withHook(
  run: (post: (mail?: Post) => Promise<number>, stored: () => Promise<unknown[]>) => Promise<void>,
  webhookSecret: string | undefined = SECRET,
): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { config } = testDoor(ctx);
    const door = { config: { ...config, mailIn: { ...config.mailIn, webhookSecret, maxSize: 10_000 } } };
    const browser = browse(ctx, await stage(ctx), undefined, { door });
    const post = async (mail: Post = {}): Promise<number> => {
      const { body = RAW, envelope = ENVELOPE, late = 0, secret = SECRET, type = 'message/rfc822' } = mail;
      const timestamp = String(Math.floor(ctx.clock.now().getTime() / 1000) - late);
      const signature = createHmac('sha256', secret)
        .update(`${timestamp}.${envelope.from}.${envelope.to}.${mail.signed ?? body}`)
        .digest('hex');
      const answer = await browser.site.postRaw('/mail/incoming', body, {
        'content-type': type,
        'sec-fetch-site': 'cross-site',
        'x-envelope-from': envelope.from,
        'x-envelope-to': envelope.to,
        'x-timestamp': timestamp,
        'x-signature': signature,
      });
      return answer.status;
    };
    const stored = () =>
      db
        .selectFrom('incoming')
        .leftJoin('incoming_raw', 'incoming_raw.id', 'incoming.raw_id')
        .select(['channel', 'envelope_from', 'envelope_to'])
        .select((eb) => eb.fn.coalesce('incoming_raw.raw', 'incoming.raw').as('raw'))
        .orderBy('incoming.id')
        .execute();
    await run(post, stored);
  });
}

test('a signed mail is taken once, with its envelope', () =>
  withHook(async (post, stored) => {
    expect(await post()).toBe(200);
    expect(await post()).toBe(200);
    expect(await stored()).toEqual([
      { channel: 'webhook', envelope_from: ENVELOPE.from, envelope_to: ENVELOPE.to, raw: Buffer.from(RAW) },
    ]);
  }));

test('a signed mail may come as JSON, for several recipients', () =>
  withHook(async (post, stored) => {
    const body = JSON.stringify({
      from: '',
      to: ['a@b.example', 'c@d.example'],
      raw: Buffer.from(RAW).toString('base64'),
    });
    const json = { body, type: 'application/json', envelope: { from: '', to: '' } };
    expect(await post(json)).toBe(200);
    expect(await stored()).toMatchObject([
      { envelope_from: '', envelope_to: 'a@b.example', raw: Buffer.from(RAW) },
      { envelope_to: 'c@d.example' },
    ]);
    for (const bad of ['{', '[]', '{"to":["a@b.example"]}', '{"raw":"aaaa"}'])
      expect(await post({ ...json, body: bad }), bad).toBe(422);
  }));

test('what is forged, bent, old or from the future is refused, and nothing of it is kept', () =>
  withHook(async (post, stored) => {
    expect(await post({ secret: 'another secret of thirty-two letters' })).toBe(401);
    expect(await post({ signed: `${RAW} ` })).toBe(401);
    expect(await post({ late: 16 * 60 })).toBe(401);
    expect(await post({ late: -16 * 60 })).toBe(401);
    expect(await post({ body: 'x'.repeat(10_001) })).toBe(413);
    expect(await stored()).toEqual([]);
  }));

test('without a secret there is no such page', () =>
  withHook(async (post) => expect(await post()).toBe(404), ''));
