import { sql } from 'kysely';
import { countUpTo } from '../../db/byKey.ts';
import type { Ctx, Viewer } from '../ctx.ts';
import { filtered } from './listPartnerships.ts';
import { IS_LEAVING, SHOWN, SOON } from './shown.ts';
import type { Shown } from './shown.ts';

/** How many partnerships of a round each view of the list shows, by `countUpTo`. Each count walks the index by which its page is read. */
export async function countShown(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  viewer: Viewer,
  round: number,
): Promise<Record<Shown, number>> {
  const of = (shown: Shown) =>
    countUpTo(sql`${filtered(ctx, programme, viewer, { round, shown }).select('p.id')}`);
  const counts = SHOWN.map(
    (shown) =>
      sql`${shown === 'ends-soon' ? endingSoon(ctx, programme, round) : of(shown)} as ${sql.ref(shown)}`,
  );
  const { rows } = await sql<Record<Shown, number>>`select ${sql.join(counts)}`.execute(ctx.db);
  return rows[0]!;
}

/** Partnerships that end soon: all of them when the round does, or else the few that somebody is about to leave. */
function endingSoon({ clock }: Pick<Ctx, 'clock'>, programme: number, round: number) {
  const until = new Date(clock.now().getTime() + SOON);
  const goesOn = sql`p.programme_id = ${programme} and p.round_id = ${round} and p.state <> 'ended'`;
  return sql`(case when exists (
      select from round_date where programme_id = ${programme} and round_id = ${round} and kind = 'ends' and due_at < ${until})
    then ${countUpTo(sql`select from partnership p where ${goesOn}`)}
    else ${countUpTo(sql`select distinct m.partnership_id from membership m
      join partnership p on p.programme_id = m.programme_id and p.id = m.partnership_id
      where m.programme_id = ${programme} and ${IS_LEAVING} and ${goesOn}`)} end)`;
}
