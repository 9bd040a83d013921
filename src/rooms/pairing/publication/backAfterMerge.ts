import { anyOf } from '../../../db/anyOf.ts';
import type { Merges } from '../../brings.ts';
import { roundsOf } from '../../programmes/index.ts';
import { standAsRound } from './standAsRound.ts';

/**
 * When two people are two again, an application that had ended comes back as it stood. It waits if the partners of its round were
 * introduced meanwhile, like all applications without a partner, and its person is told. It is finished if the round ended meanwhile.
 */
export const backAfterMerge: Merges = async (ctx, { programme, actor, changes, isBack, since }) => {
  if (!isBack) return;
  const ids = changes
    .filter(({ table }) => table === 'application')
    .flatMap(({ rows }) => rows)
    .flatMap(({ key, before }) => (before?.['state'] === undefined ? [] : Number(key['id'])));
  if (ids.length === 0) return;
  const back = await ctx.db
    .selectFrom('application')
    .select(['id as application', 'person_id as person', 'round_id as round', 'state'])
    .where('programme_id', '=', programme)
    .where('id', '=', anyOf(ids))
    .where('state', 'in', ['confirmed', 'waiting'])
    .execute();
  if (back.length === 0) return;
  const rounds = await roundsOf(ctx, programme);
  for (const one of back) {
    const round = rounds.find(({ id }) => id === one.round);
    if (round) await standAsRound(ctx, { programme, actor, round, one, since });
  }
};
