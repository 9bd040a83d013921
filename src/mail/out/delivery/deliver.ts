import type { Ctx } from '../../../rooms/ctx.ts';
import { attempts } from './attempt.ts';
import { giveBack, claimBatch } from './batch.ts';
import type { Batch, Wanted } from './batch.ts';
import { openHand } from './hand.ts';
import { sendOver } from './lanes.ts';
import type { DeliverySettings } from './prepare.ts';
import { createRightOfWay } from './rightOfWay.ts';
import { createServerPause } from './serverPause.ts';
import { sendTest } from './sendTest.ts';
import { createStragglers } from './stragglers.ts';
import type { Transport } from './transport.ts';

export interface Delivery {
  /** Sends everything that is due, a batch at a time, until nothing is left or the server is down. Returns how many mails left. */
  run(ctx: Ctx): Promise<number>;
  /**
   * Sends urgent mails, including those that `first` queues, beside a run that something may hold up. Meanwhile that run begins no mail.
   */
  runUrgent(ctx: Ctx, first?: () => Promise<void>): Promise<void>;
  /** Sends a test mail without the outbox; the result is kept for the operator's page. */
  test(ctx: Ctx, mail: { to: string; locale: string }): Promise<void>;
  /** Claims nothing more; resolves when all claimed mails are settled. */
  stop(): Promise<void>;
}

interface Ran {
  sent: number;
  /** How many urgent mails each look for them in this run sends. */
  urgent: Promise<number>[];
}

/** Mails to claim at a time. They should take about a second, since urgent mails are looked for between two batches. */
const FEWEST = 20;
const MOST = 200;
const URGENT_LANES = 2;
/**
 * Most looks for urgent mails at a time, beside the other mails. While a slow server has hundreds of mails, more looks would hold database
 * connections.
 */
const LOOKS = 2;

/** The worker that empties the outbox through one transport. Any number of them may run on one database. */
export function createDelivery(settings: DeliverySettings, transport: Transport): Delivery {
  const stopping = new AbortController();
  const serverPause = createServerPause((ctx) => wake(ctx));
  const stragglers = createStragglers();
  const rightOfWay = createRightOfWay();
  const underWay = new Set<Promise<unknown>>();
  let looks = 0;
  let running: Promise<Ran> | undefined;
  let again = false;
  let size = FEWEST;

  const isOver = (ctx: Ctx): boolean => stopping.signal.aborted || serverPause.isResting(ctx);
  const nextBatch = (ctx: Ctx, wanted: Wanted): Promise<Batch | null> =>
    isOver(ctx) ? Promise.resolve(null) : claimBatch(ctx, settings.publicUrl, wanted);

  async function run(ctx: Ctx): Promise<Ran> {
    const urgent: Promise<number>[] = [];
    let sent = 0;
    let isHelped = false;
    const take = async (): Promise<Batch | null> => {
      // The urgent mails' own job sends most of them. This finds mails that have just become due, or whose job was lost.
      if (looks < LOOKS) urgent.push(keep(look(ctx)));
      if (ctx.db.isTransaction) await urgent.at(-1);
      const batch = await nextBatch(ctx, { most: size, way: 'others' });
      if (batch?.isFull && !isHelped && !ctx.db.isTransaction) {
        isHelped = true;
        // Another process may take part of the mails; if none does, the timetable starts one.
        ctx.jobs.enqueue(ctx, 'deliver', {}).catch(() => {});
      }
      return batch;
    };
    do {
      again = false;
      sent += await empty(ctx, transport.connections, take, { timed: resize, turn: rightOfWay.free });
    } while (again && !stopping.signal.aborted);
    return { sent, urgent };
  }

  const emptyUrgent = (ctx: Ctx): Promise<number> =>
    empty(ctx, URGENT_LANES, () => nextBatch(ctx, { most: FEWEST, way: 'urgent' }));

  async function look(ctx: Ctx): Promise<number> {
    looks += 1;
    return emptyUrgent(ctx).finally(() => {
      looks -= 1;
    });
  }

  const runUrgent = (ctx: Ctx, first?: () => Promise<void>): Promise<void> =>
    rightOfWay.during(async () => {
      await first?.();
      await emptyUrgent(ctx);
    });

  /** Adjusts the size so that a batch takes about a second. */
  function resize({ isFull }: Batch, ms: number): void {
    if (isFull && ms < 500) size = Math.min(size * 2, MOST);
    else if (ms > 1200) size = Math.max(Math.floor(size / 2), FEWEST);
  }

  /** Sends all mails that `take` returns, over this many lanes, and returns how many left. */
  async function empty(
    ctx: Ctx,
    lanes: number,
    take: () => Promise<Batch | null>,
    { timed, turn }: { timed?: (batch: Batch, ms: number) => void; turn?: () => Promise<void> } = {},
  ): Promise<number> {
    // A transaction has only one connection for everything.
    const isAhead = !ctx.db.isTransaction;
    const close = (batch: Batch, late: Promise<unknown>[], ms: number): Promise<void> => {
      timed?.(batch, ms);
      const ended = Promise.allSettled(late);
      // Nobody waits for mails to a slow server.
      if (late.length > 0) stragglers.keep(ended);
      return giveBack(ctx, batch, ended);
    };
    const hand = openHand({ take, isAhead, close });
    const seen = await sendOver(hand, {
      attempt: attempts(ctx, { settings, transport, stragglers }),
      stragglers,
      lanes: isAhead ? lanes : 1,
      isAhead,
      isOver: () => isOver(ctx),
      ...(turn ? { turn } : {}),
    });
    if (seen.isDown) serverPause.begin(ctx);
    else if (seen.sent > 0) serverPause.end();
    return seen.sent;
  }

  /** Remembers work that `stop` has to wait for. */
  function keep<T>(work: Promise<T>): Promise<T> {
    underWay.add(work);
    const forget = (): void => void underWay.delete(work);
    work.then(forget, forget);
    return work;
  }

  async function start(ctx: Ctx): Promise<number> {
    again = true;
    running ??= keep(run(ctx)).finally(() => {
      running = undefined;
    });
    const { sent, urgent } = await running;
    // A run does not wait for a slow server with an urgent mail: mails queued meanwhile would wait, too.
    return (await Promise.all(urgent)).reduce((sum, count) => sum + count, sent);
  }

  function wake(ctx: Ctx): void {
    if (!stopping.signal.aborted)
      start(ctx).catch((error: unknown) => ctx.log.error({ err: error }, 'delivery failed'));
  }

  return {
    run: start,
    runUrgent: (ctx, first) => keep(runUrgent(ctx, first)),
    test: (ctx, mail) => sendTest(ctx, transport, settings.sender, mail),
    stop: async () => {
      stopping.abort();
      await Promise.allSettled(underWay);
      await stragglers.settled();
      transport.close();
    },
  };
}
