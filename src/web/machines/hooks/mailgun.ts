import { createHmac, timingSafeEqual } from 'node:crypto';
import { bracketed, isFresh, isJson, objectOf, parse, textOf } from './event.ts';
import type { Provider } from './event.ts';

/** Mailgun signs timestamp and token by HMAC-SHA256 with the account's signing key; all of them stand in the post. */
export const mailgun = (key: string): Provider => ({
  most: 128 * 1024,
  mayBe: ({ headers }) => isJson(headers),
  events: ({ body, now }) => {
    const whole = objectOf(parse(body));
    const signature = objectOf(whole['signature']);
    const [timestamp, token] = [textOf(signature['timestamp']), textOf(signature['token'])];
    const right = createHmac('sha256', key)
      .update(timestamp + token)
      .digest();
    const given = Buffer.from(textOf(signature['signature']), 'hex');
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    if (!isFresh(Number(timestamp), now)) return null;
    const told = objectOf(whole['event-data']);
    const kind = textOf(told['event']);
    const status = objectOf(told['delivery-status']);
    const said = textOf(status['message']) || textOf(status['description']);
    const isBounce = kind === 'failed' && textOf(told['severity']) === 'permanent';
    if (!isBounce && kind !== 'complained') return [];
    return [
      {
        id: token,
        kind: isBounce ? 'bounce' : 'complaint',
        status: textOf(status['enhanced-code']),
        // Only the answer of the reader's server counts: Mailgun itself refuses addresses that bounced before.
        isFinal: isBounce && textOf(told['reason']) === 'bounce' && Number(status['code']) === 550,
        reply: said || kind,
        address: textOf(told['recipient']),
        messageId: bracketed(textOf(objectOf(objectOf(told['message'])['headers'])['message-id'])),
      },
    ];
  },
});
