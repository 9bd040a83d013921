import { poolMember, poolOfMany } from './pool.ts';
import type { PoolMember } from './pool.ts';
import { asMatcher } from './onStage.ts';
import type { RoundScene } from './onStage.ts';
import { publish, runMatch, startRun } from '../src/rooms/pairing/index.ts';

/** On the day on which the matching is due. */
export const onTheDay = (play: (scene: RoundScene) => Promise<void>): Promise<void> =>
  asMatcher(play, '2027-02-08T12:00:00Z');

export async function run({ ctx, round, programme, actor }: RoundScene) {
  const started = await startRun(ctx, { programme, round: round.id, actor });
  if (!started.ok) throw new Error(started.reason);
  return runMatch(ctx, { programme, run: started.run });
}

export const publishIt = ({ ctx, round, programme, actor }: RoundScene) =>
  publish(ctx, { programme, round: round.id, actor });

export const states = async ({ ctx }: RoundScene): Promise<Record<number, string>> =>
  Object.fromEntries(
    (await ctx.db.selectFrom('application').select(['id', 'state']).execute()).map(({ id, state }) => [
      id,
      state,
    ]),
  );

export const mails = ({ ctx }: RoundScene) =>
  ctx.db
    .selectFrom('outbox')
    .select(['kind', 'person_id', 'due_at', 'text'])
    .where('kind', 'in', ['introduction', 'waiting'])
    .orderBy('id')
    .execute();

/** Four who share English, and one who speaks Greenlandic only. */
export async function fiveApply(scene: RoundScene): Promise<{ four: PoolMember[]; alone: PoolMember }> {
  const four = await poolOfMany(scene.ctx, scene.round, 4);
  const alone = await poolMember(scene.ctx, scene.round, {
    name: 'Alone',
    country: 'GL',
    zone: 'America/Nuuk',
    answers: { languages: [{ code: 'kl', level: 'native' }] },
  });
  return { four, alone };
}
