import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { byKey } from '../../../db/byKey.ts';
import type { ByKey } from '../../../db/byKey.ts';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import type { Ctx, Viewer } from '../../ctx.ts';
import type { OutboxState } from '../../mails/index.ts';
import { groupOf, KEPT_FROM_SOME, ofGroup } from './counted.ts';
import { waitingGroups } from './countWaiting.ts';
import { seesMail } from './seesMail.ts';
import { subjectOf } from './subjectOf.ts';

export interface MailGroup {
  /** One of the group's mails, always the same one as long as it is there; null for private ones. */
  id: number | null;
  kind: string;
  occasion: string;
  private: boolean;
  /** The subject of one of the group's mails, in the reader's language if there is one; '' for private ones. */
  subject: string;
  count: number;
  /** The only reader of the group, by name or address; null when there are several, and for private ones. */
  to: string | null;
  /** How many of its mails are in each state. */
  states: Partial<Record<OutboxState, number>>;
  earliest: Date;
  latest: Date;
  /** The most common reason why mails of the group were taken out or not delivered. */
  error: string | null;
  /** The group's place in the list, as an address contains it. */
  key: string;
}

/** The orders of the list: by the time of leaving, or by the number of mails. */
export const GROUP_SORTS = ['when', 'count'] as const;

export interface GroupsAsked {
  kind?: string | undefined;
  /** Only this occasion; needs a kind. */
  occasion?: string | undefined;
  sorted?: { by: (typeof GROUP_SORTS)[number]; way: 'rising' | 'falling' };
  size?: number | undefined;
  place?: Place | undefined;
}

/** An occasion, and how many groups to read before and after it. */
export interface GroupsAround {
  kind: string;
  occasion: string;
  before: number;
  after: number;
}

/** The number of groups on a page, unless the caller asks for another. */
export const MOST_GROUPS = 100;

/** The most mails that are read for a group's most common reason, which may have a hundred thousand. */
const REASONS_READ = 500;

/** The place of a group `t`: the sort key, then a number of the group's own. */
const HASH = sql`abs(hashtextextended(t.kind || ' ' || t.occasion, 0) % 1000000000000000)`;
export const groupsPage = ({
  sorted = { by: 'when', way: 'rising' },
  size = MOST_GROUPS,
  place,
}: GroupsAsked) =>
  byKey(
    [sorted.by === 'count' ? { number: sql`t.count` } : { time: sql`t.earliest` }, { number: HASH }],
    sorted.way,
    size,
    place,
  );

/**
 * Mails in some states that have not left, by kind and occasion, those that leave next first unless `sorted` says otherwise: a page of
 * groups, and the kinds of all. Sent mails are listed by `sentGroups`.
 */
export async function mailGroups(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  viewer: Viewer,
  states: readonly Exclude<OutboxState, 'sent'>[],
  lang: string,
  { around, ...asked }: GroupsAsked & { around?: GroupsAround } = {},
): Promise<Cut<MailGroup> & { kinds: string[] }> {
  const apart = sql.val([...KEPT_FROM_SOME]);
  const own = sql`programme_id = ${programme} and state = any(${[...states]})`;
  const page = groupsPage(asked);
  const { rows } = await sql<MailGroup & { kinds: string[] }>`
    with told as materialized (
      -- Most kinds are kept from nobody: their counts are read, however many wait.
      select kind, private, occasion, state, count, earliest, latest from (${waitingGroups(sql`${own} and kind <> all(${apart})`)}) w
      union all
      (select kind, private, ${groupOf} as occasion, state, count(*)::int as count, min(due_at) as earliest, max(due_at) as latest
      from outbox where ${own} and kind = any(${apart}) and ${seesMail(viewer)} group by 1, 2, 3, 4)
    ), together as (
      select kind, bool_or(private) as private, occasion, sum(count)::int as count, min(earliest) as earliest, max(latest) as latest,
        bool_or(state in ('dropped', 'failed')) as is_bad
      from told where ${isAsked(asked)} group by kind, occasion
    ), page as (
      ${around ? groupsAround(page, around) : firstGroups(page)}
    ), stand as (
      select kind, occasion, json_object_agg(state, told.count) as states from told join page using (kind, occasion) group by kind, occasion
    )
    select t.*, stand.states, ${subjectOf(own, { viewer, lang })} as subject, ${oneOf(programme)} as id, ${toOne(own)} as to,
      ${reasonOf(own)} as error,
      (select array_agg(distinct kind order by kind) from told) as kinds
    from page t join stand on stand.kind = t.kind and stand.occasion = t.occasion order by ${page.order}`.execute(
    ctx.db,
  );
  const cut = around ? { rows, previous: null, next: null } : page.cut(rows);
  return { ...cut, kinds: rows[0]?.kinds ?? [] };
}

/** A page of all groups `together`; places are computed only for the groups on the page. */
const firstGroups = ({ key, from, order, limit }: ByKey) => sql`
  select t.*, ${key} as key from (select t.* from together t where ${from} order by ${order} limit ${limit}) t`;

/** An occasion with the groups before and behind it among all groups `together`; no row when it is not among them. */
export const groupsAround = ({ key, order }: ByKey, { kind, occasion, before, after }: GroupsAround) => sql`
  select t.*, ${key} as key from (select t.*, row_number() over (order by ${order}) as nth from together t) t
  join (select t.kind, t.occasion, row_number() over (order by ${order}) as nth from together t) own
    on own.kind = ${kind} and own.occasion = ${occasion}
  where t.nth between own.nth - ${before} and own.nth + ${after}`;

/** The condition for the requested kind and occasion. */
export const isAsked = ({ kind, occasion }: GroupsAsked) => sql`(
  ${kind ? sql`kind = ${kind}` : sql`true`} and ${occasion === undefined ? sql`true` : sql`occasion = ${occasion}`})`;

/** One mail of a group `t`, by which acts name the group; null for private ones. */
export const oneOf = (programme: number) =>
  sql`case when t.private then null else ${ofGroup(
    (isOf) =>
      sql`(select o.id from outbox o where o.programme_id = ${programme} and ${isOf} order by o.person_id limit 1)`,
  )} end`;

/**
 * The reader of a group `t` with a single mail (`own`: condition of its mails). Null for several mails, private ones, and kinds hidden from
 * some.
 */
export const toOne = (own: RawBuilder<unknown>) =>
  sql`case when t.private or t.count > 1 or t.kind = any(${sql.val([...KEPT_FROM_SOME])}) then null else ${ofGroup(
    (isOf) => sql`(
    select coalesce(nullif(x.name, ''), o.address)
    from (select programme_id, person_id, address from outbox o where ${own} and ${isOf} limit 1) o
    join person x on x.programme_id = o.programme_id and x.id = o.person_id)`,
  )} end`;

/** The most common reason of a group `t` of mails with the condition `own`; read only if some were taken out or not delivered. */
const reasonOf = (own: RawBuilder<unknown>) =>
  sql`case when t.is_bad then ${ofGroup(
    (isOf) => sql`(
    select mode() within group (order by o.reason) from (
      select case when o.state = 'dropped' then coalesce(o.last_error, case when o.undone then 'undone' else 'reason-gone' end)
        when o.state = 'failed' then o.last_error end as reason
      from outbox o where ${own} and ${isOf} and o.state in ('dropped', 'failed') limit ${REASONS_READ}) o)`,
  )} end`;
