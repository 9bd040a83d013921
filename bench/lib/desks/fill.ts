import { sql } from 'kysely';
import { generatePeople } from '../../../sample/people/generate.ts';
import { stageForm } from '../../../test/applicant.ts';
import { stage } from '../../../test/cast.ts';
import type { Stage } from '../../../test/cast.ts';
import type { TestCtx } from '../../../test/context.ts';
import type { Round } from '../../../src/rooms/programmes/index.ts';

/** Names, countries and answers from which the crowd is made. */
const INVENTED = 2000;

/**
 * A programme with a second round and so many applications of invented people, in all states, some with tags. A few statements write them
 * all.
 */
export async function fillDesk(ctx: TestCtx, people: number): Promise<{ cast: Stage; round: Round }> {
  const cast = await stage(ctx);
  const { programme } = cast;
  const round = await stageForm(ctx, programme);
  // The first round existed before.
  await ctx.db.updateTable('round').set({ number: 2 }).where('id', '=', round.id).execute();
  const invented = generatePeople({ people: INVENTED, countries: 76, seed: 18 });
  const firsts = invented.map(({ name }) => name.split(' ')[0]!);
  const lasts = invented.map(({ name }) => name.split(' ').slice(1).join(' '));
  const now = ctx.clock.now();
  // 7919 and 104729 are primes, so that names repeat as late as possible.
  await sql`
    insert into person (programme_id, address, address_confirmed_at, name, country, zone, locale, created_at, compared_at)
    select ${programme}, 'person.' || n || '@crowd.example', ${now},
      (${firsts}::text[])[1 + n * 7919 % ${INVENTED}] || ' ' || (${lasts}::text[])[1 + n / 3 * 104729 % ${INVENTED}],
      (${invented.map(({ country }) => country)}::text[])[1 + n % ${INVENTED}], 'UTC', 'en', ${now}, ${now}
    from generate_series(1::bigint, ${people}::bigint) n`.execute(ctx.db);
  // Analyse after each table: later look-ups in it would otherwise use plans made when it was nearly empty.
  await sql`analyze person`.execute(ctx.db);
  await sql`
    insert into application (programme_id, round_id, person_id, state, state_at, submitted_at, created_at)
    select ${programme}, ${round.id}, id,
      (array['draft', 'submitted', 'confirmed', 'confirmed', 'confirmed', 'confirmed', 'confirmed', 'confirmed', 'withdrawn', 'declined'])[1 + id * 7919 % 10],
      ${now}::timestamptz - id * 7919 % 2592000 * interval '1 second', ${now}::timestamptz - interval '30 days', ${now}::timestamptz - interval '31 days'
    from person where programme_id = ${programme} and address like '%@crowd.example'`.execute(ctx.db);
  await sql`analyze application`.execute(ctx.db);
  await sql`
    insert into answer (programme_id, application_id, question_id, version, value, answered_at)
    select a.programme_id, a.id, q.id, 1, (${invented.map(({ languages }) => JSON.stringify(languages))}::jsonb[])[1 + a.id % ${INVENTED}], ${now}
    from application a, question q where a.programme_id = ${programme} and q.programme_id = ${programme} and q.role = 'languages'`.execute(
    ctx.db,
  );
  await sql`
    insert into person_tag (programme_id, round_id, person_id, tag, put_at)
    select programme_id, round_id, person_id, 'second try', ${now} from application where programme_id = ${programme} and id % 20 = 0`.execute(
    ctx.db,
  );
  await sql`analyze`.execute(ctx.db);
  return { cast, round };
}
