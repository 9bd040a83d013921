import type { Ctx } from '../../ctx.ts';
import { personById } from '../../people/index.ts';
import { applicationById } from '../queries.ts';

/** Mails the link for confirming an application once more, at most once an hour. */
export async function mailConfirmLink(
  ctx: Ctx,
  input: { programme: number; application: number },
): Promise<{ ok: true } | { ok: false; reason: 'state' }> {
  const application = await applicationById(ctx, input.programme, input.application);
  if (application?.state !== 'submitted') return { ok: false, reason: 'state' };
  const person = await personById(ctx, input.programme, application.person_id);
  const hour = Math.floor(ctx.clock.now().getTime() / 3_600_000);
  await ctx.mailer.queue(ctx, [
    {
      programme: input.programme,
      kind: 'application-confirm',
      occasion: `again:${application.id}:${hour}`,
      person: person?.stands_for ?? application.person_id,
      data: { application: application.id },
    },
  ]);
  return { ok: true };
}
