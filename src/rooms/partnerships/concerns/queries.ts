import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx, Viewer } from '../../ctx.ts';
import type { Decision, Severity } from '../rules.ts';
import { readsAppeal } from './appealReaders.ts';
import { asReader, readsConcern } from './readers.ts';

export interface ListedConcern {
  id: number;
  partnership: number;
  /** The person who raised it. */
  person: number;
  /** The people it is about. */
  about: number[];
  body: string;
  severity: Severity;
  /** The letters picked for it, with the number of their author, oldest first. */
  passages: { author: number | null; body: string; writtenAt: string }[];
  /** Whether the partners are kept apart now, and whether their partnership is over. */
  apart: boolean;
  isOver: boolean;
  /** Whether it came in a mail that could not be read, so that it has no words. */
  unread: boolean;
  /** Whether the mail provably came from that person. */
  verified: boolean;
  raisedAt: Date;
  handledAt: Date | null;
  decision: Decision | null;
  /** The appeals against its decision that this viewer may read. */
  appeals: ListedAppeal[];
  /** Its readers so far. */
  views: ReadBy[];
}

export interface ListedAppeal {
  id: number;
  person: number;
  body: string;
  /** Whether it came in a mail that could not be read. */
  unread: boolean;
  raisedAt: string;
  stands: boolean | null;
  /** Its readers so far: none for an appeal from before readers were noted. */
  views: ReadBy[];
}

/** A reader: on how many days they read it, and when last; '' for an operator, or for somebody who has left for good. */
export interface ReadBy {
  name: string;
  days: number;
  at: string;
}

type Db = Pick<Ctx, 'db'>;

/** The readers of a concern of this programme, or of an appeal. */
const readBy = (
  table: 'appeal_view' | 'concern_view',
  what: RawBuilder<unknown>,
): RawBuilder<ReadBy[]> => sql<ReadBy[]>`(
  select coalesce(json_agg(json_build_object('name', coalesce(x.name, ''), 'days', seen.days, 'at', seen.at) order by seen.at), '[]')
  from (select v.person_id, count(distinct date_trunc('day', v.seen_at)) as days, max(v.seen_at) as at from ${sql.table(table)} v
    where v.programme_id = concern.programme_id and ${what} group by v.person_id) seen
  left join person x on x.programme_id = concern.programme_id and x.id = seen.person_id)`;

/** Concerns with their words, as far as somebody may read them. */
function readable(ctx: Db, programme: number, viewer: Viewer) {
  return ctx.db
    .selectFrom('concern')
    .select([
      'id',
      'partnership_id as partnership',
      'person_id as person',
      'body',
      sql<Severity>`severity`.as('severity'),
      'unread',
      'verified',
      'raised_at as raisedAt',
      'handled_at as handledAt',
      sql<Decision | null>`decision`.as('decision'),
      sql<ListedConcern['appeals']>`(
        select coalesce(json_agg(json_build_object('id', w.id, 'person', w.person_id, 'body', w.body, 'unread', w.unread,
          'raisedAt', w.raised_at, 'stands', w.stands, 'views', ${readBy('appeal_view', sql`v.appeal_id = w.id`)})
          order by w.id), '[]')
        from concern_appeal w where w.programme_id = concern.programme_id and w.concern_id = concern.id
          and ${readsAppeal(asReader(viewer), sql`w.programme_id`, sql`w.id`)})`.as('appeals'),
      readBy('concern_view', sql`v.concern_id = concern.id`).as('views'),
      sql<number[]>`array(select a.person_id from concern_about a
        where a.programme_id = concern.programme_id and a.concern_id = concern.id order by 1)`.as('about'),
      sql<ListedConcern['passages']>`(
        select coalesce(json_agg(json_build_object('author', q.author_id, 'body', q.body, 'writtenAt', q.written_at) order by q.id), '[]')
        from concern_passage q where q.programme_id = concern.programme_id and q.concern_id = concern.id)`.as(
        'passages',
      ),
      sql<boolean>`exists (select from partnership p where p.programme_id = concern.programme_id
        and p.id = concern.partnership_id and p.apart_at is not null)`.as('apart'),
      sql<boolean>`exists (select from partnership p where p.programme_id = concern.programme_id
        and p.id = concern.partnership_id and p.ended_at is not null)`.as('isOver'),
    ])
    .where('programme_id', '=', programme)
    .where(readsConcern(asReader(viewer), sql`concern.programme_id`, sql`concern.id`));
}

/** Concerns raised in a partnership, newest first. Each has the number of a `conversation` about it, read for a row of `concern`. */
export async function concernsOf(
  ctx: Db,
  programme: number,
  viewer: Viewer,
  partnership: number,
  conversation = sql<number | null>`null::bigint`,
): Promise<(ListedConcern & { conversation: number | null })[]> {
  return readable(ctx, programme, viewer)
    .select(conversation.as('conversation'))
    .where('partnership_id', '=', partnership)
    .orderBy('raised_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** One concern; null when there is none that the viewer may read. */
export async function concernFor(
  ctx: Db,
  programme: number,
  viewer: Viewer,
  id: number,
): Promise<ListedConcern | null> {
  return (await readable(ctx, programme, viewer).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Open concerns of any programme that an operator has to look at, since nobody else may. */
export async function concernsForOperator(
  ctx: Db,
  account: number,
): Promise<{ concern: number; partnership: number; slug: string; name: string; raisedAt: Date }[]> {
  const operator = {
    person: sql`(select p.id from person p where p.programme_id = concern.programme_id and p.account_id = ${account})`,
    account: sql`${account}::bigint`,
    operator: sql`exists (select from operator o where o.account_id = ${account})`,
  };
  return ctx.db
    .selectFrom('concern')
    .innerJoin('programme', 'programme.id', 'concern.programme_id')
    .select([
      'concern.id as concern',
      'partnership_id as partnership',
      'slug',
      'programme.name',
      'raised_at as raisedAt',
    ])
    .where('handled_at', 'is', null)
    .where('operators_at', 'is not', null)
    .where('programme.archived_at', 'is', null)
    .where(readsConcern(operator, sql`concern.programme_id`, sql`concern.id`))
    .orderBy('raised_at')
    .execute();
}
