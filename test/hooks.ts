import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { browse, testDoor } from './browse.ts';
import { stage } from './cast.ts';
import { testContext } from './context.ts';
import type { TestCtx } from './context.ts';
import { rolledBack } from './database.ts';
import type { MailHooks } from '../src/config/mailOut.ts';
import { KEY } from '../src/web/machines/hooks/ses.fixture.ts';

export const KEYS = generateKeyPairSync('ec', { namedCurve: 'P-256' });

export const HOOKS: MailHooks = {
  mailgun: 'key-of-mailgun',
  postmark: 'a password of twenty or more',
  sendgrid: KEYS.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  ses: ['arn:aws:sns:eu-west-1:123456789012:bounces'],
};

export async function withHooks(
  hooks: MailHooks,
  run: (scene: Awaited<ReturnType<typeof make>>) => Promise<void>,
) {
  await rolledBack(async (db) => run(await make(testContext(db), hooks)));
}

export async function make(ctx: TestCtx, hooks: MailHooks) {
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

export function mailgun(
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

export function sns(post: Record<string, string>, key = KEY): string {
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
