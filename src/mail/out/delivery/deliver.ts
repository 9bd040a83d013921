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
  /** Sends everything that is due, a batch at a time, until nothing is or the server is down. Returns how many left. */
  run(ctx: Ctx): Promise<number>;
  /** Sends urgent mails, those that `first` queues among them, beside a run, whatever holds that up; meanwhile that begins no mail. */
  runUrgent(ctx: Ctx, first?: () => Promise<void>): Promise<void>;
  /** Sends a test mail past the outbox; the result is kept for the operator's page. */
  test(ctx: Ctx, mail: { to: string; locale: string }): Promise<void>;
  /** Claims nothing more; resolves when the mails in hand are settled. */
  stop(): Promise<void>;
}

interface Ran {
  sent: number;
  /** How many urgent mails each of its looks for them sends. */
  urgent: Promise<number>[];
}

/** Mails claimed at a time: so many that they take about a second, since what is urgent is looked for between. */
const FEWEST = 20;
const MOST = 200;
const URGENT_LANES = 2;
/** Runs that look for urgent mails beside the others: more would hold database connections while a slow server has hundreds of them. */
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
      // Their own job sends most of them: these are those whose hour has just come, or whose job was lost.
      if (looks < LOOKS) urgent.push(keep(look(ctx)));
      if (ctx.db.isTransaction) await urgent.at(-1);
      const batch = await nextBatch(ctx, { most: size, way: 'others' });
      if (batch?.isFull && !isHelped && !ctx.db.isTransaction) {
        isHelped = true;
        // Another process may take its part; without that the timetable calls it.
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

  /** Batches of about a second. */
  function resize({ isFull }: Batch, ms: number): void {
    if (isFull && ms < 500) size = Math.min(size * 2, MOST);
    else if (ms > 1200) size = Math.max(Math.floor(size / 2), FEWEST);
  }

  /** Sends all that `take` has, over so many lanes, and tells how many left. */
  async function empty(
    ctx: Ctx,
    lanes: number,
    take: () => Promise<Batch | null>,
    { timed, turn }: { timed?: (batch: Batch, ms: number) => void; turn?: () => Promise<void> } = {},
  ): Promise<number> {
    // Inside a transaction there is one connection for everything.
    const isAhead = !ctx.db.isTransaction;
    const close = (batch: Batch, late: Promise<unknown>[], ms: number): Promise<void> => {
      timed?.(batch, ms);
      const ended = Promise.allSettled(late);
      // Nobody waits for mails whose server is slow.
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

  /** Waited for at the end. */
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
    // No run waits for a server that is slow with an urgent mail: what is queued meanwhile would wait with it.
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
