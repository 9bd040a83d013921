import { sql } from 'kysely';
import type { Random } from '../../../sample/people/random.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { leavePartnership } from '../../rooms/partnerships/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import type { Applicant } from '../applicant.ts';
import { conductOf, isSilentOn } from '../conduct.ts';

/** The daily chance that somebody who no longer needs to wait asks for another partner. */
const ASKS = 0.3;

/**
 * One day of people who have waited in vain and ask for another partner. They may ask after the mail that they need not wait any longer, as
 * long as nothing has come since, or once their partner rests.
 */
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
      and (exists (select from membership o where o.programme_id = m.programme_id and o.partnership_id = m.partnership_id
          and o.left_at is null and o.rests_at is not null)
        or exists (select from outbox o where o.programme_id = m.programme_id and o.person_id = m.person_id
          and o.kind = 'partner-reminded' and o.data ->> 'step' = 'last' and o.data ->> 'partnership' = m.partnership_id::text
          and o.state = 'sent' and not exists (
            select from letter l where l.programme_id = m.programme_id and l.partnership_id = m.partnership_id
              and l.author_id <> m.person_id and l.held_at is null and l.written_at > o.queued_at)
          and not exists (
            select from contact_report c where c.programme_id = m.programme_id and c.partnership_id = m.partnership_id
              and c.answer = 'talked' and c.answered_at > o.queued_at)))
    order by m.person_id`.execute(ctx.db);
  for (const { person, partnership } of rows) {
    const conduct = conducts.get(person);
    if (!conduct || isSilentOn(conduct, today.day) || !today.random.chance(ASKS)) continue;
    const asks = { programme, person, partnership, reason: '', another: true };
    await leavePartnership(ctx, { ...asks, actor: { kind: 'person', id: person } });
  }
}
