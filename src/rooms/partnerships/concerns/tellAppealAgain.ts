import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { openToOperators, readersApart } from './appealReaders.ts';

/**
 * Mails the readers of an open appeal once more. When no volunteer may read it any longer, it mails the operators, who may from then on.
 */
export async function tellAppealAgain(
  ctx: Ctx,
  { programme, appeal }: { programme: number; appeal: number },
): Promise<void> {
  const { rows } = await sql<{
    concern: number;
    partnership: number;
    by: number;
    about: number[];
    decider: number | null;
    same: boolean;
  }>`
    select c.id as concern, c.partnership_id as partnership, c.person_id as by, c.handled_by as decider, w.same,
      array(select a.person_id from concern_about a where a.programme_id = c.programme_id and a.concern_id = c.id) as about
    from concern_appeal w join concern c on c.programme_id = w.programme_id and c.id = w.concern_id
    where w.programme_id = ${programme} and w.id = ${appeal} and w.answered_at is null
    for update of c`.execute(ctx.db);
  const [found] = rows;
  if (!found) return;
  const { concern, partnership, same } = found;
  const { reader, people } = await readersApart(ctx, programme, found);
  // The person who decided reads an appeal only if there was nobody else when it was raised.
  if (reader === 'same' && !same) return;
  if (reader === 'operator') await openToOperators(ctx, programme, concern);
  await ctx.mailer.queue(
    ctx,
    people.map((person) => ({
      programme,
      kind: 'appeal-raised' as const,
      occasion: `appeal:${appeal}/again`,
      person,
      data: { partnership, concern, isAgain: true },
    })),
  );
}
