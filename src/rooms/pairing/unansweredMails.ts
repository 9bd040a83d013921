import type { Ctx, QueuedMail } from '../ctx.ts';

/**
 * The mails to those of a round who were asked whether they are still there and never answered: they are not matched, and hear so
 * when the others are introduced.
 */
export async function unansweredMails(
  ctx: Pick<Ctx, 'db'>,
  input: { programme: number; round: number; dueAt: Date },
): Promise<QueuedMail[]> {
  const { programme, round, dueAt } = input;
  const rows = await ctx.db
    .selectFrom('application')
    .select(['id', 'person_id'])
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('state', '=', 'confirmed')
    .where('available_asked_at', 'is not', null)
    .where('available_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    programme,
    kind: 'unanswered',
    occasion: `round:${round}`,
    person: row.person_id,
    data: { application: row.id },
    dueAt,
  }));
}
