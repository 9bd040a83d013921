import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { readEvent } from '../../log/index.ts';
import type { UndoableEvent } from '../../log/index.ts';
import { transition } from '../../mails/index.ts';
import type { BulkKind } from '../kinds.ts';
import type { Said, TakenBack } from './verb.ts';

/**
 * One of the things that an act was done to: `item` is its number in the act that takes it back, `undoes` its number in the act that did
 * it.
 */
interface Thing {
  id: number;
  item: number;
  undoes: number;
}

/**
 * Takes back the effects of an act on some of its things; their mails that have not left are dropped. Several at once if the verb can.
 * Returns an outcome for each, in their order.
 */
export async function takeBackAct(
  ctx: Ctx,
  kind: BulkKind,
  input: { programme: number; actor: Actor; act: number },
  things: readonly Thing[],
): Promise<TakenBack[]> {
  const { programme, actor } = input;
  const act = await ctx.db
    .selectFrom('bulk_act')
    .select(['begun_at', 'said'])
    .where('programme_id', '=', programme)
    .where('id', '=', input.act)
    .executeTakeFirst();
  if (!act) return things.map(() => ({ ok: false }));
  // An imported programme may bring events of acts that it did not bring.
  const of = { programme, since: act.begun_at };
  const events = await eventsOf(ctx, of, things);
  const all = things.map((thing) => ({ ...thing, events: events.get(thing.undoes) ?? [] }));
  const verb = ctx.brought.bulk[kind];
  const done = verb.undoSeveral ? await verb.undoSeveral(ctx, { programme, actor, things: all }) : [];
  if (!verb.undoSeveral)
    for (const { id, item, events } of all) {
      const said = act.said as Said;
      done.push(await verb.undo({ ...ctx, bulkItem: item }, { programme, actor, id, said, events }));
    }
  await dropMails(
    ctx,
    of,
    things.flatMap(({ undoes }, k) => (done[k]?.ok ? undoes : [])),
  );
  return done;
}

interface Of {
  programme: number;
  since: Date;
}

/** The events that were written about each thing and are not undone, oldest first. */
async function eventsOf(
  ctx: Ctx,
  { programme, since }: Of,
  things: readonly Thing[],
): Promise<ReadonlyMap<number, UndoableEvent[]>> {
  const rows = await ctx.db
    .selectFrom('event')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('bulk_item', '=', anyOf(things.map(({ undoes }) => undoes)))
    .where('at', '>=', since)
    .where(
      sql<boolean>`not exists (select from event later where later.programme_id = event.programme_id and later.undoes = event.id)`,
    )
    .orderBy('id')
    .execute();
  const read = (row: (typeof rows)[number]): UndoableEvent =>
    Object.assign(
      {
        id: row.id,
        subject: { kind: row.subject_kind, id: row.subject_id },
        round: row.round_id,
        isWhole: true,
      },
      readEvent(ctx, row),
    );
  return new Map(
    [...Map.groupBy(rows, ({ bulk_item: item }) => item!)].map(([item, own]) => [item, own.map(read)]),
  );
}

const dropMails = (ctx: Ctx, { programme, since }: Of, items: readonly number[]) =>
  transition(ctx.db, 'undo', { undone: true })
    .where('outbox.programme_id', '=', programme)
    .where('outbox.bulk_item', '=', anyOf(items))
    .where('outbox.queued_at', '>=', since)
    .execute();
