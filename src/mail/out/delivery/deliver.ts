import type { Ctx } from '../../../rooms/ctx.ts';
import { begin, claimDue, holdLease, release } from './claim.ts';
import { gather } from './gather.ts';
import { bounce, markLater, markSent, notWritten, postpone, setAside } from './outcome.ts';
import type { Claimed, Kept } from './outcome.ts';
import { prepare } from './prepare.ts';
import type { DeliverySettings, Ready } from './prepare.ts';
import { readFailure } from './reply.ts';
import { createRest } from './rest.ts';
import { sendTest } from './sendTest.ts';
import { sceneOf } from './scene.ts';
import type { Scene } from './scene.ts';
import { createStragglers, domainOf } from './stragglers.ts';
import type { Transport } from './transport.ts';

export interface Delivery {
  /** Sends everything that is due, a batch at a time, until nothing is or the server is down. Returns how many left. */
  run(ctx: Ctx): Promise<number>;
  /** Sends a test mail past the outbox; what came of it is kept for the operator's page. */
  test(ctx: Ctx, mail: { to: string; locale: string }): Promise<void>;
  /** Claims nothing more; resolves when the mails in hand are settled. */
  stop(): Promise<void>;
}

type Result = 'sent' | 'kept' | 'down';

/** Mails claimed at a time: so many that they take about a second, since what is urgent is claimed between. */
const FEWEST = 20;
const MOST = 200;
const URGENT_LANES = 2;
/** A mail during which the worker died so often is set aside. */
const MOST_BEGINNINGS = 5;
/** Other mails to a domain whose server holds some up wait so long. */
const SLOW_DOMAIN_MS = 60_000;

