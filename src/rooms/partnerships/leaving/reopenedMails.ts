import type { Ctx } from '../../ctx.ts';
import { transition } from '../../mails/index.ts';
import { toldFrom } from '../ending/toldFrom.ts';

/**
 * Drops the mails saying that a partnership ended, as far as they have not left. Answers the people whom such a mail has reached, or is
 * about to. A person has not heard of the end if their mail was dropped by hand, came back or was never written. `event` is the entry that
 * is undone.
 */
export async function takeEndMailsBack(
  ctx: Ctx,
  { programme, partnership, event }: { programme: number; partnership: number; event: number },
): Promise<number[]> {
  const occasion = `event:${event}/partnership:${partnership}`;
  await transition(ctx.db, 'undo', { undone: true })
    .where('outbox.programme_id', '=', programme)
    .where('outbox.kind', '=', 'partnership-ended')
    .where('outbox.occasion', '=', occasion)
    .execute();
  const left = await ctx.db
    .selectFrom('outbox')
    .select('person_id')
    .where('programme_id', '=', programme)
    .where('kind', '=', 'partnership-ended')
    .where('occasion', '=', occasion)
    .where('state', 'in', ['sending', 'sent', 'bundled'])
    .execute();
  return left.flatMap(({ person_id: person }) => (person === null ? [] : [person]));
}

/** Tells members who had heard of the end that they are together again. Answers how many. */
export async function tellReopened(
  ctx: Ctx,
  {
    programme,
    partnership,
    event,
    heard,
  }: { programme: number; partnership: number; event: number; heard: readonly number[] | 'all' },
): Promise<number> {
  const members = await ctx.db
    .selectFrom('membership')
    .select(['person_id', 'round_id'])
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where('left_at', 'is', null)
    .execute();
  // Members who were not introduced yet have not heard of the end.
  const [first] = members;
  if (!first || (await toldFrom(ctx, { programme, round: first.round_id }))) return 0;
  const told = members.filter(({ person_id: person }) => heard === 'all' || heard.includes(person));
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
