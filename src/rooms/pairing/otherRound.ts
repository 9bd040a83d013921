import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';

/** Mails a person which round their application is in now. */
export const tellMoved = (
  ctx: Ctx,
  of: { programme: number; application: number; person: number; event: number },
): Promise<void> =>
  ctx.mailer.queue(ctx, [
    {
      programme: of.programme,
      kind: 'application-moved',
      occasion: `event:${of.event}`,
      person: of.person,
      data: { application: of.application },
    },
  ]);

/** Whether an application is in a proposal, or a pair is asked to take its person in as a third. */
export async function isProposed(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  application: number,
): Promise<boolean> {
  const { rows } = await sql`
    select from proposal_member where programme_id = ${programme} and application_id = ${application}
    union all
    select from trio_question where programme_id = ${programme} and application_id = ${application} and closed_at is null`.execute(
    ctx.db,
  );
  return rows.length > 0;
}
