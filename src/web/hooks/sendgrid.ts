import { createPublicKey, verify } from 'node:crypto';
import { bracketed, isFresh, objectOf, parse, textOf } from './event.ts';
import type { ReadEvents } from './event.ts';

/** SendGrid: ECDSA over timestamp and body; `publicKey` is base64 of its DER form. */
export const sendgridEvents =
  (publicKey: string): ReadEvents =>
  ({ body, headers, now }) => {
    const timestamp = headers.get('x-twilio-email-event-webhook-timestamp') ?? '';
    const signature = headers.get('x-twilio-email-event-webhook-signature') ?? '';
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    const isRight = verify('sha256', Buffer.from(timestamp + body), key, Buffer.from(signature, 'base64'));
    if (!isRight || !isFresh(Number(timestamp), now)) return null;
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
  };
