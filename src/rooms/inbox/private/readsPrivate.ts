import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import { thereIs } from '../../../db/thereIs.ts';
import type { Ctx, Viewer } from '../../ctx.ts';
import type { Sees } from '../../log/index.ts';
import { asReader, hasOneOfRoles, isOf, readsConcern } from '../../partnerships/index.ts';
import type { Reader } from '../../partnerships/index.ts';

/**
 * Whether a reader may read a private thread, by its row. The conversation about a concern is for the readers of that concern. A thread
 * that was handed over is for safeguarding, and for the operators when it is about safeguarding. Nobody reads a thread about themselves,
 * nor one with themselves, since it contains notes among volunteers.
 */
export function readsPrivate(reader: Reader): RawBuilder<SqlBool> {
  return sql`(thread.person_id is distinct from ${reader.person}
    and not ${thereIs(sql`select from thread_about a
      where a.programme_id = thread.programme_id and a.thread_id = thread.id and ${isOf(reader)}`)}
    and case when thread.concern_id is not null
      then ${readsConcern(reader, sql`thread.programme_id`, sql`thread.concern_id`)}
      else ${hasOneOfRoles(reader, sql`thread.programme_id`, ['safeguarding'])}
        or (${reader.operator} and thread.operators_at is not null) end)`;
}

/**
 * Whether a thread is not kept from a viewer, for lines of the log and the work list about it. For a private thread that is gone, nobody
 * can tell from whom it was kept.
 */
export const seesThreadSubject =
  (viewer: Viewer): Sees =>
  (programme, id) =>
    // Subselects, each found by its key: with "exists" PostgreSQL may read all threads to look up a few.
    sql`coalesce(
      (select (thread.private_at is null or ${readsPrivate(asReader(viewer))}) is true
        -- What is asked of stands apart: in a query of threads, too, its own name means the row there.
        from (select ${programme}::bigint as programme, ${id}::bigint as id) asked
        join thread on thread.programme_id = asked.programme and thread.id = asked.id),
      (select false from event private where private.programme_id = ${programme}
        and private.subject_kind = 'thread' and private.subject_id = ${id}
        and private.kind in ('thread-handed-over', 'concern-answered') limit 1),
      true)`;

/** The readers of a private thread, as people who can be asked and written to. */
export async function readersOfPrivate(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  thread: number,
): Promise<{ id: number; name: string }[]> {
  const runs = sql`select from operator o join account y on y.id = o.account_id
    where y.id = p.account_id or y.address = p.address`;
  const reads = readsPrivate({
    person: sql`p.id`,
    account: sql`p.account_id`,
    operator: sql`exists (${runs})`,
  });
  const { rows } = await sql<{ id: number; name: string }>`
    select p.id, case when p.name = '' then p.address else p.name end as name
    from person p join thread on thread.programme_id = p.programme_id and thread.id = ${thread}
    where p.programme_id = ${programme} and p.erased_at is null and p.id = any(array(
      select r.person_id from role r where r.programme_id = ${programme} and r.ended_at is null
      union select x.id from operator o join person x on x.programme_id = ${programme} and x.account_id = o.account_id
      union select x.id from operator o join account y on y.id = o.account_id
        join person x on x.programme_id = ${programme} and x.address = y.address and x.erased_at is null))
      and ${reads}
    order by p.name, p.id`.execute(ctx.db);
  return rows;
}

/** The people that a private thread is about: they never see it. */
export async function aboutOf(ctx: Pick<Ctx, 'db'>, programme: number, thread: number): Promise<number[]> {
  const rows = await ctx.db
    .selectFrom('thread_about')
    .select('person_id')
    .where('programme_id', '=', programme)
    .where('thread_id', '=', thread)
    .execute();
  return rows.map((row) => row.person_id);
}
