import { sql } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import type { Ctx } from '../ctx.ts';
import { forgetAddresses } from '../people/index.ts';
import { byPiecesOf } from '../pieces.ts';
import { STOPPED_HOURS, TOLD_DAYS } from './rules.ts';

const HOUR = 3_600_000;
/** Readers in one piece: some people themselves are deleted, too. */
const AT_ONCE = 100;

/**
 * Duty: deletes a wish a week after the mail that fulfilled it, and a day after its reader stopped it; within that day they can take the
 * stop back. Deletes with it people whom the programme knows by nothing else.
 */
export async function forgetReaders(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now().getTime();
  const told = new Date(now - TOLD_DAYS * 24 * HOUR);
  const stopped = new Date(now - STOPPED_HOURS * HOUR);
  const isOver = sql`(told_at < ${told} or exists (select from unsubscription u
    where u.programme_id = s.programme_id and u.person_id = s.person_id and u.category = s.kind and u.at < ${stopped}))`;
  const { rows } = await sql<{ programme: number; person: number }>`
    select distinct programme_id as programme, person_id as person from subscription s where ${isOver}`.execute(
    ctx.db,
  );
  await byPiecesOf(
    ctx,
    rows,
    async (ctx, programme, piece) => {
      const people = piece.map(({ person }) => person);
      await sql`
        delete from subscription s where programme_id = ${programme} and person_id = ${anyOf(people)} and ${isOver}`.execute(
        ctx.db,
      );
      await forgetAddresses(ctx, { programme, people });
    },
    AT_ONCE,
  );
}
