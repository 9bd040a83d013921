import { anyOf } from '../../../db/anyOf.ts';
import type { Merges } from '../../brings.ts';
import { roundsOf } from '../../programmes/index.ts';
import { standAsRound } from './standAsRound.ts';

/**
 * Two people are two again, and with them an application that had ended is back, as it stood. Where the partners of its round were introduced meanwhile it waits as all do who
 * have none, and its person is told; where the round ended meanwhile it is finished.
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
