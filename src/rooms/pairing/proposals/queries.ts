import { sql } from 'kysely';
import type { Alternative, PairReason } from '#matching';
import type { Ctx } from '../../ctx.ts';
import { anyOf } from '../../../db/anyOf.ts';
import { WHO } from '../queries.ts';
import type { Who } from '../queries.ts';

/** Two or three people who may become partners. */
export interface Proposal {
  id: number;
  round: number;
  run: number | null;
  weight: number;
  reasons: PairReason[];
  locked: boolean;
  madeAt: Date;
  /** Applications and persons, in the order of the applications. */
  members: { application: number; person: number }[];
}

/** The same with its people, except people whose application is a draft again. */
export interface ShownProposal extends Proposal {
  people: Who[];
}

type Db = Pick<Ctx, 'db'>;

/** The groups proposed in a round, oldest first, each with its lock. Their reasons are left out: they are long. */
export async function groupsProposed(
  ctx: Db,
  { programme, round }: { programme: number; round: number },
): Promise<{ id: number; locked: boolean; people: number[] }[]> {
  const { rows } = await sql<{ id: number; locked: boolean; people: number[] }>`
    select p.id, p.locked_at is not null as locked, array_agg(a.person_id order by a.id) as people
    from proposal p
    join proposal_member m on m.programme_id = p.programme_id and m.proposal_id = p.id
    join application a on a.programme_id = m.programme_id and a.id = m.application_id
    where p.programme_id = ${programme} and p.round_id = ${round}
    group by p.id, p.locked_at order by p.id`.execute(ctx.db);
  return rows;
}

/** One proposal with the round it belongs to; null when it is gone. */
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

/** The rows of a round's proposals once its partners are published (none before), to read `together` and give to `withPeople`. */
export const sincePublication = (ctx: Db, { programme, round }: { programme: number; round: number }) =>
  peopleIn(ctx, programme)
    .where('proposal.round_id', '=', round)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('publication')
          .select('publication.at')
          .where('publication.programme_id', '=', programme)
          .where('publication.round_id', '=', round),
      ),
    );

const peopleIn = (ctx: Db, programme: number) =>
  membersOf(ctx, programme)
    .innerJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'application.programme_id')
        .onRef('person.id', '=', 'application.person_id'),
    )
    .select(WHO);

export type RowWithPerson = Awaited<ReturnType<ReturnType<typeof peopleIn>['execute']>>[number];

/** Proposals with their people, in the order of the rows. */
export function withPeople(
  rows: readonly (Omit<RowWithPerson, 'locked_at' | 'created_at'> & {
    locked_at: Date | string | null;
    created_at: Date | string;
  })[],
): ShownProposal[] {
  const people = Map.groupBy(
    rows.filter(({ state }) => state !== 'draft'),
    ({ id }) => id,
  );
  return grouped(rows).map((one) => Object.assign(one, { people: people.get(one.id) ?? [] }));
}

/** The proposals with any of these applications. */
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

/** The best other partners that the run found for a proposal's people. Null when the run looked for none, or they were deleted. */
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

/** Up to this many people are looked up one by one. For more, everybody in a proposal of the round is read. */
const FEW = 200;

/** The people among those given who are in a proposal of a round, read as one row: they may be ten thousand. */
export async function proposedAmong(
  ctx: Db,
  { programme, round }: { programme: number; round: number },
  people: readonly number[],
): Promise<ReadonlySet<number>> {
  if (people.length === 0) return new Set();
  const { rows } = await sql<{ all: number[] | null }>`
    select json_agg(a.person_id) as all
    from proposal_member m join application a on a.programme_id = m.programme_id and a.id = m.application_id
    where m.programme_id = ${programme} and m.round_id = ${round}
      ${people.length > FEW ? sql`` : sql`and a.round_id = ${round} and a.person_id = ${anyOf(people)}`}`.execute(
    ctx.db,
  );
  return new Set(rows[0]?.all);
}

/** A row for each member, with the member's proposal. */
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
      // Reasons come once for all members: they are long.
      sql<
        PairReason[] | null
      >`case when lag(proposal.id) over (order by proposal.id, application.id) is distinct from proposal.id then proposal.reasons end`.as(
        'reasons',
      ),
      'proposal.locked_at',
      'proposal.created_at',
      'application.id as application',
      'application.person_id as person',
    ])
    .where('proposal.programme_id', '=', programme)
    .orderBy('proposal.id')
    .orderBy('application.id');

type MemberRow = Awaited<ReturnType<ReturnType<typeof membersOf>['execute']>>[number];

function grouped(
  rows: readonly (Omit<MemberRow, 'locked_at' | 'created_at'> & {
    locked_at: Date | string | null;
    created_at: Date | string;
  })[],
): Proposal[] {
  return [...Map.groupBy(rows, (row) => row.id).values()].map((members) => {
    const [first] = members;
    return {
      id: first!.id,
      round: first!.round_id,
      run: first!.run_id,
      weight: first!.weight,
      reasons: [...(first!.reasons ?? [])],
      locked: first!.locked_at !== null,
      madeAt: new Date(first!.created_at),
      members: members.map(({ application, person }) => ({ application, person })),
    };
  });
}

/** Locked groups, as persons. A run keeps each group together. */
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
