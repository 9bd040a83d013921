import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';
import { seenMembers } from '../turn/turnsOf.ts';
import type { SeenMember } from '../turn/turnsOf.ts';

/** The outcome of ending one partnership now. */
export interface ForeseenEnd {
  partnership: number;
  round: number;
  /** Members for whom another partner would be looked for, with priority: all except silent ones. */
  another: number[];
  /** Members who rest, or who owe a letter and had the last reminder: the round would be over for them. */
  over: number[];
}

/** Foresees the ends of some partnerships, by their ids in order. Leaves out partnerships that have ended or do not exist. */
export async function foreseeEnds(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  partnerships: readonly number[],
): Promise<ForeseenEnd[]> {
  const rows = await ctx.db
    .selectFrom('partnership')
    .innerJoin('programme', 'programme.id', 'partnership.programme_id')
    .select(['partnership.id', 'round_id as round', 'reminder_days as days'])
    .where('programme_id', '=', programme)
    .where('partnership.id', '=', anyOf(partnerships))
    .where('partnership.state', '<>', 'ended')
    .orderBy('partnership.id')
    .execute();
  const members = await seenMembers(
    ctx,
    rows.map(({ id }) => ({ programme, id })),
  );
  return rows.map(({ days, ...pair }) => foreseeEnd(pair, members({ programme, id: pair.id }), days));
}

/** The same for one partnership whose members were read. `days` are the days after which the programme reminds. */
export function foreseeEnd(
  { id, round }: { id: number; round: number },
  members: readonly SeenMember[],
  days: readonly number[],
): ForeseenEnd {
  const own = Map.groupBy(members, ({ owes, restsAt, sent }) =>
    owes && (restsAt || sent.some(({ step }) => step >= days.length)) ? 'over' : 'another',
  );
  const people = (fate: 'another' | 'over') => (own.get(fate) ?? []).map(({ person }) => person);
  return { partnership: id, round, another: people('another'), over: people('over') };
}

/** The same as a short text that changes when the outcome does. */
export const markOfEnds = (ends: readonly ForeseenEnd[]): string =>
  ends.map(({ partnership, another }) => `${partnership}:${another.join('+')}`).join(',');
