import { sql } from 'kysely';
import type { Alternative, PairReason } from '#matching';
import type { Ctx } from '../../ctx.ts';
import { anyOf } from '../../../db/anyOf.ts';
import { countAnew } from '../../../db/countAnew.ts';

export interface NewProposal {
  applications: readonly number[];
  weight: number;
  reasons: readonly PairReason[];
  alternatives?: readonly Alternative[] | null;
}

/** Rows of one statement: other work gets a turn between two statements. */
const AT_ONCE = 1000;

/** Writes proposals; their members must be in no other proposal. Answers their ids, in the order given. */
export async function insertProposals(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: {
    programme: number;
    round: number;
    run?: number | null;
    by?: number | null;
    locked?: boolean;
    proposals: readonly NewProposal[];
  },
): Promise<number[]> {
  const { programme, round, proposals } = input;
  const made: number[] = [];
  for (let at = 0; at < proposals.length; at += AT_ONCE)
    made.push(...(await insertSome(ctx, { ...input, proposals: proposals.slice(at, at + AT_ONCE) })));
  await countAnew(ctx.db, 'proposal', made.length);
  const members = proposals.flatMap(({ applications }, k) =>
    applications.map((application) => ({ application, proposal: made[k]! })),
  );
  for (let at = 0; at < members.length; at += AT_ONCE) {
    const some = members.slice(at, at + AT_ONCE);
    await sql`
      insert into proposal_member (programme_id, proposal_id, round_id, application_id)
      select ${programme}::bigint, proposal, ${round}::bigint, application
      from unnest(${some.map(({ proposal }) => proposal)}::bigint[], ${some.map(({ application }) => application)}::bigint[])
        own (proposal, application)`.execute(ctx.db);
  }
  await countAnew(ctx.db, 'proposal_member', members.length);
  return made;
}

async function insertSome(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: Parameters<typeof insertProposals>[1],
): Promise<number[]> {
  const { programme, round, run = null, by = null, locked = false, proposals } = input;
  const now = ctx.clock.now();
  const column = (of: (one: NewProposal) => unknown): unknown[] => proposals.map(of);
  const { rows } = await sql<{ id: number }>`
    with given as materialized (
      select nextval(pg_get_serial_sequence('proposal', 'id')) as id, own.*
      from unnest(
        ${column(({ weight }) => weight)}::int[],
        ${column(({ reasons }) => JSON.stringify(reasons))}::text[],
        ${column(({ alternatives }) => (alternatives ? JSON.stringify(alternatives) : null))}::text[]
      ) with ordinality own (weight, reasons, alternatives, place) order by place
    ), made as (
      insert into proposal (programme_id, id, round_id, run_id, weight, reasons, alternatives, created_at, created_by, locked_at, locked_by)
      overriding system value
      select ${programme}::bigint, id, ${round}::bigint, ${run}::bigint, weight, reasons::jsonb, alternatives::jsonb, ${now}::timestamptz,
        ${by}::bigint, ${locked ? now : null}::timestamptz, ${locked ? by : null}::bigint
      from given
    )
    select id from given order by place`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

export async function deleteProposals(ctx: Ctx, programme: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await ctx.db
    .deleteFrom('proposal')
    .where('programme_id', '=', programme)
    .where('id', '=', anyOf([...ids]))
    .execute();
}

export async function deleteAllProposals(
  ctx: Pick<Ctx, 'db'>,
  { programme, round }: { programme: number; round: number },
): Promise<void> {
  await ctx.db
    .deleteFrom('proposal')
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .execute();
}
