import type { Attempt } from './attempt.ts';
import type { Hand, InHand } from './hand.ts';
import type { Ready } from './prepare.ts';
import { domainOf } from '../../../lib/address/parts.ts';
import type { Stragglers } from './stragglers.ts';

export interface Lanes {
  attempt: Attempt;
  stragglers: Stragglers;
  /** Most mails at a time that are on their way, or have left and are not marked yet: a crash may send these twice. */
  lanes: number;
  /** Whether a lane writes its next mail while one is on its way. */
  isAhead: boolean;
  isOver(): boolean;
  /** Awaited before each mail is written, so that others go first. */
  turn?(): Promise<void>;
}

/** Sends the mails in hand and all that come meanwhile. Gives back those that were not tried. */
export async function sendOver(
  hand: Hand,
  { attempt, stragglers, lanes, isAhead, isOver, turn }: Lanes,
): Promise<{ sent: number; isDown: boolean }> {
  const seen = { sent: 0, isDown: false };
  const isStopped = (): boolean => seen.isDown || isOver();

  /** The next mail that is to leave. */
  async function write(): Promise<(InHand & { ready: Ready }) | null> {
    while (!isStopped()) {
      await turn?.();
      const mail = await hand.next();
      if (!mail) return null;
      const { claimed, batch } = mail;
      const ready = batch.lease.isOurs() ? await attempt.write(claimed, batch.data) : null;
      if (ready) return { ...mail, ready };
      hand.done(mail);
    }
    return null;
  }

  async function send({ ready, ...mail }: InHand & { ready: Ready }): Promise<void> {
    // Another worker may have this mail, if this process slept.
    if (!mail.batch.lease.isOurs()) return hand.done(mail);
    const sending = attempt.send(mail.claimed, ready).then((result) => {
      if (result === 'sent') seen.sent += 1;
      if (result === 'down') seen.isDown = true;
    });
    const isDone = await stragglers.outwaits(sending, domainOf(mail.claimed.row.address));
    hand.done(mail, isDone ? undefined : sending);
  }

  async function lane(): Promise<void> {
    let next = write();
    for (let mail = await next; mail; mail = await next) {
      if (isStopped()) return hand.back(mail);
      if (isAhead) {
        next = write();
        // An error is thrown at the place that awaits this.
        next.catch(() => {});
      }
      await send(mail);
      if (!isAhead) next = write();
    }
  }

  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  await hand.end();
  const failed = ended.find(({ status }) => status === 'rejected');
  if (failed) throw (failed as PromiseRejectedResult).reason;
  return seen;
}
