import { sql } from 'kysely';
import { hasTime, inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { askContact } from '../contact/askContact.ts';
import { periodEnd } from '../contact/periods.ts';

/** Partnerships in one transaction. */
const AT_ONCE = 100;

/** A partnership that is looked at. */
export interface Looked {
  programme: number;
  id: number;
  round: number;
  /** When its members learned of each other. */
  metAt: Date;
  /** When its round ends. */
  endsAt: Date;
}

/** Looks after each partnership whose time has come, some at once: asks its members whether they talked. */
export async function lookAfter(ctx: Ctx): Promise<void> {
  let some: Looked[];
  do {
    some = await inTransaction(ctx, async (ctx) => {
      const looked = await due(ctx);
      await askContact(
        ctx,
        looked.filter((one) => one.metAt <= ctx.clock.now()),
      );
      await lookAgain(ctx, looked);
      return looked;
    });
  } while (some.length === AT_ONCE && hasTime(ctx));
}

async function due(ctx: Ctx): Promise<Looked[]> {
  const { rows } = await sql<Looked>`
    select p.programme_id as programme, p.id, p.round_id as round, ends.due_at as "endsAt",
      greatest(p.introduced_at, meets.due_at) as "metAt"
    from (
      select programme_id, id, round_id, introduced_at from partnership
      where state <> 'ended' and coalesce(look_at, '-infinity'::timestamptz) <= ${ctx.clock.now()}
      order by coalesce(look_at, '-infinity'::timestamptz) limit ${AT_ONCE}) p
    join round_date meets on meets.programme_id = p.programme_id and meets.round_id = p.round_id and meets.kind = 'introduces'
    join round_date ends on ends.programme_id = p.programme_id and ends.round_id = p.round_id and ends.kind = 'ends'
    order by p.programme_id, p.id`.execute(ctx.db);
  return rows;
}

/** Says when each is looked at next: when the time that is running ends, or when they meet. */
async function lookAgain(ctx: Ctx, looked: readonly Looked[]): Promise<void> {
  const now = ctx.clock.now();
  const next = looked.map(({ metAt }) => (metAt > now ? metAt : periodEnd(metAt, now)));
  await sql`
    update partnership p set look_at = one.at
    from unnest(${looked.map(({ programme }) => programme)}::bigint[], ${looked.map(({ id }) => id)}::bigint[],
      ${next}::timestamptz[]) as one (programme, id, at)
    where p.programme_id = one.programme and p.id = one.id`.execute(ctx.db);
}
