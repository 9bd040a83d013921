import { createPublicKey, verify } from 'node:crypto';
import { bracketed, isFresh, objectOf, parse, textOf } from './event.ts';
import type { Provider } from './event.ts';

/** SendGrid: ECDSA over timestamp and body; `publicKey` is base64 of its DER form. */
export const sendgrid = (publicKey: string): Provider => ({
  most: 1024 * 1024,
  mayBe: ({ headers, now }) => {
    const { timestamp, signature } = signedIn(headers);
    return /^[\w+/=]{60,200}$/.test(signature) && isFresh(Number(timestamp), now);
  },
  events: ({ body, headers }) => {
    const { timestamp, signature } = signedIn(headers);
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    if (!verify('sha256', Buffer.from(timestamp + body), key, Buffer.from(signature, 'base64'))) return null;
    const list = parse(body);
    return (Array.isArray(list) ? list : [])
      .map(objectOf)
      .filter((event) => ['bounce', 'spamreport'].includes(textOf(event['event'])))
      .map((event) => ({
        id: textOf(event['sg_event_id']),
        kind: event['event'] === 'spamreport' ? ('complaint' as const) : ('bounce' as const),
        status: textOf(event['status']),
        isFinal: false,
        reply: textOf(event['reason']) || textOf(event['event']),
        address: textOf(event['email']),
        messageId: bracketed(textOf(event['smtp-id'])),
      }));
  },
});

const signedIn = (headers: Headers) => ({
  timestamp: headers.get('x-twilio-email-event-webhook-timestamp') ?? '',
  signature: headers.get('x-twilio-email-event-webhook-signature') ?? '',
});
