import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';

/** Where the mails of a published round are. */
export interface Publication {
  at: Date;
  /** When they leave, while that hour is to come. */
  leavesAt: Date | null;
  /** Introductions, and words to those who wait, that have not left. */
  unsent: number;
}

/** A round's publication and how far its mails are; null while it is not published. */
export async function publicationOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { programme: number; round: number },
): Promise<Publication | null> {
  const { rows } = await sql<{ at: Date; due: Date; unsent: number }>`
    select p.at, d.due_at as due, (
      select count(*)::int from outbox o
      where o.programme_id = p.programme_id and o.state in ('waiting', 'sending') and (
        (o.kind in ('waiting', 'unanswered') and o.occasion = ${`round:${input.round}`})
        or (o.kind = 'introduction' and o.occasion in (
          select 'partnership:' || s.id from partnership s where s.programme_id = p.programme_id and s.round_id = p.round_id)))
    ) as unsent
    from publication p
    join round_date d on d.programme_id = p.programme_id and d.round_id = p.round_id and d.kind = 'introduces'
    where p.programme_id = ${input.programme} and p.round_id = ${input.round}`.execute(ctx.db);
  const [row] = rows;
  if (!row) return null;
  return { at: row.at, leavesAt: row.due > ctx.clock.now() ? row.due : null, unsent: row.unsent };
}
