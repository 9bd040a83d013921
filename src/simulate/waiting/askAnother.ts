import { sql } from 'kysely';
import type { Random } from '../../../sample/people/random.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { leavePartnership } from '../../rooms/partnerships/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import type { Applicant } from '../applicant.ts';
import { conductOf, isSilentOn } from '../turns.ts';

/** The chance that somebody whose partner rests asks for another on a day. */
const ASKS = 0.3;

/** One day of people who have waited in vain for a partner, and ask for another. */
export async function askForAnother(
  ctx: Ctx,
  round: Round,
  applicants: readonly Applicant[],
  today: { seed: number; day: number; random: Random },
): Promise<void> {
  const programme = round.programme_id;
  const conducts = new Map(applicants.map((one, index) => [one.person, conductOf(today.seed, index)]));
  const { rows } = await sql<{ person: number; partnership: number }>`
    select m.person_id as person, m.partnership_id as partnership from membership m
    where m.programme_id = ${programme} and m.round_id = ${round.id} and m.left_at is null and m.rests_at is null
      and exists (select from membership o where o.programme_id = m.programme_id and o.partnership_id = m.partnership_id
        and o.left_at is null and o.rests_at is not null)
    order by m.person_id`.execute(ctx.db);
  for (const { person, partnership } of rows) {
    const conduct = conducts.get(person);
    if (!conduct || isSilentOn(conduct, today.day) || !today.random.chance(ASKS)) continue;
    const asks = { programme, person, partnership, reason: '', another: true };
    await leavePartnership(ctx, { ...asks, actor: { kind: 'person', id: person } });
  }
}
