import { readRefusal } from '../../../lib/smtpStatus.ts';
import type { Refusal } from '../../../lib/smtpStatus.ts';

/** The meaning of a failed attempt for the mail. */
export type Failure =
  /** The server cannot be reached, or refuses whatever we send; `reply` holds its words. The mail is not at fault. */
  | { kind: 'server'; reply: string | null }
  /** The connection broke, because of the server or the mail; the sender finds out which. */
  | { kind: 'broken' }
  /** A limit of ours is reached: the mail waits until there is room. */
  | { kind: 'room'; until: Date }
  /** "Not now": tried again later. */
  | { kind: 'later'; reply: string }
  /** "Never": a bounce. The refusal tells whether the address is at fault, or we are. */
  | { kind: 'never'; reply: string; refusal: Refusal };

/** Thrown by a transport that may send no more for now. */
export class NoRoom extends Error {
  readonly until: Date;
  constructor(until: Date) {
    super(`no room until ${until.toISOString()}`);
    this.until = until;
  }
}

interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
  message: string;
}

/** Reads nodemailer's error by the reply code of RFC 5321 and the enhanced status code of RFC 3463 in it. */
export function readFailure(error: unknown): Failure {
  if (error instanceof NoRoom) return { kind: 'room', until: error.until };
  const { code, command = '', responseCode = 0, response, message } = error as SmtpError;
  const reply = (response ?? message).replaceAll(/\s+/g, ' ').slice(0, 500);
  // A refusal before a recipient is named is about us: our address, password or network. 552 is about the mail's size.
  const isAboutUs = /^(EHLO|HELO|STARTTLS|AUTH|MAIL FROM)/.test(command) && responseCode !== 552;
  // A connection that breaks has no such code.
  const isUnwelcome = command === 'CONN' && responseCode >= 500;
  if (code === 'EAUTH' || code === 'EDNS' || code === 'ETLS' || isAboutUs || isUnwelcome)
    return { kind: 'server', reply: responseCode >= 400 ? reply : null };
  if (responseCode === 421) return { kind: 'broken' };
  if (responseCode >= 400 && responseCode < 500) return { kind: 'later', reply };
  if (responseCode >= 500 && responseCode !== 503) {
    const step = command.startsWith('RCPT') ? 'rcpt' : 'data';
    return { kind: 'never', reply, refusal: readRefusal(reply, { step }) };
  }
  // The library refused the mail before it sent anything: nobody can deliver to this envelope.
  if (code === 'EENVELOPE') return { kind: 'never', reply, refusal: { kind: 'hard', by: 'mailbox' } };
  return { kind: 'broken' };
}

const MINUTE = 60_000;
const DELAYS = [MINUTE / 6, MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 180 * MINUTE];
const LONGEST = 360 * MINUTE;
const MOST_DAYS = 5;

/**
 * Milliseconds until the next try after `attempts` failed tries; null when five days have been tried (RFC 5321, 4.5.4.1). A `chance` from 0
 * to 1 spreads the tries, so that mails refused together do not come back together.
 */
export function retryDelay(attempts: number, chance: number): number | null {
  const delay = DELAYS[attempts - 1] ?? LONGEST;
  const tried = Array.from({ length: attempts - 1 }, (_, index) => DELAYS[index] ?? LONGEST);
  if (tried.reduce((sum, one) => sum + one, 0) + delay > MOST_DAYS * 24 * 60 * MINUTE) return null;
  // Never longer than planned, so that five days stay five days.
  return Math.round(delay * (0.75 + chance / 4));
}
