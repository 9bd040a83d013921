import { sql } from 'kysely';
import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { forgetAddresses } from '../people/index.ts';
import { STOPPED_HOURS, TOLD_DAYS } from './rules.ts';

const HOUR = 3_600_000;

/**
 * A duty of the timetable: a wish is forgotten a week after the mail that fulfilled it, and a day after its reader stopped it, in which
 * they could take that back; and with it whoever the programme knows by nothing else.
 */
export async function forgetReaders(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now().getTime();
  const told = new Date(now - TOLD_DAYS * 24 * HOUR);
  const stopped = new Date(now - STOPPED_HOURS * HOUR);
  await inTransaction(ctx, async (ctx) => {
    const { rows } = await sql<{ programme: number; person: number }>`
      delete from subscription s where told_at < ${told} or exists (select from unsubscription u
        where u.programme_id = s.programme_id and u.person_id = s.person_id and u.category = s.kind and u.at < ${stopped})
      returning programme_id as programme, person_id as person`.execute(ctx.db);
    for (const [programme, own] of Map.groupBy(rows, (row) => row.programme))
      await forgetAddresses(ctx, { programme, people: own.map(({ person }) => person) });
  });
}
