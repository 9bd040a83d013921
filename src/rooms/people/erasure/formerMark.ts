import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { addressMark } from '../addressMark.ts';
import type { Person } from '../queries.ts';

/** Keeps a mark that only their address fits of somebody who had partners, so that none of them becomes theirs again should they come back. */
export async function keepFormerMark(
  ctx: Ctx,
  { programme_id: programme, id, address }: Person,
): Promise<void> {
  await sql`
    insert into former_mark (programme_id, person_id, mark, made_at)
    select ${programme}, ${id}, ${addressMark(ctx, address)}, ${ctx.clock.now()}
    where exists (select from membership m where m.programme_id = ${programme} and m.person_id = ${id})
      or exists (select from former_pair f where f.programme_id = ${programme} and f.person_a = ${id})
      or exists (select from former_pair f where f.programme_id = ${programme} and f.person_b = ${id})
    on conflict do nothing`.execute(ctx.db);
}
