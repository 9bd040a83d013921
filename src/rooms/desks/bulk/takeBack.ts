import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { readEvent } from '../../log/index.ts';
import { transition } from '../../outboxTransitions.ts';
import type { BulkKind } from '../kinds.ts';
import type { BulkInput, Said } from './verb.ts';

/** Takes back what an act did to one of several, `item` of it; its mails that have not left are taken out. */
export async function takeBack(
  ctx: Ctx,
  kind: BulkKind,
  input: BulkInput,
  item: number,
): Promise<{ ok: boolean; reason?: string }> {
  const { rows: acts } = await sql<{ begun: Date; said: Said }>`
    select a.begun_at as begun, a.said from bulk_item i join bulk_act a on a.programme_id = i.programme_id and a.id = i.act_id
    where i.programme_id = ${input.programme} and i.id = ${item}`.execute(ctx.db);
  const [act] = acts;
  if (!act) return { ok: false };
  // A programme that moved here brought events of acts that stayed behind.
  const { begun, said } = act;
  const rows = await ctx.db
    .selectFrom('event')
    .selectAll()
    .where('programme_id', '=', input.programme)
    .where('bulk_item', '=', item)
    .where('at', '>=', begun)
    .where(
      sql<boolean>`not exists (select from event later where later.programme_id = event.programme_id and later.undoes = event.id)`,
    )
    .orderBy('id')
    .execute();
  const events = rows.map((row) =>
    Object.assign(
      {
        id: row.id,
        subject: { kind: row.subject_kind, id: row.subject_id },
        round: row.round_id,
        isWhole: true,
      },
      readEvent(ctx, row),
    ),
  );
  const done = await ctx.brought.bulk[kind].undo(ctx, { ...input, said, events });
  if (done.ok)
    await transition(ctx.db, 'undo', { undone: true })
      .where('outbox.programme_id', '=', input.programme)
      .where('outbox.bulk_item', '=', item)
      .where('outbox.queued_at', '>=', begun)
      .execute();
  return done;
}
