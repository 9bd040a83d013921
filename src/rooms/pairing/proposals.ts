import type { PairReason } from '#matching';
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

/** The proposals of a round, or those of them with these ids, oldest first. */
export async function proposalsOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  round: number,
): Promise<Proposal[]> {
  const rows = await ctx.db
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
    .where('proposal.round_id', '=', round)
    .orderBy('proposal.id')
    .orderBy('application.id')
    .execute();
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

/** One proposal with the round it is of; null when it is gone. */
export async function proposalById(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  id: number,
): Promise<Proposal | null> {
  const row = await ctx.db
    .selectFrom('proposal')
    .select('round_id')
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return (await proposalsOf(ctx, programme, row.round_id)).find((one) => one.id === id) ?? null;
}

/** Groups that stay whatever a run says, as persons. */
export async function lockedGroups(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  round: number,
): Promise<number[][]> {
  return (await proposalsOf(ctx, programme, round))
    .filter(({ locked }) => locked)
    .map(({ members }) => members.map(({ person }) => person));
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
