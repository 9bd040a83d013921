import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { Table } from './catalogue.ts';
import { MARKED, idsShifted, membersShifted, shifted } from './idsInside.ts';

/**
 * Copies of rows, from one programme into the same or another one. Copies have other addresses and, within the same programme, other ids.
 */
export interface Copy {
  from: number;
  to: number;
  /** The number of the first copy, from 1; no two copies of one source have the same number. */
  first: number;
  /** The number of copies to make at once. */
  times: number;
  /** The distance between the ids of copies in the same programme: more than the highest id. */
  stride: number;
}

/** Tables that grow with a programme's people. A copy within the programme holds only rows of these. */
export const GROWING: ReadonlySet<string> = new Set([
  'person',
  'application',
  'answer',
  'consent',
  'exclusion',
  'former_pair',
  'partnership',
  'membership',
  'letter',
  'letter_picture',
  'contact_report',
  'turn_reminder',
  'agreement',
  'agreement_member',
  'silence',
  'absence',
  'unmatched',
  'again_wait',
  'meeting',
  'meeting_time',
  'meeting_answer',
  'meeting_clock',
  'chat_wish',
  'event',
  'outbox',
  'bounce',
  'commenter',
  'comment',
  'comment_like',
  'comment_search',
  'discussion_follow',
  'mail_rhythm',
  'right_link',
  'unsubscription',
  'parting',
  'trio_question',
  'trio_answer',
  'concern',
  'concern_about',
  'concern_passage',
  'concern_view',
  'concern_appeal',
  'appeal_view',
  'thread',
  'thread_about',
  'thread_message',
  'thread_picture',
  'matter',
]);

/**
 * Whether the row's concern was dealt with. Copies of open concerns would be more than any programme has at once,
 * and volunteers would be told of them again and again.
 */
