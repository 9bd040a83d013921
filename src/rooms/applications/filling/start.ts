import { randomBytes } from 'node:crypto';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { insertPerson, personByAddress } from '../../people/index.ts';
import { phaseOf, roundById } from '../../programmes/index.ts';
import { beginApplication } from './begin.ts';
import { applicationTo } from '../queries.ts';

/**
 * Begins an application with just a (normalised) address, and mails a link for coming back. The browser may go on at once with the
 * application returned. An address that belongs to somebody gets an empty draft of its own, held by a stand-in until the owner opens the
 * mailed link (see `handOver`). So nobody learns from this who takes part. With `isMailed` false no link is mailed: too many were already.
 */
export async function startApplication(
  ctx: Ctx,
  input: { programme: number; round: number; address: string; locale: string; isMailed?: boolean },
): Promise<{ ok: true; application: number } | { ok: false; reason: 'closed' }> {
  const { programme, address } = input;
  const round = await roundById(ctx, programme, input.round);
  if (!round.published_at || phaseOf(round, ctx.clock.now()) !== 'open')
    return { ok: false, reason: 'closed' };
  return inTransaction(ctx, async (ctx) => {
    // After two clicks at once, the second finds the person that the first made.
    const fresh = await insertPerson(ctx, input);
    const owner = fresh === null ? await personByAddress(ctx, programme, address) : null;
    const holder =
      fresh ??
      (await insertPerson(ctx, {
        ...input,
        address: `${randomBytes(12).toString('hex')}@stand-in.invalid`,
        standsFor: owner?.id ?? null,
      }));
    if (holder === null) throw new Error('a stand-in needs an address of its own');
    const draft = await beginApplication(ctx, {
      programme,
      actor: { kind: 'person', id: holder },
      round: round.id,
      person: holder,
    });
    // A person with an application goes on with it.
    const own = owner ? await applicationTo(ctx, programme, round.id, owner.id) : null;
    if (input.isMailed === false) return { ok: true, application: draft.id };
    const reader = owner?.id ?? holder;
    await ctx.mailer.queue(ctx, [
      {
        programme,
        kind: 'application-resume',
        occasion: `start:${draft.id}`,
        person: reader,
        data: { application: own?.id ?? draft.id, round: round.id },
      },
    ]);
    return { ok: true, application: draft.id };
  });
}
