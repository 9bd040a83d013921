import type { Batch } from './batch.ts';
import type { Claimed } from './claim.ts';

/** A batch whose mails are being tried. */
interface Open extends Batch {
  /** Mails of the batch that are being tried. */
  out: number;
  /** Mails of the batch that go on by themselves. */
  late: Promise<unknown>[];
  began: number;
}

/** A mail in hand and the batch it came with. */
export interface InHand {
  claimed: Claimed;
  batch: Batch;
}

/** The mails of one batch after another, without a gap between batches. */
export interface Hand {
  /** The next mail; null when nothing more is due. Rejects when the database is away. */
  next(): Promise<InHand | null>;
  /** A mail is settled; `late` when it goes on by itself. */
  done(mail: InHand, late?: Promise<unknown>): void;
  /** Takes back a mail that was not tried. */
  back(mail: InHand): void;
  /** Gives back everything that was not tried. */
  end(): Promise<void>;
}

export interface HandOptions {
  take(): Promise<Batch | null>;
  /** Called when nothing of a batch is being tried any more, with its untried mails and how many milliseconds it took. */
  close(batch: Batch, late: Promise<unknown>[], ms: number): Promise<void>;
  /** Whether the next batch is claimed while the last mails of a batch leave. */
  isAhead: boolean;
}

/** When only this many mails are left, the next batch is claimed. */
const FEW = 40;

export function openHand({ take, close, isAhead }: HandOptions): Hand {
  const open = new Set<Open>();
  const closing = new Set<Promise<void>>();
  let coming: Promise<void> | undefined;
  let isEnded = false;

  function fetch(): Promise<void> {
    coming ??= take()
      .then((batch) => {
        if (batch) open.add({ ...batch, out: 0, late: [], began: performance.now() });
        else isEnded = true;
      })
      .finally(() => {
        coming = undefined;
      });
    return coming;
  }

  function shut(batch: Open): void {
    open.delete(batch);
    const closed = close(batch, batch.late, performance.now() - batch.began);
    closing.add(closed);
    void closed.finally(() => closing.delete(closed));
  }

  function letGo({ batch }: InHand, change: (batch: Open) => void): void {
    const own = batch as Open;
    own.out -= 1;
    change(own);
    if (own.out === 0 && own.mails.length === 0) shut(own);
  }

  return {
    next: async () => {
      for (;;) {
        const left = [...open].reduce((sum, { mails }) => sum + mails.length, 0);
        const batch = [...open].find(({ mails }) => mails.length > 0);
        if (isAhead && batch?.isFull && left <= FEW) fetch().catch(() => {});
        if (batch) {
          batch.out += 1;
          return { claimed: batch.mails.shift()!, batch };
        }
        if (isEnded) return null;
        await fetch();
      }
    },
    done: (mail, late) => letGo(mail, (batch) => late && batch.late.push(late)),
    back: (mail) => letGo(mail, ({ mails }) => mails.unshift(mail.claimed)),
    end: async () => {
      await coming?.catch(() => {});
      for (const batch of open) shut(batch);
      await Promise.all(closing);
    },
  };
}
