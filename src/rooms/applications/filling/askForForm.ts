import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { insertPerson, personByAddress } from '../../people/index.ts';
import type { Person } from '../../people/index.ts';
import { phaseOf, publicRounds } from '../../programmes/index.ts';
import { beginApplication } from './begin.ts';
import { applicationTo } from '../queries.ts';
import { EDITABLE } from '../rules.ts';

/**
 * Mails the form of the open round to a (normalised) address, to be answered by mail. Somebody who has applied and can no longer change
 * anything hears where they stand instead. Mailed once for each `occasion`, since anybody may ask in the name of an address. Nothing
 * changes for a known person: that takes an answer from their own mailbox.
 */
export async function askForForm(
  ctx: Ctx,
  input: { programme: number; address: string; locale: string; inReplyTo?: string; occasion: string },
): Promise<{ ok: true } | { ok: false; reason: 'closed' }> {
  const { programme, address } = input;
  const round = await openRound(ctx, programme);
  if (!round) return { ok: false, reason: 'closed' };
  return inTransaction(ctx, async (ctx) => {
    const person = (await personByAddress(ctx, programme, address)) ?? (await newcomer(ctx, input, round.id));
    const own = await applicationTo(ctx, programme, round.id, person.id);
    const isOver = own !== null && !EDITABLE.includes(own.state);
    await ctx.mailer.queue(ctx, [
      {
        programme,
        occasion: input.occasion,
        person: person.id,
        inReplyTo: input.inReplyTo,
        ...(isOver
          ? { kind: 'standing', data: { round: round.id, application: own.id } }
          : { kind: 'application-form', data: { round: round.id } }),
      },
    ]);
    return { ok: true };
  });
}

/** Whether there is a round to apply to now. */
export const isOpenToApply = async (ctx: Ctx, programme: number): Promise<boolean> =>
  (await openRound(ctx, programme)) !== undefined;

const openRound = async (ctx: Ctx, programme: number) =>
  (await publicRounds(ctx, programme)).find((one) => phaseOf(one, ctx.clock.now()) === 'open');

/** Makes a person for an unknown address, together with a draft: because of the draft they are deleted again if nothing comes of it. */
async function newcomer(
  ctx: Ctx,
  input: { programme: number; address: string; locale: string },
  round: number,
): Promise<Person> {
  const { programme, address } = input;
  const id = await insertPerson(ctx, input);
  const person = await personByAddress(ctx, programme, address);
  if (!person) throw new Error('the person is not there');
  if (id !== null)
    await beginApplication(ctx, { programme, actor: { kind: 'person', id }, round, person: id });
  return person;
}
