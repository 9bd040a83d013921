import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { browse } from '../../../../../test/browse.ts';
import { stageForm } from '../../../../../test/applicant.ts';
import { stage } from '../../../../../test/cast.ts';
import { testContext } from '../../../../../test/context.ts';
import type { TestCtx } from '../../../../../test/context.ts';
import { smallDatabase } from '../../../../../test/database.ts';

const PAIRS = 2001;

/** Makes very many confirmed people in pairs that were paired by hand. */
async function crowd(ctx: TestCtx, programme: number, round: { id: number }): Promise<void> {
  const at = ctx.clock.now();
  await sql`
    with own as (
      insert into person (programme_id, address, address_confirmed_at, name, country, zone, locale, created_at)
      select ${programme}, 'p' || n || '@crowd.example', ${at}, 'Reader ' || n, 'SN', 'Africa/Dakar', 'en', ${at}
      from generate_series(1, ${PAIRS * 2}) n returning id
    ), agreed as (
      insert into consent (programme_id, person_id, kind, version, given_at)
      select ${programme}, id, kind, 1, ${at} from own, unnest('{conduct,privacy,adult}'::text[]) kind
    )
    insert into application (programme_id, round_id, person_id, state, state_at, created_at, submitted_at, available_at)
    select ${programme}, ${round.id}, id, 'confirmed', ${at}, ${at}, ${at}, ${at} from own`.execute(ctx.db);
  await sql`
    with made as (
      insert into proposal (programme_id, round_id, weight, reasons, created_at)
      select ${programme}, ${round.id}, n, '[]', ${at} from generate_series(1, ${PAIRS}) n returning id
    ), placed as (select id, row_number() over (order by id) as n from made),
    free as (
      select a.id, row_number() over (order by a.id) as n from application a
      where a.programme_id = ${programme} and a.round_id = ${round.id} and a.state = 'confirmed'
    )
    insert into proposal_member (programme_id, round_id, proposal_id, application_id)
    select ${programme}, ${round.id}, placed.id, free.id from free join placed on placed.n = (free.n + 1) / 2`.execute(
    ctx.db,
  );
  // The database does this by itself before long. Without it the tables would count as empty, and be joined row by row.
  await sql`analyze person, application, consent, proposal, proposal_member`.execute(ctx.db);
}

test('of very many the page says that it takes a while, and everybody is introduced once, with a mail to be written', async () => {
  // A database of its own: plans made elsewhere for nearly empty tables would take six times as long here.
  const database = await smallDatabase();
  try {
    const ctx = testContext(database.db, '2027-02-08T12:00:00Z');
    const cast = await stage(ctx);
    const { programme } = cast;
    const tomas = browse(ctx, cast, 'tomas');
    await crowd(ctx, programme, await stageForm(ctx, programme));
    expect((await tomas.get('/workbench/matching/1/publication')).text).toContain('sigue adelante');
    const done = await tomas.post('/workbench/matching/1/publication', { sure: 'yes' });
    expect(done.status).toBe(303);
    const { rows } = await sql<Record<string, number>>`
      select (select count(*)::int from partnership where programme_id = ${programme}) as partnerships,
        (select count(*)::int from membership where programme_id = ${programme}) as members,
        (select count(*)::int from (select from membership where programme_id = ${programme} group by partnership_id having count(*) = 2) p) as pairs,
        (select count(*)::int from application where programme_id = ${programme} and state = 'matched') as matched,
        (select count(*)::int from event where programme_id = ${programme} and kind = 'application-matched'
          and (data ->> 'partnership')::bigint = (select m.partnership_id from membership m join application a
            on a.programme_id = m.programme_id and a.person_id = m.person_id where a.programme_id = ${programme} and a.id = subject_id)) as told,
        (select count(distinct person_id)::int from outbox where programme_id = ${programme} and kind = 'introduction' and text = '') as mails,
        (select count(*)::int from proposal where programme_id = ${programme}) as proposals`.execute(ctx.db);
    const people = PAIRS * 2;
    expect(rows[0]).toEqual({
      partnerships: PAIRS,
      members: people,
      pairs: PAIRS,
      matched: people,
      told: people,
      mails: people,
      proposals: 0,
    });
  } finally {
    await database.drop();
  }
});
