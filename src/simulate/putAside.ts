import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../rooms/ctx.ts';

let counted = 0;

/**
 * Stores all answers of a round in one table, by person: among very many, an index has to find each. `ahead` is stored like an answer: the
 * hours that the person's zone is ahead of UTC when partners meet.
 */
export async function putAside(
  db: Ctx['db'],
  { programme, round }: { programme: number; round: number },
): Promise<RawBuilder<unknown>> {
  counted += 1;
  const table = sql.table(`round_answers_${counted}`);
  await sql`
    create temp table ${table} on commit drop as
    select p.person_id, q.role, x.value
    from application p
    join answer x on x.programme_id = p.programme_id and x.application_id = p.id
    join question q on q.programme_id = x.programme_id and q.id = x.question_id
    where p.programme_id = ${sql.lit(programme)} and p.round_id = ${sql.lit(round)} and q.role is not null`.execute(
    db,
  );
  const { rows } = await sql<{ zone: string; at: Date }>`
    select distinct value #>> '{}' as zone, d.due_at as at from ${table}
    join round_date d on d.programme_id = ${programme} and d.round_id = ${round} and d.kind = 'introduces'
    where role = 'zone'`.execute(db);
  const hours = rows.map(({ zone, at }) => hoursAhead(zone, at));
  await sql`
    insert into ${table} select person_id, 'ahead', to_jsonb(own.hours) from ${table} given
    join unnest(${rows.map(({ zone }) => zone)}::text[], ${hours}::numeric[]) own (zone, hours) on own.zone = given.value #>> '{}'
    where role = 'zone'`.execute(db);
  await sql`create index on ${table} (person_id, role)`.execute(db);
  await sql`analyze ${table}`.execute(db);
  return table;
}

/** Hours that a zone is ahead of UTC at an instant, by Node's table of zones: PostgreSQL's may be from another year. */
function hoursAhead(timeZone: string, at: Date): number {
  const words = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).format(at);
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(words)!;
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) + Number(minutes ?? 0) / 60);
}

/** Runs in one transaction: temporary tables live only that long. */
export const inOne = (db: Ctx['db'], count: (db: Ctx['db']) => Promise<void>): Promise<void> =>
  db.isTransaction ? count(db) : db.transaction().execute(count);
