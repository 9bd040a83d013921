import { sql } from 'kysely';
import { difference } from '#matching';
import type { Candidate, Move, Policy } from '#matching';
import type { Ctx } from '../../ctx.ts';
import { movesBetween } from './queries.ts';
import type { Groups, Moves } from './queries.ts';

export interface Comparison {
  counts: Moves;
  /** One page of people with other partners, with reasons, and the number of all; null once the input of a run was deleted. */
  moves: { rows: Move[]; count: number } | null;
}

interface Kept {
  id: number;
  policy: Policy;
  groups: Groups | null;
  locked: Groups | null;
  /** The people it read, in its order; null once its input was deleted. */
  people: number[] | null;
}

/** Moves on a page. */
export const MOVES_PAGE = 50;

/**
 * The people with other partners in one run of a round than in another, by id. Null unless both runs finished and their data is still
 * there.
 */
export async function compareRuns(
  ctx: Pick<Ctx, 'db'>,
  input: { programme: number; round: number; from: number; to: number; page: number },
): Promise<Comparison | null> {
  const { rows } = await sql<Kept>`
    select id, policy, groups, locked_groups as locked, people from match_run
    where programme_id = ${input.programme} and round_id = ${input.round} and state = 'done'
      and id in (${input.from}, ${input.to})`.execute(ctx.db);
  const [before, after] = [input.from, input.to].map((id) => rows.find((row) => row.id === id));
  if (!before?.groups || !after?.groups) return null;
  const counts = movesBetween(before.groups, after.groups);
  if (!before.people || !after.people) return { counts, moves: null };
  const { moved, gained, lost } = counts;
  const changed = new Set([...moved, ...gained, ...lost]);
  const all = [...new Set([...after.people, ...before.people])].filter((person) => changed.has(person));
  const ids = all.slice((input.page - 1) * MOVES_PAGE, input.page * MOVES_PAGE);
  const asked = new Set(ids);
  const shown = [before, after].map((run) =>
    (run.groups ?? []).filter((group) => group.some((one) => asked.has(one))),
  );
  const near = new Set([...ids, ...shown.flat(2)]);
  const [was, is] = [
    await sideOf(ctx, input.programme, before, near),
    await sideOf(ctx, input.programme, after, near),
  ];
  const found = new Map(difference(was, is).map((move) => [Number(move.id), move]));
  return { counts, moves: { rows: ids.flatMap((id) => found.get(id) ?? []), count: all.length } };
}

/** The part of a run that explains the partners of these people: the people themselves and their partners in both runs. */
async function sideOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  run: Kept,
  near: ReadonlySet<number>,
): Promise<Parameters<typeof difference>[0]> {
  const places = (run.people ?? []).flatMap((person, place) => (near.has(person) ? [place] : []));
  // PostgreSQL unpacks the input of all people once, and sends only these rows.
  const { rows } = await sql<{ candidate: Candidate }>`
    select kept.all -> place as candidate
    from (select input -> 'candidates' as all from match_run where programme_id = ${programme} and id = ${run.id} offset 0) kept,
      unnest(${places}::int[]) place`.execute(ctx.db);
  const locked = new Set((run.locked ?? []).flat());
  const groups = (run.groups ?? []).filter((members) => members.some((one) => near.has(one)));
  return {
    candidates: rows.map(({ candidate }) => candidate),
    policy: run.policy,
    result: { groups: groups.map((members) => ({ members: [...members], locked: locked.has(members[0]!) })) },
  };
}
