import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { turnColumns, turnFacts } from './turnColumns.ts';
import type { TurnRow } from './turnColumns.ts';
import { whoseTurn } from './whoseTurn.ts';
import type { Turn } from './whoseTurn.ts';

/** The turns of some partnerships of a programme, by partnership; in one query. Nothing of those that are over. */
export async function turnsOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  partnerships: readonly number[],
): Promise<Map<number, Turn[]>> {
  const { rows } = await sql<TurnRow & { partnership: number; joinedAt: Date }>`
    select member.*, ${turnColumns} from (
      select m.programme_id as programme, m.partnership_id as partnership, m.person_id as person,
        greatest(m.joined_at, meets.due_at) as "joinedAt"
      from unnest(${partnerships}::bigint[]) as one (id)
      join partnership p on p.programme_id = ${programme} and p.id = one.id and p.state <> 'ended'
      join membership m on m.programme_id = p.programme_id and m.partnership_id = p.id and m.left_at is null
      join round_date meets on meets.programme_id = p.programme_id and meets.round_id = p.round_id and meets.kind = 'introduces'
    ) member order by member.partnership, member.person`.execute(ctx.db);
  const now = ctx.clock.now();
  return new Map(
    [...Map.groupBy(rows, (row) => row.partnership)].map(([partnership, own]) => [
      partnership,
      whoseTurn(turnFacts(own, own), now),
    ]),
  );
}
