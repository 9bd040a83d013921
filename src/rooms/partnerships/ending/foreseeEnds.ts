import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';
import { seenMembers } from '../turn/turnsOf.ts';
import type { SeenMember } from '../turn/turnsOf.ts';

/** The end of one partnership as it would be now. */
export interface ForeseenEnd {
  partnership: number;
  round: number;
  /** Members for whom another partner would be looked for, first of all: all but those who stayed silent. */
  another: number[];
  /** Members who rest, or owe a letter and had the last reminder: the round would be over for them. */
  over: number[];
}

/** Foresees the ends of some partnerships that go on, by their ids in order; those that have ended, or are none, are left out. */
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

/** The same of one, whose members were read; `days` are those after which the programme reminds. */
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

/** The same in a few characters: another text when anything about it has changed. */
export const markOfEnds = (ends: readonly ForeseenEnd[]): string =>
  ends.map(({ partnership, another }) => `${partnership}:${another.join('+')}`).join(',');
