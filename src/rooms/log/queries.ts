import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import { byKey } from '../../db/byKey.ts';
import type { Cut, Place } from '../../lib/placeInList.ts';
import type { Ctx } from '../ctx.ts';
import type { EventKind, ReadEvent } from '../kinds.ts';
import { isAbout, isBetween } from './aboutAndWhen.ts';
import type { About, Between } from './aboutAndWhen.ts';
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
  ReadEvent<K>;

/** A condition on what is named by its programme and id. */
export type Sees = (programme: RawBuilder<unknown>, id: RawBuilder<unknown>) => RawBuilder<SqlBool>;

/** The part of the log that a person sees: their own acts, only some subjects of some kinds, and all the rest. */
export interface Sight {
  person: number | null;
  /** Of each such kind: whether they see this one. */
  subjects: Readonly<Record<string, Sees>>;
}

const EVENTS_PER_PAGE = 100;

export interface LogFilter {
  /** This one alone, also where it is one of an act on several. */
  id?: number | undefined;
  kind?: string | undefined;
  /** Events by this person, or about them. */
  person?: number | undefined;
  /** Events about this, also where they are part of an act on several. */
  about?: About | undefined;
  /** Events of this time. */
  time?: Between | undefined;
}

/** The condition that an event, by its row, is theirs, or about nothing that is kept from whoever has this sight. */
export const seen = ({ person, subjects }: Sight): RawBuilder<SqlBool> =>
  sql<SqlBool>`((event.actor_kind = 'person' and event.actor_id = ${person}) or (${sql.join(
    [
      sql`true`,
      ...Object.entries(subjects).map(
        ([kind, sees]) =>
          sql`(event.subject_kind <> ${kind} or ${sees(sql`event.programme_id`, sql`event.subject_id`)})`,
      ),
    ],
    sql` and `,
  )}))`;

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
  let query = ctx.db.selectFrom('event').where('event.programme_id', '=', programme).where(seen(sight));
  if (filter.id !== undefined) query = query.where('event.id', '=', filter.id);
  else if (filter.kind) query = query.where('event.kind', '=', filter.kind);
  // An act on several is one line, but to whom it is done.
  else if (!filter.about) query = query.where('event.bulk_item', 'is', null);
  if (filter.about) query = query.where(isAbout(programme, filter.about));
  if (filter.time) query = query.where(isBetween(programme, filter.time));
  query = query.where(page.from);
  const { person } = filter;
  if (person !== undefined)
    query = query.where((eb) =>
      eb.or([
        eb.and([eb('event.actor_kind', '=', 'person'), eb('event.actor_id', '=', person)]),
        eb.and([eb('event.subject_kind', '=', 'person'), eb('event.subject_id', '=', person)]),
      ]),
    );
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
    .selectAll('event')
    .select([
      'undoing.id as undoing_id',
      'person.name as actor_name',
      'person.address as actor_address',
      'person.erased_at as actor_erased_at',
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
  const undoing = await ctx.db
    .selectFrom('event')
    .select('id')
    .where('programme_id', '=', programme)
    .where('undoes', '=', id)
    .executeTakeFirst();
  if (undoing) return null;
  const subject = { kind: row.subject_kind, id: row.subject_id };
  return { id: row.id, subject, round: row.round_id, isWhole: isWhole(ctx, row), ...readEvent(ctx, row) };
}