const ofSettled = (concern: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`exists (select from concern c where c.programme_id = o.programme_id and c.id = ${concern} and c.handled_at is not null)`;

/**
 * Tables of which only some rows are copied within the programme: the log rows about a pair that the program reads, concerns that were
 * dealt with, and matters about rows that grow.
 */
const SOME: Readonly<Record<string, RawBuilder<unknown>>> = {
  event: sql`o.kind = 'partnership-left'`,
  concern: sql`o.handled_at is not null`,
  concern_about: ofSettled(sql`o.concern_id`),
  concern_passage: ofSettled(sql`o.concern_id`),
  concern_view: ofSettled(sql`o.concern_id`),
  concern_appeal: ofSettled(sql`o.concern_id`),
  appeal_view: ofSettled(
    sql`(select w.concern_id from concern_appeal w where w.programme_id = o.programme_id and w.id = o.appeal_id)`,
  ),
  matter: sql`o.subject_kind in ('person', 'application', 'partnership', 'comment', 'thread', 'outbox')`,
};

/** Rows that no copy gets: they belong to one host, one browser or one mail, or the database itself counts them. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'programme_host',
  'incoming',
  'sign_in_code',
  'link_session',
  'talk_size',
  'head_count',
  'mail_group',
]);

/** Copies all rows of a programme in `tables`; within the same programme, only the tables that grow with its people. */
export async function copyRows(db: Kysely<Schema>, tables: readonly Table[], copy: Copy): Promise<void> {
  const isWithin = copy.from === copy.to;
  await copyAccounts(db, copy);
  for (const table of tables) {
    if (LEFT_OUT.has(table.name) || (isWithin && !GROWING.has(table.name))) continue;
    await insertCopies(db, table, copy, (column) => valueOf(table, column, isWithin));
  }
}

/** Copies a programme's own comments this many times; the copies of their writers are the writers in turn. */
export async function copyComments(
  db: Kysely<Schema>,
  tables: readonly Table[],
  copy: Copy & { upTo: number; people: { first: number; times: number } },
): Promise<void> {
  const { people, stride } = copy;
  for (const table of tables.filter(({ name }) => name === 'comment' || name === 'comment_search'))
    await insertCopies(
      db,
      table,
      copy,
      (column) => {
        if (column === 'topic_id') return sql`o.topic_id`;
        if (column === 'author_id')
          return people.times === 0
            ? sql`o.author_id`
            : sql`o.author_id + (${people.first}::bigint + k.n % ${people.times}::bigint) * ${stride}::bigint`;
        if (column === 'fingerprint') return sql`sha256(o.fingerprint || convert_to(k.n::text, 'UTF8'))`;
        return valueOf(table, column, true);
      },
      copy.upTo,
    );
}

async function insertCopies(
  db: Kysely<Schema>,
  { name, columns }: Table,
  { from, to, first, times, stride }: Copy,
  value: (column: string) => RawBuilder<unknown>,
  upTo?: number,
): Promise<void> {
  const marked = from === to ? columns.filter((column) => MARKED[`${name}.${column}`]) : [];
  const digits = String(stride).length - 1;
  const early =
    upTo === undefined ? sql`` : sql`and o.${sql.ref(name === 'comment' ? 'id' : 'comment_id')} <= ${upTo}`;
  const some = from === to && SOME[name] ? sql`and ${SOME[name]}` : sql``;
  const own = sql.join([
    sql`o.*`,
    ...marked.map(
      (column) =>
        sql`${MARKED[`${name}.${column}`]!(sql`o.${sql.ref(column)}`, digits)} as ${sql.ref(`marked_${column}`)}`,
    ),
  ]);
  const copied = (column: string): RawBuilder<unknown> => {
    if (column === 'programme_id') return sql`${to}::bigint`;
    if (!marked.includes(column)) return value(column);
    const text = shifted(sql`o.${sql.ref(`marked_${column}`)}`);
    return column === 'data' ? sql`${text}::jsonb` : text;
  };
  await sql`
    insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))}) overriding system value
    with own as ${sql.raw(marked.length > 0 ? 'materialized' : 'not materialized')} (
      select ${own} from ${sql.table(name)} o where o.programme_id = ${from} ${early} ${some})
    select ${sql.join(columns.map(copied))}
    from own o, (select n, n * ${stride}::bigint as off from generate_series(${first}::int, ${first + times - 1}::int) n) k`.execute(
    db,
  );
}

/** Copies the accounts: everybody who can sign in needs their own. */
async function copyAccounts(db: Kysely<Schema>, { from, first, times, stride }: Copy): Promise<void> {
  await sql`
    insert into account (id, address, created_at, signed_in_at) overriding system value
    select a.id + k.off, ${tagged(sql`a.address`)}, a.created_at, a.signed_in_at
    from account a, (select n, n * ${stride}::bigint as off from generate_series(${first}::int, ${first + times - 1}::int) n) k
    where a.id in (select account_id from person where programme_id = ${from})
      and a.id < ${stride} on conflict do nothing`.execute(db);
}

const tagged = (address: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`replace(${address}, '@', '.' || k.n || '@')`;

/** Columns that hold some kind of address; no two copies share one. */
const ADDRESSES: ReadonlySet<string> = new Set(['address', 'old_address', 'excluded_address', 'message_id']);

/** `o` is the copied row; `k` is the copy: its number, and the distance of its ids. */
function valueOf({ name, refersTo }: Table, column: string, isWithin: boolean): RawBuilder<unknown> {
  const own = sql`o.${sql.ref(column)}`;
  if (column === 'account_id') return sql`${own} + k.off`;
  if (ADDRESSES.has(column) && !refersTo.has(column)) return tagged(own);
  if (!isWithin) return own;
  const to = refersTo.get(column);
  if (column === 'id' || (to && GROWING.has(to))) return sql`${own} + k.off`;
  const special = WITHIN[`${name}.${column}`];
  return special ? special(own) : own;
}

/** Columns that hold ids in another form. */
const WITHIN: Readonly<Record<string, (own: RawBuilder<unknown>) => RawBuilder<unknown>>> = {
  'comment.path': (own) =>
    sql`(select array_agg(id + k.off order by place) from unnest(${own}) with ordinality p (id, place))`,
  'comment.thread_id': (own) => sql`${own} + k.off`,
  'comment.parent_id': (own) => sql`${own} + k.off`,
  'bounce.outbox_id': (own) => sql`${own} + k.off`,
  'comment_like.liker': (own) =>
    sql`case when ${own} like 'p:%' then 'p:' || substr(${own}, 3)::bigint + k.off else ${own} end`,
  'letter.author_id': (own) => sql`${own} + k.off`,
  'exclusion.excluded_person_id': (own) => sql`${own} + k.off`,
  'application.copied_from': (own) => sql`${own} + k.off`,
  'event.subject_id': (own) => sql`${own} + k.off`,
  'event.actor_id': (own) => sql`${own} + k.off`,
  'event.data': (own) => sql`${idsShifted(own, sql`key = 'person'`)} || ${membersShifted(own)}`,
  'parting.person_a': (own) => sql`${own} + k.off`,
  'parting.person_b': (own) => sql`${own} + k.off`,
  'parting.by': (own) => sql`${own} + k.off`,
  'concern.person_id': (own) => sql`${own} + k.off`,
  'concern.handled_by': (own) => sql`${own} + k.off`,
  'thread.assigned_to': (own) => sql`${own} + k.off`,
  'thread.merged_into': (own) => sql`${own} + k.off`,
  'thread_message.author_id': (own) => sql`${own} + k.off`,
  'thread_message.form_key': (own) => sql`${own} || '-' || k.n`,
  'matter.subject_id': (own) => sql`${own} + k.off`,
  'matter.assigned_to': (own) => sql`${own} + k.off`,
  'matter.closed_by': (own) => sql`${own} + k.off`,
  'matter.data': (own) => idsShifted(own, sql`key in ('partnership', 'mail')`),
  // It never changes in anybody's calendar, and no two meetings have the same.
  'meeting.uid': (own) => sql`${own} || '-' || k.n`,
};
