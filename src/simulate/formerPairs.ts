import { sql } from 'kysely';
import type { Random } from '../../sample/people/random.ts';
import type { Ctx } from '../rooms/ctx.ts';
import type { Round } from '../rooms/programmes/index.ts';
import type { Applicant } from './applicant.ts';

/** Share of the applicants who had a partner from this round in an earlier, imagined round. */
const SHARE = 0.1;

/** Gives the programme a memory of earlier partners, as `import pairs` would. */
export async function rememberFormerPairs(
  ctx: Ctx,
  round: Round,
  applicants: readonly Applicant[],
  random: Random,
): Promise<void> {
  const known = random.some(applicants, Math.floor(applicants.length * SHARE));
  const pairs = [];
  for (let i = 0; i + 1 < known.length; i += 2)
    pairs.push([known[i]!.person, known[i + 1]!.person].sort((a, b) => a - b) as [number, number]);
  if (pairs.length === 0) return;
  await sql`
    insert into former_pair (programme_id, person_a, person_b, round_label, source, at)
    select ${round.programme_id}, a, b, 'before', 'simulation', ${ctx.clock.now()}
    from unnest(${pairs.map(([a]) => a)}::bigint[], ${pairs.map(([, b]) => b)}::bigint[]) pair (a, b)
    on conflict do nothing`.execute(ctx.db);
}
