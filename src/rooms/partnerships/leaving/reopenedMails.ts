import type { Ctx } from '../../ctx.ts';
import { transition } from '../../outboxTransitions.ts';
import { toldFrom } from '../ending/toldFrom.ts';

/** Takes the mails out that say that a partnership ended, as far as they have not left; answers whom none reaches. `event` is the entry that is undone. */
export async function takeEndMailsBack(
  ctx: Ctx,
  { programme, partnership, event }: { programme: number; partnership: number; event: number },
): Promise<number[]> {
  const unsent = await transition(ctx.db, 'undo', { undone: true })
    .where('outbox.programme_id', '=', programme)
    .where('outbox.kind', '=', 'partnership-ended')
    .where('outbox.occasion', '=', `event:${event}/partnership:${partnership}`)
    .returning('outbox.person_id')
    .execute();
  return unsent.flatMap(({ person_id: person }) => (person === null ? [] : [person]));
}

/** Tells those of a partnership that they are together again who have heard that it had ended: not `untold`. Answers how many. */
export async function mailAll(
  ctx: Ctx,
  {
    programme,
    partnership,
    event,
    untold,
  }: { programme: number; partnership: number; event: number; untold: readonly number[] },
): Promise<number> {
  const members = await ctx.db
    .selectFrom('membership')
    .select(['person_id', 'round_id'])
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where('left_at', 'is', null)
    .execute();
  // Those who were not introduced yet have not heard that it had ended.
  const [first] = members;
  if (!first || (await toldFrom(ctx, { programme, round: first.round_id }))) return 0;
  const told = members.filter(({ person_id: person }) => !untold.includes(person));
  await ctx.mailer.queue(
    ctx,
    told.map(({ person_id: person }) => ({
      programme,
      kind: 'partnership-reopened' as const,
      occasion: `event:${event}/partnership:${partnership}`,
      person,
      data: { partnership },
    })),
  );
  return told.length;
}
