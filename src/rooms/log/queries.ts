import { sql } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import { byKey } from '../../db/byKey.ts';
import type { Cut, Place } from '../../lib/placeInList.ts';
import type { Ctx } from '../ctx.ts';
import type { EventKind, ReadEvent } from '../kinds.ts';
import { filtered, seen } from './filtered.ts';
import type { LogFilter, Sight } from './filtered.ts';
import { isWhole, readEvent } from './readEvent.ts';

interface Entry {
  id: number;
  at: Date;
  actorKind: 'person' | 'operator' | 'timetable' | 'command';
  actor: number | null;
  /** The name to show for a person, or their address while they gave none; '' for one who was erased, null for everybody else. */
  actorName: string | null;
  subject: { kind: string; id: number };
  round: number | null;
  /** The event this one took back. */
  undoes: number | null;
  /** Whether it was taken back itself. */
  undone: boolean;
  /** Whether it has all that is needed for that. */
  isWhole: boolean;
}

export type LoggedEvent<K extends EventKind = EventKind> = Entry & ReadEvent<K>;

/** An event that may be undone. */
export type UndoableEvent<K extends EventKind = EventKind> = Pick<
  Entry,
  'id' | 'subject' | 'round' | 'isWhole'
> &
  ReadEvent<K> & {
    /** The person who did it; null for everybody else. */
    by?: number | null;
  };

const EVENTS_PER_PAGE = 100;

/**
 * The events of a programme that a person may see, newest first unless `way` says otherwise: a page from `place` on. Nothing is counted, so that the log of years opens as fast as that of a day.
 */
export async function eventsOf(
  ctx: Pick<Ctx, 'db' | 'brought'>,
  programme: number,
  sight: Sight,
  filter: LogFilter & { place?: Place | undefined; size?: number; way?: 'rising' | 'falling' },
): Promise<Cut<LoggedEvent>> {
  const { place, size = EVENTS_PER_PAGE, way = 'falling' } = filter;
  const page = byKey([{ number: sql`event.id` }], way, size, place);
  const query = filtered(ctx, programme, sight, filter).where(page.from);
  const found = await query
    .leftJoin('event as undoing', (join) =>
      join.onRef('undoing.programme_id', '=', 'event.programme_id').onRef('undoing.undoes', '=', 'event.id'),
    )
    .leftJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'event.programme_id')
        .onRef('person.id', '=', 'event.actor_id')
        .on('event.actor_kind', '=', 'person'),
    )
    // Show an act under an address that was made one with another as an act of the person who stays.
    .leftJoin('person as stays', (join) =>
      join
        .onRef('stays.programme_id', '=', 'person.programme_id')
        .onRef('stays.id', '=', 'person.merged_into'),
    )
    .selectAll('event')
    .select([
      'undoing.id as undoing_id',
      sql<string>`coalesce(stays.name, person.name)`.as('actor_name'),
      sql<string | null>`coalesce(stays.address, person.address)`.as('actor_address'),
      sql<Date | null>`case when stays.id is null then person.erased_at else stays.erased_at end`.as(
        'actor_erased_at',
      ),
    ])
    .select(page.key.as('key'))
    .orderBy(page.order)
    .limit(page.limit)
    .execute();
  const cut = page.cut(found);
  const rows = cut.rows.map((row) =>
    Object.assign(
      {
        id: row.id,
        at: row.at,
        actorKind: row.actor_kind as Entry['actorKind'],
        actor: row.actor_id,
        actorName: row.actor_erased_at ? '' : row.actor_name || row.actor_address,
        subject: { kind: row.subject_kind, id: row.subject_id },
        round: row.round_id,
        undoes: row.undoes,
        undone: row.undoing_id !== null,
        isWhole: isWhole(ctx, row),
      },
      readEvent(ctx, row),
    ),
  );
  return { ...cut, rows };
}

/** One event that somebody sees and that may still be undone, locked so that two volunteers do not undo it at once; null otherwise. */
export async function undoableEvent(
  ctx: Ctx,
  programme: number,
  sight: Sight,
  id: number,
): Promise<UndoableEvent | null> {
  const row = await ctx.db
    .selectFrom('event')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .where(seen(sight))
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  if ((await undoingOf(ctx, programme, id)) !== null) return null;
  const subject = { kind: row.subject_kind, id: row.subject_id };
  const by = row.actor_kind === 'person' ? row.actor_id : null;
  return { id: row.id, subject, round: row.round_id, isWhole: isWhole(ctx, row), by, ...readEvent(ctx, row) };
}

/** The event that took one back; null when none did. */
export async function undoingOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  event: number,
): Promise<number | null> {
  const row = await ctx.db
    .selectFrom('event')
    .select('id')
    .where('programme_id', '=', programme)
    .where('undoes', '=', event)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The events that took some back. */
export async function undoingsOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  events: readonly number[],
): Promise<number[]> {
  const rows = await ctx.db
    .selectFrom('event')
    .select('id')
    .where('programme_id', '=', programme)
    .where('undoes', '=', anyOf(events))
    .execute();
  return rows.map(({ id }) => id);
}
