import { sql } from 'kysely';
import { actorPerson } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';

/** Notes about people who have just come that they are two, as a volunteer said before, so that nobody suggests them. */
export async function noteDifferent(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  of: {
    programme: number;
    actor: Actor;
    /** Two (normalised) addresses each; an address that belongs to nobody is skipped. */
    pairs: readonly { addresses: readonly [string, string]; evidence: readonly string[] }[];
  },
): Promise<void> {
  const now = ctx.clock.now();
  await sql`
    insert into duplicate (programme_id, person_a, person_b, evidence, found_at, said, said_by, said_at)
    select distinct ${of.programme}::bigint, least(a.id, b.id), greatest(a.id, b.id), string_to_array(evidence, ' '), ${now}::timestamptz,
      'different', ${actorPerson(of.actor)}::bigint, ${now}::timestamptz
    from unnest(${of.pairs.map(({ addresses }) => addresses[0])}::text[], ${of.pairs.map(({ addresses }) => addresses[1])}::text[],
      ${of.pairs.map(({ evidence }) => evidence.join(' '))}::text[]) as pair(one, other, evidence)
    join person a on a.programme_id = ${of.programme} and a.address = one and a.erased_at is null
    join person b on b.programme_id = ${of.programme} and b.address = other and b.erased_at is null
    where a.id <> b.id
    on conflict (programme_id, person_a, person_b) do nothing`.execute(ctx.db);
}
