import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../../src/db/schema.ts';
import { countAllHeads } from '../../src/rooms/programmes/index.ts';
import { countAsCompared } from '../../src/simulate/load/grow.ts';
import { NOW } from '../browser/demoPages.ts';

/** Proposals of the open round, each of two people; and people of the round who have no partner in a run. */
const PAIRS = 2100;
const ALONE = 200;

/**
 * People of the first round who also apply for the next one, most of them in a proposal that waits to be looked at. Also the runs' reasons
 * for people without a partner, and an act on many of the applications.
 */
export async function fillMatching(db: Kysely<Schema>, programme: number): Promise<void> {
  await db.transaction().execute(async (db) => {
    // Triggers would count each row; instead all are counted at once afterwards.
    await sql`set local session_replication_role = replica`.execute(db);
    await fill(db, programme);
  });
  await countAllHeads({ db });
  await countAsCompared(db);
}

async function fill(db: Kysely<Schema>, programme: number): Promise<void> {
  const round = (number: number) =>
    sql`(select id from round where programme_id = ${programme} and number = ${number})`;
  await sql`
    insert into application (programme_id, round_id, person_id, state, state_at, created_at, submitted_at, available_asked_at, available_at)
    select ${programme}, ${round(2)}, p.id, 'confirmed', ${NOW}, ${NOW}, ${NOW}, ${NOW}, ${NOW}
    from person p where p.programme_id = ${programme} and p.stands_for is null and p.erased_at is null and p.name <> ''
      and exists (select from application a where a.programme_id = p.programme_id and a.person_id = p.id and a.state = 'matched')
    order by p.id limit ${2 * PAIRS + ALONE} on conflict do nothing`.execute(db);
  await sql`
    with own as (
      select id, row_number() over (order by id) - 1 as n from application
      where programme_id = ${programme} and round_id = ${round(2)} and state = 'confirmed'),
    made as (
      insert into proposal (programme_id, round_id, reasons, created_at)
      select ${programme}, ${round(2)}, (select reasons from partnership where programme_id = ${programme} and reasons <> '[]' limit 1), ${NOW}
      from generate_series(1, ${PAIRS}) returning id),
    numbered as (select id, row_number() over (order by id) - 1 as n from made)
    insert into proposal_member (programme_id, proposal_id, round_id, application_id)
    select ${programme}, numbered.id, ${round(2)}, own.id from numbered join own on own.n / 2 = numbered.n`.execute(
    db,
  );
  await sql`
    insert into unmatched (programme_id, round_id, application_id, reasons)
    select programme_id, round_id, id, '{"counts": {}, "nobody": true}' from application
    where programme_id = ${programme} and state in ('matched', 'waiting') order by id limit ${PAIRS} on conflict do nothing`.execute(
    db,
  );
  await sql`
    with act as (
      insert into bulk_act (programme_id, kind, list, query, actor_kind, begun_at, done_at)
      values (${programme}, 'applications-tagged', 'applications', '', 'command', ${NOW}, ${NOW}) returning id)
    insert into bulk_item (programme_id, act_id, subject_id, state)
    select ${programme}, act.id, a.id, 'done' from act, application a where a.programme_id = ${programme} limit ${PAIRS}`.execute(
    db,
  );
}
