import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { missingConsents } from '../../people/index.ts';
import { isIntroduced, phaseOf, roundById } from '../../programmes/index.ts';
import { changeState } from '../changeState.ts';
import { keepUnpublished } from '../leaving/keepUnpublished.ts';
import { applicationById } from '../queries.ts';
import { dropKept } from '../keeping/keepAnswers.ts';
import { writePerson } from './writePerson.ts';

/**
 * Confirms a sent-in application, since its address was confirmed by a mailed link or a volunteer's word. Confirming twice is the same as
 * once. Late confirmations count until partners are chosen, or until they are published if that is earlier.
 */
export async function confirmApplication(
  ctx: Ctx,
  input: { programme: number; actor: Actor; application: number },
): Promise<{ ok: true } | { ok: false; reason: 'state' | 'closed' | 'consents' }> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    const application = await applicationById(ctx, programme, input.application);
    if (application?.state === 'confirmed') return { ok: true };
    if (application?.state !== 'submitted') return { ok: false, reason: 'state' };
    await keepUnpublished(ctx, programme, application.id);
    const round = await roundById(ctx, programme, application.round_id);
    const isLate = !['planned', 'open', 'closed'].includes(phaseOf(round, ctx.clock.now()));
    if (isLate || (await isIntroduced(ctx, programme, round.id))) return { ok: false, reason: 'closed' };
    // Nobody is matched without having agreed. Imported people have not, whoever confirms them.
    if ((await missingConsents(ctx, programme, application.person_id)).length > 0)
      return { ok: false, reason: 'consents' };
    // An application that is declined or withdrawn at this moment stays so.
    const changed = await changeState(ctx, {
      programme,
      actor,
      application: application.id,
      from: 'submitted',
      to: 'confirmed',
    });
    if (!changed.ok) return changed;
    await dropKept(ctx, programme, application.person_id);
    await writePerson(ctx, { programme, application: application.id, sentIn: true });
    await ctx.mailer.queue(ctx, [
      {
        programme,
        kind: 'application-received',
        occasion: `application:${application.id}`,
        person: application.person_id,
        data: { application: application.id },
      },
    ]);
    return { ok: true };
  });
}
