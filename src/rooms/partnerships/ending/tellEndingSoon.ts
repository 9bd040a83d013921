import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';
import { byPiecesOf, PIECE } from '../../pieces.ts';
import { ENDING_SOON_DAYS } from '../rules.ts';

interface Due {
  programme: number;
  id: number;
}

/** Partnerships that are looked up together: no more of a large round than one turn of the timetable gets through. */
const AT_ONCE = 4 * PIECE;

/** Tells each member of a partnership, once, a week before the round ends. A piece is half as large as usual, because of the mails. */
export async function tellEndingSoon(ctx: Ctx): Promise<void> {
  // First the partnerships after the last one that was told: until it is cleaned up, the index still holds entries of those told. Then any
  // that were passed over.
  for (const isBeyond of [true, false])
    for (;;) {
      const due = await nextDue(ctx, isBeyond);
      if (
        !(await byPiecesOf(
          ctx,
          due,
          (ctx, programme, piece) => tellMembers(ctx, programme, piece),
          PIECE / 2,
        ))
      )
        return;
      if (due.length < AT_ONCE) break;
    }
}

async function nextDue(ctx: Ctx, isBeyond: boolean): Promise<Due[]> {
  const now = ctx.clock.now();
  const soon = new Date(now.getTime() + ENDING_SOON_DAYS * 86_400_000);
  const beyond = isBeyond
    ? sql`and p.id > coalesce((select max(id) from partnership t
        where t.programme_id = d.programme_id and t.round_id = d.round_id and t.ending_told_at is not null), 0)`
    : sql``;
  // Looked up round by round: PostgreSQL would turn `exists` into a join, and might read all partnerships of all programmes.
  const { rows } = await sql<Due>`
    select d.programme_id as programme, own.id from round_date d
    cross join lateral (
      select id from partnership p where p.programme_id = d.programme_id and p.round_id = d.round_id
        and p.state <> 'ended' and p.ending_told_at is null ${beyond} order by id limit ${sql.lit(AT_ONCE)}) own
    where d.kind = 'ends' and d.due_at > ${now} and d.due_at <= ${soon}
    order by d.due_at, d.programme_id, d.round_id, own.id limit ${sql.lit(AT_ONCE)}`.execute(ctx.db);
  return rows;
}

async function tellMembers(ctx: Ctx, programme: number, piece: readonly Due[]): Promise<void> {
  const told = await ctx.db
    .updateTable('partnership')
    .set({ ending_told_at: ctx.clock.now() })
    .where('programme_id', '=', programme)
    .where('id', '=', anyOf(piece.map(({ id }) => id)))
    .where('state', '<>', 'ended')
    .where('ending_told_at', 'is', null)
    .returning(['id', 'round_id'])
    .execute();
  const members = await ctx.db
    .selectFrom('membership')
    .select(['partnership_id', 'person_id'])
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', anyOf(told.map(({ id }) => id)))
    .where('left_at', 'is', null)
    .orderBy('partnership_id')
    .execute();
  await ctx.mailer.queue(
    ctx,
    members.map(({ partnership_id: partnership, person_id: person }) => ({
      programme,
      kind: 'ending-soon' as const,
      occasion: `partnership:${partnership}`,
      whole: `round:${told.find(({ id }) => id === partnership)?.round_id}`,
      person,
      data: { partnership },
    })),
  );
}
