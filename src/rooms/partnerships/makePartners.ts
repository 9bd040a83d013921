import { sql } from 'kysely';
import { countAnew } from '../../db/countAnew.ts';
import type { MakesPartners } from '../brings.ts';
import type { Ctx } from '../ctx.ts';

/** Partnerships of one statement: other work gets a turn between two statements. */
const AT_ONCE = 1000;

type Making = Parameters<MakesPartners['make']>[1];

export const makesPartners: MakesPartners = {
  async make(ctx, input) {
    const { groups } = input;
    const made: number[] = [];
    for (let at = 0; at < groups.length; at += AT_ONCE)
      made.push(...(await insertSome(ctx, { ...input, groups: groups.slice(at, at + AT_ONCE) })));
    await countAnew(ctx.db, 'partnership', made.length);
    const members = groups.flatMap(({ members }, k) =>
      members.map(({ person }) => ({ person, partnership: made[k]! })),
    );
    for (let at = 0; at < members.length; at += 2 * AT_ONCE)
      await join(ctx, { ...input, members: members.slice(at, at + 2 * AT_ONCE) });
    return made;
  },

  async addThird(ctx, { programme, round, partnership, person, reasons }) {
    await join(ctx, { programme, round, members: [{ person, partnership }] });
    await sql`
      update partnership set reasons = reasons || ${JSON.stringify(reasons)}::jsonb, look_at = null
      where programme_id = ${programme} and id = ${partnership}`.execute(ctx.db);
  },
};

async function insertSome(ctx: Ctx, { programme, round, groups }: Making): Promise<number[]> {
  const now = ctx.clock.now();
  const proposals = groups.map(({ reasons }) => ('proposal' in reasons ? reasons.proposal : null));
  const given = groups.map(({ reasons }) => ('proposal' in reasons ? null : JSON.stringify(reasons)));
  const { rows } = await sql<{ id: number }>`
    with given as materialized (
      select nextval(pg_get_serial_sequence('partnership', 'id')) as id, proposal, reasons, place
      from unnest(${proposals}::bigint[], ${given}::text[]) with ordinality own (proposal, reasons, place) order by place
    ), made as (
      insert into partnership (programme_id, id, round_id, state, state_at, introduced_at, reasons) overriding system value
      select ${programme}::bigint, g.id, ${round}::bigint, 'introduced', ${now}::timestamptz, ${now}::timestamptz,
        coalesce(g.reasons::jsonb, p.reasons)
      from given g left join proposal p on p.programme_id = ${programme} and p.id = g.proposal
    )
    select id from given order by place`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

async function join(
  ctx: Ctx,
  of: { programme: number; round: number; members: readonly { person: number; partnership: number }[] },
): Promise<void> {
  const { programme, round, members } = of;
  await sql`
    insert into membership (programme_id, partnership_id, person_id, round_id, joined_at)
    select ${programme}::bigint, partnership, person, ${round}::bigint, ${ctx.clock.now()}::timestamptz
    from unnest(${members.map(({ partnership }) => partnership)}::bigint[], ${members.map(({ person }) => person)}::bigint[])
      own (partnership, person)`.execute(ctx.db);
}
