import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import type { EventKind } from '../../log/index.ts';
import { forgiveAddresses } from '../bounces/trustAddress.ts';
import { picks } from './which.ts';
import type { Which } from './which.ts';

export interface MoveMails {
  programme: number;
  actor: Actor;
  which: Which;
  undoes?: number;
}

export type Moved = { ok: true; count: number } | { ok: false; reason: 'nothing' };

export type OutboxState =
  | 'waiting'
  | 'held'
  | 'sending'
  | 'sent'
  | 'failed'
  | 'dropped'
  | 'gathered'
  | 'bundled';

interface Move {
  from: readonly OutboxState[];
  to: OutboxState;
  event: EventKind;
  /** Codes and letters pass unread: they can be tried again, but not held or dropped. */
  privateToo?: boolean;
  /** True when an address that bounced is given another chance. */
  asksAgain?: boolean;
  /** True when the mails leave as soon as they can. */
  now?: boolean;
}

/** Moves mails that are in one of the states `from` to another, and writes one event. Refuses when none is. */
export async function moveMails(ctx: Ctx, input: MoveMails, move: Move): Promise<Moved> {
  const { programme, actor, which } = input;
  return inTransaction(ctx, async (ctx) => {
    const at = ctx.clock.now();
    const moved = await ctx.db
      .updateTable('outbox')
      .set({
        state: move.to,
        ...(move.to === 'waiting' ? { last_error: null } : {}),
        ...(move.now ? { due_at: at, attempts: 0, begun: 0 } : {}),
      })
      .where((eb) => picks(eb, programme, which))
      .where('state', 'in', move.from)
      .$if(!move.privateToo, (query) => query.where('private', '=', false))
      .returning(['id', 'kind', 'address'])
      .execute();
    const [first] = moved;
    if (!first) return { ok: false, reason: 'nothing' };
    await record(ctx, {
      programme,
      actor,
      kind: move.event,
      subject: ['outbox', first.id],
      data: { mails: moved.map(({ id }) => id), kind: first.kind, count: moved.length },
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
    });
    await closeStuck(ctx, input, moved);
    if (move.asksAgain) await forgiveAddresses(ctx, programme, [...new Set(moved.map((one) => one.address))]);
    if (move.to === 'waiting') await ctx.jobs.enqueue(ctx, 'deliver', {});
    return { ok: true, count: moved.length };
  });
}

/** Somebody has decided about mails that were set aside. */
async function closeStuck(ctx: Ctx, input: MoveMails, moved: readonly { id: number }[]): Promise<void> {
  await ctx.db
    .updateTable('matter')
    .set({ closed_at: ctx.clock.now(), closed_by: actorPerson(input.actor) })
    .where('programme_id', '=', input.programme)
    .where('kind', '=', 'mail-stuck')
    .where(
      'subject_id',
      'in',
      moved.map(({ id }) => id),
    )
    .where('closed_at', 'is', null)
    .execute();
}
