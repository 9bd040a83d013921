import { rawMail } from './incoming.ts';
import type { Written } from './incoming.ts';
import { signed, worldOf } from './signed.ts';
import type { Records, Signature } from './signed.ts';
import type { LookUp } from '../../src/mail/in/senderCheck/lookUp.ts';
import { checkSender } from '../../src/mail/in/senderCheck/checkSender.ts';

export const TO = 'hello@far-shelves.example';

export const MAIL: Written = { from: 'Luca <luca@cast.example>', to: TO, subject: 'unsubscribe topics' };

export const SERVER = '198.41.0.4';

export const TO_PROVE = {
  from: 'luca@cast.example',
  receivedAt: new Date('2027-02-12T12:30:00Z'),
  envelope: { from: 'luca@cast.example', to: TO },
  client: null,
};

export interface Given {
  mail?: Partial<Written>;
  signature?: Signature | null;
  records?: Records;
  lookUp?: LookUp;
  client?: string;
  envelope?: { from?: string; to?: string };
  change?(raw: string): string;
}

export async function checkOf(given: Given = {}) {
  const { signature = {}, change = (raw) => raw } = given;
  const raw = rawMail({ ...MAIL, ...given.mail });
  const sent = change((signature ? signed(raw, signature) : raw).toString('latin1'));
  return checkSender(
    {
      ...TO_PROVE,
      raw: Buffer.from(sent, 'latin1'),
      envelope: { ...TO_PROVE.envelope, ...given.envelope },
      client: given.client === undefined ? null : { address: given.client, name: 'mx.cast.example' },
    },
    given.lookUp ?? worldOf(given.records),
  );
}
