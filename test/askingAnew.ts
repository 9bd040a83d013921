import { answerAvailability, applicationById, standingOf } from '../src/rooms/applications/index.ts';
import { publish, runMatch, startRun } from '../src/rooms/pairing/index.ts';
import type { RoundScene } from './onStage.ts';
import type { PoolMember } from './pool.ts';

/** Mails of a kind, in their order. */
export const mailsOf = ({ ctx }: RoundScene, kind: string) =>
  ctx.db
    .selectFrom('outbox')
    .select(['id', 'person_id', 'occasion', 'state', 'due_at', 'text'])
    .where('kind', '=', kind)
    .orderBy('id')
    .execute();

/** The people who are mailed. Mails of the same moment have no order of their own. */
export const readersOf = (mails: readonly { person_id: number | null }[]): number[] =>
  mails.map(({ person_id }) => person_id ?? 0).toSorted((a, b) => a - b);

/** Sends the mails of the outbox that are due. */
export async function post({ ctx }: RoundScene): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db
    .updateTable('outbox')
    .set({ state: 'sent', sent_at: now })
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .execute();
}

export async function match({ ctx, programme, actor, round }: RoundScene): Promise<void> {
  const started = await startRun(ctx, { programme, round: round.id, actor });
  if (!started.ok) throw new Error(started.reason);
  await runMatch(ctx, { programme, run: started.run });
}

export const publishIt = ({ ctx, programme, actor, round }: RoundScene) =>
  publish(ctx, { programme, round: round.id, actor });

export const say = (
  { ctx, programme }: RoundScene,
  { person, application }: PoolMember,
  available: boolean,
) => answerAvailability(ctx, { programme, actor: { kind: 'person', id: person }, application, available });

export async function standing({ ctx, programme }: RoundScene, { application }: PoolMember): Promise<string> {
  return (await standingOf(ctx, (await applicationById(ctx, programme, application))!)).standing;
}
