import type { MatchResult } from '#matching';
import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';
import type { NewProposal } from './writeProposals.ts';

interface Group {
  run?: number | undefined;
  people: readonly number[];
  weight: number;
  reasons: NewProposal['reasons'];
}

/**
 * Gives each group the weight, reasons and alternatives of the run that made it. Without that result the group counts as made by hand (run
 * null).
 */
export async function asRunsMade<T extends Group>(
  ctx: Pick<Ctx, 'db'>,
  { programme, round }: { programme: number; round: number },
  groups: readonly T[],
): Promise<(T & Pick<NewProposal, 'alternatives'> & { run: number | null })[]> {
  const runs = [...new Set(groups.flatMap(({ run }) => run ?? []))];
  const rows = await ctx.db
    .selectFrom('match_run')
    .select(['id', 'result'])
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('state', '=', 'done')
    .where('id', '=', anyOf(runs))
    .execute();
  const made = new Map(rows.map(({ id, result }) => [id, groupsIn(result as MatchResult | null)]));
  return groups.map((group) => {
    const found = group.run === undefined ? undefined : made.get(group.run)?.(group.people);
    return found && group.run !== undefined
      ? { ...group, ...found, run: group.run }
      : { ...group, alternatives: null, run: null };
  });
}

/** Answers a function that looks up a group of people in a result. */
function groupsIn(result: MatchResult | null) {
  const groups = new Map(result?.groups.map((group) => [keyOf(group.members.map(Number)), group]));
  const alternatives = new Map(result?.insight?.alternatives.map((one) => [Number(one.id), one]));
  return (
    people: readonly number[],
  ): Pick<NewProposal, 'weight' | 'reasons' | 'alternatives'> | undefined => {
    const group = groups.get(keyOf(people));
    return (
      group && {
        weight: group.weight,
        reasons: group.reasons,
        alternatives: result?.insight
          ? group.members.flatMap((id) => alternatives.get(Number(id)) ?? [])
          : null,
      }
    );
  };
}

/** People as a text that is the same in any order. */
const keyOf = (people: readonly number[]): string => people.toSorted((a, b) => a - b).join();
