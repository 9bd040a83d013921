import { verify, X509Certificate } from 'node:crypto';
import type { Ctx } from '../../../rooms/ctx.ts';
import type { ProviderEvent } from '../../../rooms/sending/index.ts';
import { objectOf, parse, textOf } from './event.ts';
import type { Provider } from './event.ts';

/** Fetches a text by https, from Amazon only. */
export type FetchText = (url: URL) => Promise<string>;

const HOST = /^sns\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/;
const LONGEST = 20_000;

/** The address, if it belongs to Amazon's notification service; else null. The post names it, and anybody can post. */
export function amazonUrl(text: string): URL | null {
  const url = URL.parse(text);
  if (url?.protocol !== 'https:' || url.port !== '' || url.username || url.password) return null;
  return HOST.test(url.hostname) ? url : null;
}

export const fetchFromAmazon: FetchText = async (url) => {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(5000) });
  const text = await answer.text();
  if (!answer.ok || text.length > LONGEST) throw new Error(`${url.hostname} answered ${answer.status}`);
  return text;
};

/** Amazon SES: every post of SNS also names its topic in a header. */
export const ses = (topics: readonly string[], log: Ctx['log']): Provider => ({
  most: 512 * 1024,
  mayBe: ({ headers }) => topics.includes(headers.get('x-amz-sns-topic-arn') ?? ''),
  events: ({ body }) =>
    sesEvents(topics, body).catch((error: unknown) => {
      log.warn({ err: error }, 'a notification of Amazon SES could not be checked');
      return null;
    }),
});

/**
 * Bounces and complaints of Amazon SES, posted through SNS and signed with one of Amazon's certificates. Confirms the subscription of one
 * of our topics. Null for a post that is not signed, or of another topic.
 */
export async function sesEvents(
  topics: readonly string[],
  body: string,
  fetchText: FetchText = fetchFromAmazon,
): Promise<readonly ProviderEvent[] | null> {
  const post = objectOf(parse(body));
  if (!topics.includes(textOf(post['TopicArn']))) return null;
  if (!(await isSigned(post, fetchText))) return null;
  if (post['Type'] === 'SubscriptionConfirmation') {
    const url = amazonUrl(textOf(post['SubscribeURL']));
    if (url) await fetchText(url);
    return [];
  }
  return post['Type'] === 'Notification' ? eventsOf(objectOf(parse(textOf(post['Message'])))) : [];
}

const SIGNED = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: [
    'Message',
    'MessageId',
    'SubscribeURL',
    'Timestamp',
    'Token',
    'TopicArn',
    'Type',
  ],
} as const;

async function isSigned(post: Record<string, unknown>, fetchText: FetchText): Promise<boolean> {
  const type = textOf(post['Type']);
  const url = amazonUrl(textOf(post['SigningCertURL']));
  if (!url || !Object.hasOwn(SIGNED, type)) return false;
  const text = SIGNED[type as keyof typeof SIGNED]
    .filter((name) => typeof post[name] === 'string')
    .map((name) => `${name}\n${textOf(post[name])}\n`)
    .join('');
  const algorithm = post['SignatureVersion'] === '2' ? 'sha256' : 'sha1';
  const key = new X509Certificate(await certificate(url, fetchText)).publicKey;
  return verify(algorithm, Buffer.from(text), key, Buffer.from(textOf(post['Signature']), 'base64'));
}

const certificates = new Map<string, string>();

async function certificate(url: URL, fetchText: FetchText): Promise<string> {
  const known = certificates.get(url.href);
  if (known) return known;
  const text = await fetchText(url);
  if (certificates.size > 20) certificates.clear();
  certificates.set(url.href, text);
  return text;
}

function eventsOf(news: Record<string, unknown>): ProviderEvent[] {
  const kind = textOf(news['notificationType']) || textOf(news['eventType']);
  const mail = objectOf(news['mail']);
  const messageId = textOf(objectOf(mail['commonHeaders'])['messageId']);
  const bounce = objectOf(news['bounce']);
  const complaint = objectOf(news['complaint']);
  if (kind === 'Bounce')
    return recipients(bounce['bouncedRecipients']).map((one) => ({
      id: `${textOf(bounce['feedbackId'])} ${textOf(one['emailAddress'])}`,
      kind: 'bounce',
      status: textOf(one['status']),
      isFinal:
        bounce['bounceType'] === 'Permanent' &&
        ['General', 'NoEmail'].includes(textOf(bounce['bounceSubType'])),
      reply:
        textOf(one['diagnosticCode']) || `${textOf(bounce['bounceType'])} ${textOf(bounce['bounceSubType'])}`,
      address: textOf(one['emailAddress']),
      messageId,
    }));
  if (kind !== 'Complaint') return [];
  return recipients(complaint['complainedRecipients']).map((one) => ({
    id: `${textOf(complaint['feedbackId'])} ${textOf(one['emailAddress'])}`,
    kind: 'complaint',
    status: '',
    isFinal: false,
    reply: textOf(complaint['complaintFeedbackType']) || 'complaint',
    address: textOf(one['emailAddress']),
    messageId,
  }));
}

const recipients = (list: unknown): Record<string, unknown>[] =>
  Array.isArray(list) ? list.map(objectOf) : [];
