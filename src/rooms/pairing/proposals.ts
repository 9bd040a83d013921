import { sql } from 'kysely';
import type { Alternative, PairReason } from '#matching';
import { json } from '../../db/json.ts';
import type { Ctx } from '../ctx.ts';
import { anyOf } from '../../db/anyOf.ts';

/** Two or three people who may become partners. */
export interface Proposal {
  id: number;
  round: number;
  run: number | null;
  weight: number;
  reasons: PairReason[];
  locked: boolean;
  /** Applications and persons, in the order of the applications. */
  members: { application: number; person: number }[];
}

type Db = Pick<Ctx, 'db'>;

/** The proposals of a round, oldest first. */
export const proposalsOf = async (ctx: Db, programme: number, round: number): Promise<Proposal[]> =>
  grouped(await membersOf(ctx, programme).where('proposal.round_id', '=', round).execute());

/** One proposal with the round it is of; null when it is gone. */
export async function proposalById(ctx: Db, programme: number, id: number): Promise<Proposal | null> {
  return grouped(await membersOf(ctx, programme).where('proposal.id', '=', id).execute())[0] ?? null;
}

/** The proposals with these ids, by id. */
export async function proposalsWith(
  ctx: Db,
  programme: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Proposal>> {
  const rows = await membersOf(ctx, programme).where('proposal.id', '=', anyOf(ids)).execute();
  return new Map(grouped(rows).map((proposal) => [proposal.id, proposal]));
}

/** The proposals that some applications are in. */
export async function proposalsHolding(
  ctx: Db,
  programme: number,
  applications: readonly number[],
): Promise<Proposal[]> {
  const rows = await ctx.db
    .selectFrom('proposal_member')
    .select('proposal_id')
    .where('programme_id', '=', programme)
    .where('application_id', '=', anyOf(applications))
    .execute();
  return [
    ...(
      await proposalsWith(
        ctx,
        programme,
        rows.map((row) => row.proposal_id),
      )
    ).values(),
  ];
}

/** The best alternatives that its run found for a proposal's people; null when it looked for none, or they have gone. */
export async function alternativesIn(
  ctx: Db,
  programme: number,
  proposal: number,
): Promise<readonly Alternative[] | null> {
  const row = await ctx.db
    .selectFrom('proposal')
    .select('alternatives')
    .where('programme_id', '=', programme)
    .where('id', '=', proposal)
    .executeTakeFirst();
  return row?.alternatives ?? null;
}

/** Which proposal of a round each person is in, by person: all in one row, since they may be ten thousand. */
export async function proposedIn(
  ctx: Db,
  programme: number,
  round: number,
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ all: [number, number][] | null }>`
    select json_agg(json_build_array(a.person_id, m.proposal_id)) as all
    from proposal_member m join application a on a.programme_id = m.programme_id and a.id = m.application_id
    where m.programme_id = ${programme} and m.round_id = ${round}`.execute(ctx.db);
  return new Map(rows[0]?.all);
}

/** A row for each member, with their proposal. */
const membersOf = (ctx: Db, programme: number) =>
  ctx.db
    .selectFrom('proposal')
    .innerJoin('proposal_member as member', (join) =>
      join
        .onRef('member.programme_id', '=', 'proposal.programme_id')
        .onRef('member.proposal_id', '=', 'proposal.id'),
    )
    .innerJoin('application', (join) =>
      join
        .onRef('application.programme_id', '=', 'member.programme_id')
        .onRef('application.id', '=', 'member.application_id'),
    )
    .select([
      'proposal.id',
      'proposal.round_id',
      'proposal.run_id',
      'proposal.weight',
      'proposal.reasons',
      'proposal.locked_at',
      'application.id as application',
      'application.person_id as person',
    ])
    .where('proposal.programme_id', '=', programme)
    .orderBy('proposal.id')
    .orderBy('application.id');

function grouped(rows: Awaited<ReturnType<ReturnType<typeof membersOf>['execute']>>): Proposal[] {
  return [...Map.groupBy(rows, (row) => row.id).values()].map((members) => {
    const [first] = members;
    return {
      id: first!.id,
      round: first!.round_id,
      run: first!.run_id,
      weight: first!.weight,
      reasons: [...first!.reasons],
      locked: first!.locked_at !== null,
      members: members.map(({ application, person }) => ({ application, person })),
    };
  });
}

/** Groups that stay whatever a run says, as persons. */
export async function lockedGroups(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  round: number,
): Promise<number[][]> {
  const locked = membersOf(ctx, programme)
    .where('proposal.round_id', '=', round)
    .where('proposal.locked_at', 'is not', null);
  return grouped(await locked.execute()).map(({ members }) => members.map(({ person }) => person));
}

/** Writes a proposal; its members must be in no other. */
export async function insertProposal(
  ctx: Ctx,
  input: {
    programme: number;
    round: number;
    applications: readonly number[];
    run?: number | null;
    weight: number;
    reasons: readonly PairReason[];
    alternatives?: readonly Alternative[] | null;
    lockedBy?: number | null;
    locked?: boolean;
    by?: number | null;
  },
): Promise<number> {
  const { id } = await ctx.db
    .insertInto('proposal')
    .values({
      programme_id: input.programme,
      round_id: input.round,
      run_id: input.run ?? null,
      weight: input.weight,
      reasons: json(input.reasons),
      ...(input.alternatives ? { alternatives: json(input.alternatives) } : {}),
      created_at: ctx.clock.now(),
      created_by: input.by ?? null,
      locked_at: input.locked ? ctx.clock.now() : null,
      locked_by: input.locked ? (input.lockedBy ?? null) : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await ctx.db
    .insertInto('proposal_member')
    .values(
      input.applications.map((application) => ({
        programme_id: input.programme,
        proposal_id: id,
        round_id: input.round,
        application_id: application,
      })),
    )
    .execute();
  return id;
}

export async function deleteProposals(ctx: Ctx, programme: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await ctx.db
    .deleteFrom('proposal')
    .where('programme_id', '=', programme)
    .where('id', '=', anyOf([...ids]))
    .execute();
}
