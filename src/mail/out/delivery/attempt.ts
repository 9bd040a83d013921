import type { Ctx } from '../../../rooms/ctx.ts';
import { noteRefusedSender } from '../../../rooms/sending/index.ts';
import { mails } from '../registry.ts';
import type { Claimed } from './claim.ts';
import { begin } from './lease.ts';
import { gather } from './gather.ts';
import { bounce, markLater, markSent, notWritten, postpone, setAside } from './outcome.ts';
import type { Sent } from './outcome.ts';
import { prepare } from './prepare.ts';
import type { DeliverySettings, Ready } from './prepare.ts';
import { readFailure } from './reply.ts';
import type { BatchData } from './batchData.ts';
import { domainOf } from '../../../lib/address/parts.ts';
import type { Stragglers } from './stragglers.ts';
import type { Transport } from './transport.ts';

/** The result of an attempt to send a mail; `down` when the mail server cannot be reached. */
export type Result = 'sent' | 'kept' | 'down';

/** Tries one mail in two steps, so that the next is written while one is on its way. Neither step rejects. */
export interface Attempt {
  /** Writes the mail as it reads now. Null when it must not leave: then its row is settled. */
  write(claimed: Claimed, batch: BatchData): Promise<Ready | null>;
  /** Sends the written mail and settles its row. */
  send(claimed: Claimed, ready: Ready): Promise<Result>;
}

/** A mail is set aside after the worker died this often while trying it. */
const MOST_BEGINNINGS = 5;
/** How long other mails wait for a domain whose server delays some. */
const SLOW_DOMAIN_MS = 60_000;
/** How long a mail of a kind that this version does not know waits for a version that does. */
const STRANGE_MS = 60_000;
const STRANGE_URGENT_MS = 4000;
/** How long a mail that has left stays ours to mark, while the database is away. */
const MARK_MS = 10_000;

export function attempts(
  ctx: Ctx,
  {
    settings,
    transport,
    stragglers,
  }: { settings: DeliverySettings; transport: Transport; stragglers: Stragglers },
): Attempt {
  const mark = gather((sent: readonly Sent[]) => marked(ctx, sent));

  async function write(claimed: Claimed, batch: BatchData): Promise<Ready | null> {
    const { row } = claimed;
    try {
      if (await waitsForDomain(claimed)) return null;
      // A newer version runs beside this one, or did run: it knows how to write this mail.
      if (!mails.has(row.kind)) {
        const wait = row.urgent ? STRANGE_URGENT_MS : STRANGE_MS;
        await postpone(ctx, claimed, new Date(ctx.clock.now().getTime() + wait));
        return null;
      }
      // This mail may have ended a worker, and could end this one, too: count the try first.
      if (claimed.isOrphan && !(await begin(ctx, claimed))) return null;
      if (row.begun >= MOST_BEGINNINGS) {
        await setAside(ctx, claimed, 'ends-the-worker');
        return null;
      }
      return await prepare(ctx, claimed, batch, settings);
    } catch (error) {
      await giveUp(claimed, error);
      return null;
    }
  }

  async function send(claimed: Claimed, ready: Ready): Promise<Result> {
    try {
      // Other mails to its domain may have become slow since this one was written.
      if (await waitsForDomain(claimed)) return 'kept';
      await transport.send(ctx, ready.message, claimed.row.urgent);
    } catch (error) {
      return notSent(claimed, error).catch(async (error: unknown): Promise<Result> => {
        await giveUp(claimed, error);
        return 'kept';
      });
    }
    await mark({ claimed, kept: ready.kept }).catch((error: unknown) =>
      ctx.log.error({ err: error, mail: claimed.row.id }, 'a mail has left and could not be marked'),
    );
    return 'sent';
  }

  async function waitsForDomain(claimed: Claimed): Promise<boolean> {
    if (claimed.row.urgent || !stragglers.isSlow(domainOf(claimed.row.address))) return false;
    await postpone(ctx, claimed, new Date(ctx.clock.now().getTime() + SLOW_DOMAIN_MS));
    return true;
  }

  async function giveUp(claimed: Claimed, error: unknown): Promise<void> {
    const { row } = claimed;
    ctx.log.error({ err: error, mail: row.id, kind: row.kind }, 'a mail could not be written');
    await notWritten(ctx, claimed).catch((error: unknown) =>
      // The database is away: the lease expires, and a worker can claim the mail again.
      ctx.log.warn({ err: error, mail: row.id }, 'a mail could not be put back'),
    );
  }

  async function notSent(claimed: Claimed, error: unknown): Promise<Result> {
    const failure = readFailure(error);
    if (failure.kind === 'never') await bounce(ctx, claimed, failure);
    else if (failure.kind === 'later') await markLater(ctx, claimed, failure.reply);
    else if (failure.kind === 'room') await postpone(ctx, claimed, failure.until);
    else {
      const down = failure.kind === 'server' || !(await transport.isUp());
      ctx.log.warn({ error: (error as Error).message, down }, 'the mail server broke off');
      // A mail loses no try when the server is away. One that breaks a working connection does, or it would hold up the others.
      if (down) {
        if (failure.kind === 'server' && failure.reply !== null)
          await noteRefusedSender(ctx, { programme: claimed.row.programme_id, reply: failure.reply });
        await postpone(ctx, claimed, claimed.row.due_at);
        return 'down';
      }
      await markLater(ctx, claimed, (error as Error).message.slice(0, 500));
    }
    return 'kept';
  }

  return { write, send };
}

/** Marks mails that have left, and repeats this while the database is away: an unmarked mail would leave once more. */
async function marked(ctx: Ctx, sent: readonly Sent[]): Promise<boolean[]> {
  const until = performance.now() + MARK_MS;
  for (let wait = 100; ; wait *= 2)
    try {
      return await markSent(ctx, sent);
    } catch (error) {
      if (ctx.db.isTransaction || performance.now() + wait > until) throw error;
      ctx.log.warn({ err: error, mails: sent.length }, 'mails have left and are not marked yet');
      await new Promise((done) => setTimeout(done, wait));
    }
}