/** The worker that empties the outbox through one transport. Any number of them may run on one database. */
export function createDelivery(settings: DeliverySettings, transport: Transport): Delivery {
  const stopping = new AbortController();
  const rest = createRest((ctx) => wake(ctx));
  const stragglers = createStragglers();
  let running: Promise<number> | undefined;
  let urgent: Promise<unknown> | undefined;
  let again = false;
  let size = FEWEST;

  const isOver = (ctx: Ctx): boolean => stopping.signal.aborted || rest.isResting(ctx);

  async function run(ctx: Ctx): Promise<number> {
    let sent = 0;
    const hands = handsOf(ctx);
    do {
      again = false;
      while (!isOver(ctx)) {
        const began = performance.now();
        const left = await sendBatch(ctx, hands, { most: size, lanes: transport.connections });
        if (left === null) break;
        sent += left;
        const ms = performance.now() - began;
        if (ms < 500) size = Math.min(size * 2, MOST);
        else if (ms > 1200) size = Math.max(Math.floor(size / 2), FEWEST);
      }
    } while (again && !stopping.signal.aborted);
    return sent;
  }

  /** Codes to sign in don't wait for the batch in hand, nor behind servers that are slow to answer. */
  async function runUrgent(ctx: Ctx): Promise<void> {
    const hands = handsOf(ctx);
    while (!isOver(ctx)) {
      const batch = { most: FEWEST, lanes: URGENT_LANES, onlyUrgent: true };
      if ((await sendBatch(ctx, hands, batch)) === null) return;
    }
  }

  /** Claims and sends a batch; null when nothing is due. */
  async function sendBatch(
    ctx: Ctx,
    hands: Hands,
    { most, lanes, onlyUrgent = false }: { most: number; lanes: number; onlyUrgent?: boolean },
  ): Promise<number | null> {
    const { rows, lease } = await claimDue(ctx, most, onlyUrgent);
    if (rows.length === 0) return null;
    const letGo = holdLease(ctx, lease);
    const mails = rows.map((row) => ({ row, lease }));
    const late: Promise<unknown>[] = [];
    const seen = { sent: 0, isDown: false };
    try {
      const scene = await sceneOf(ctx, settings.publicUrl, rows);
      const lane = async (): Promise<void> => {
        while (!seen.isDown && !stopping.signal.aborted) {
          const mail = mails.shift();
          if (!mail) return;
          const sending = handle(ctx, hands, mail, scene).then((result) => {
            if (result === 'sent') seen.sent += 1;
            if (result === 'down') seen.isDown = true;
          });
          if (!(await stragglers.outwaits(sending, domainOf(mail.row.address)))) late.push(sending);
        }
      };
      // One connection inside a transaction; otherwise as many lanes as the transport has connections.
      const width = ctx.db.isTransaction ? 1 : lanes;
      await Promise.all(Array.from({ length: width }, lane));
    } finally {
      await release(
        ctx,
        lease,
        mails.map(({ row }) => row),
      );
      // The lease of a mail whose server is slow is held until it has answered; nobody waits for that.
      if (late.length === 0) letGo();
      else stragglers.keep(Promise.allSettled(late).then(letGo));
    }
    if (seen.isDown) rest.begin(ctx);
    else rest.end();
    return seen.sent;
  }

  async function handle(ctx: Ctx, hands: Hands, claimed: Claimed, scene: Scene): Promise<Result> {
    const { row } = claimed;
    try {
      if (stragglers.isSlow(domainOf(row.address)) && !row.urgent) {
        await postpone(ctx, claimed, new Date(ctx.clock.now().getTime() + SLOW_DOMAIN_MS));
        return 'kept';
      }
      if (!(await hands.begin(claimed))) return 'kept';
      if (row.begun >= MOST_BEGINNINGS) {
        await setAside(ctx, claimed, 'ends-the-worker');
        return 'kept';
      }
      const ready = await prepare(ctx, claimed, scene, settings);
      return ready ? await send(ctx, hands, claimed, ready) : 'kept';
    } catch (error) {
      ctx.log.error({ err: error, mail: row.id, kind: row.kind }, 'a mail could not be written');
      await notWritten(ctx, claimed).catch((error: unknown) =>
        // The database is away: the lease runs out, and the mail is somebody's again.
        ctx.log.warn({ err: error, mail: row.id }, 'a mail could not be put back'),
      );
      return 'kept';
    }
  }

  async function send(ctx: Ctx, hands: Hands, claimed: Claimed, ready: Ready): Promise<Result> {
    try {
      await transport.send(ctx, ready.message, claimed.row.urgent);
    } catch (error) {
      const failure = readFailure(error);
      if (failure.kind === 'never') await bounce(ctx, claimed, failure);
      else if (failure.kind === 'later') await markLater(ctx, claimed, failure.reply);
      else if (failure.kind === 'room') await postpone(ctx, claimed, failure.until);
      else {
        const down = failure.kind === 'server' || !(await transport.isUp());
        ctx.log.warn({ error: (error as Error).message, down }, 'the mail server broke off');
        // No mail pays for a server that is away; one that breaks a working connection does, or it would hold up the rest.
        if (down) {
          await postpone(ctx, claimed, claimed.row.due_at);
          return 'down';
        }
        await markLater(ctx, claimed, (error as Error).message.slice(0, 500));
      }
      return 'kept';
    }
    await hands.markSent({ claimed, kept: ready.kept });
    return 'sent';
  }

  function start(ctx: Ctx): Promise<number> {
    if (!running) {
      running = run(ctx).finally(() => {
        running = undefined;
      });
      return running;
    }
    again = true;
    if (!ctx.db.isTransaction)
      urgent ??= runUrgent(ctx)
        .catch((error: unknown) => ctx.log.error({ err: error }, 'urgent delivery failed'))
        .finally(() => {
          urgent = undefined;
        });
    return running;
  }

  function wake(ctx: Ctx): void {
    if (!stopping.signal.aborted)
      start(ctx).catch((error: unknown) => ctx.log.error({ err: error }, 'delivery failed'));
  }

  return {
    run: start,
    test: (ctx, mail) => sendTest(ctx, transport, settings.sender, mail),
    stop: async () => {
      stopping.abort();
      await Promise.allSettled([running, urgent]);
      await stragglers.settled();
      transport.close();
    },
  };
}

/** What all lanes ask of the database for each mail, gathered into statements for several. */
interface Hands {
  begin(claimed: Claimed): Promise<boolean>;
  markSent(sent: { claimed: Claimed; kept: Kept }): Promise<boolean>;
}

const handsOf = (ctx: Ctx): Hands => ({
  begin: gather((claimed: readonly Claimed[]) => begin(ctx, claimed)),
  markSent: gather((sent: readonly { claimed: Claimed; kept: Kept }[]) => markSent(ctx, sent)),
});
