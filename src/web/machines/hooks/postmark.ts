import { createHash, timingSafeEqual } from 'node:crypto';
import { objectOf, parse, textOf } from './event.ts';
import type { Provider } from './event.ts';

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Kinds of bounce that mean that the mailbox does not exist. */
const FINAL = new Set(['HardBounce', 'BadEmailAddress']);
const NO_BOUNCE = new Set([
  'AutoResponder',
  'AddressChange',
  'Subscribe',
  'Unsubscribe',
  'ChallengeVerification',
]);

/** Postmark signs nothing: it posts with the user name and password in the address that we gave it. */
export const postmark = (password: string): Provider => ({
  most: 1024 * 1024,
  mayBe: ({ headers }) => {
    const [scheme = '', given = ''] = (headers.get('authorization') ?? '').split(' ');
    const said = Buffer.from(given, 'base64').toString('utf8');
    const secret = said.slice(said.indexOf(':') + 1);
    return scheme.toLowerCase() === 'basic' && timingSafeEqual(hash(secret), hash(password));
  },
  events: ({ body }) => {
    const told = objectOf(parse(body));
    const type = textOf(told['Type']);
    const record = textOf(told['RecordType']);
    const isComplaint = record === 'SpamComplaint' || type === 'SpamComplaint';
    if (!isComplaint && (record !== 'Bounce' || NO_BOUNCE.has(type))) return [];
    return [
      {
        id: textOf(told['ID']),
        kind: isComplaint ? 'complaint' : 'bounce',
        status: '',
        isFinal: FINAL.has(type),
        reply: textOf(told['Details']) || textOf(told['Description']) || type,
        address: textOf(told['Email']),
        messageId: '',
      },
    ];
  },
});
