import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { normaliseAddress } from '../../../lib/address/normaliseAddress.ts';
import type { IncomingRow, SenderCheck } from '../../../rooms/incoming/index.ts';
import type { Message } from '../message/index.ts';
import type { LookUp } from './lookUp.ts';
import { trustedResult } from './results.ts';
import { checkSender } from './checkSender.ts';
import { isWrittenTo } from './writtenTo.ts';

export { createLookUp } from './lookUp.ts';
export type { LookUp } from './lookUp.ts';

/**
 * Finds out whether a mail comes from the address in its From line: by what our own mail server says of it, or else by our own check. Null
 * when the check takes longer than others should wait; then `later` is called with the result.
 */
export type CheckSender = (
  row: IncomingRow,
  message: Message,
  later: (check: SenderCheck) => void,
) => Promise<SenderCheck | null>;

/** Most mails that may wait for name servers at a time. */
const MOST_WAITING = 100;
/** Most name servers answer within this time. */
const PATIENCE_MS = 250;

export function createSenderCheck({
  authserv,
  lookUp,
  log,
  patience = PATIENCE_MS,
}: {
  /** Names under which our own mail servers write Authentication-Results. */
  authserv: readonly string[];
  lookUp: LookUp;
  log: Pick<Logger, 'warn'>;
  /** Milliseconds that other mails wait for one mail's look-ups. */
  patience?: number;
}): CheckSender {
  let waiting = 0;
  return async (row, message, later) => {
    const from = senderAddress(message);
    // Reports have no sender in whose name something could be done.
    if (from === '' || row.envelope_from === '') return 'none';
    const trusted = trustedResult(message, authserv);
    if (trusted) return trusted === 'pass' && !isAddressed(message, row.envelope_to) ? 'none' : trusted;
    if (waiting >= MOST_WAITING) return 'unsure';
    // One mail waits already, so name servers are slow, or a stranger uses slow ones: the next mails wait aside at once.
    const wait = waiting > 0 ? 0 : patience;
    waiting++;
    const found = checkSender(
      {
        raw: row.raw,
        from,
        receivedAt: row.received_at,
        envelope: { from: row.envelope_from, to: row.envelope_to },
        client:
          row.client_address === null ? null : { address: row.client_address, name: row.client_name ?? '' },
      },
      lookUp,
    )
      .catch((error: unknown): SenderCheck => {
        log.warn({ err: error, incoming: row.id }, 'who wrote a mail could not be verified');
        return 'unsure';
      })
      .finally(() => waiting--);
    const soon = await Promise.race([found, pause(wait, null, { ref: false })]);
    if (soon === null) void found.then(later);
    return soon;
  };
}

/** Whether a mail names the address at which it came. Anybody can send on a signed mail to somebody else; that one needs other proof. */
const isAddressed = ({ headers }: Pick<Message, 'headers'>, to: string): boolean =>
  headers.some(({ key, value }) => (key === 'to' || key === 'cc') && isWrittenTo(value, to));

/** The address of a mail's one From line, normalised; '' when it has none, or several: then nobody can tell which one was proven. */
export function senderAddress({ headers, from }: Pick<Message, 'headers' | 'from'>): string {
  const isOne = headers.filter(({ key }) => key === 'from').length === 1;
  return isOne ? (normaliseAddress(from?.address ?? '') ?? '') : '';
}
