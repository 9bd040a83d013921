import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/** A question to a pair whether it takes in somebody who waits. */
export interface TrioQuestion {
  id: number;
  round: number;
  application: number;
  partnership: number;
  closesAt: Date;
  closedAt: Date | null;
  /** How it ended; null while it is open. */
  outcome: string | null;
  /** The present members of the pair, and those who said yes. */
  members: number[];
  agreed: number[];
  /** Whether a letter of the pair has not reached its reader yet. */
  hasLetterUnderWay: boolean;
  /** The country of the person who would join: the members learn nothing else. */
  country: string | null;
}

export async function trioById(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  id: number,
): Promise<TrioQuestion | null> {
  const { rows } = await sql<TrioQuestion>`
    select q.id, q.round_id as round, q.application_id as application, q.partnership_id as partnership, q.closes_at as "closesAt",
      q.closed_at as "closedAt", q.outcome, p.country,
      exists (select from letter l where l.programme_id = q.programme_id and l.partnership_id = q.partnership_id
        and l.held_at is not null and l.drafted_at is null and not l.apart) as "hasLetterUnderWay",
      array(select m.person_id from membership m where m.programme_id = q.programme_id and m.partnership_id = q.partnership_id
        and m.left_at is null order by m.person_id) as members,
      array(select w.person_id from trio_answer w where w.programme_id = q.programme_id and w.question_id = q.id and w.yes) as agreed
    from trio_question q
    join application a on a.programme_id = q.programme_id and a.id = q.application_id
    join person p on p.programme_id = a.programme_id and p.id = a.person_id
    where q.programme_id = ${programme} and q.id = ${id}`.execute(ctx.db);
  return rows[0] ?? null;
}
