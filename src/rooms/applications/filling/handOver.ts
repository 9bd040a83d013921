import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { confirmAddress, copyConsents, personById, removeStandIn } from '../../people/index.ts';
import { answerWithRole } from '../../forms/index.ts';
import { removeApplication } from '../leaving/removeApplication.ts';
import { prefill } from './begin.ts';
import { rememberExclusions } from '../exclusions.ts';
import { answersOf, applicationById, applicationTo } from '../queries.ts';
import type { Application } from '../queries.ts';

/**
 * Gives the owner of an address, who opened the mailed link, the address and the application that a stand-in may have held so far. An
 * application that they sent in before stays theirs. A draft of theirs is replaced by one that was sent in. Null when the link's
 * application is gone or somebody else's.
 */
export async function handOver(
  ctx: Ctx,
  input: { programme: number; person: number; application: number },
): Promise<Application | null> {
  const { programme } = input;
  return inTransaction(ctx, async (ctx) => {
    const person = await personById(ctx, programme, input.person);
    if (!person || person.erased_at) return null;
    const found = await applicationById(ctx, programme, input.application);
    const holder = found ? await personById(ctx, programme, found.person_id) : null;
    if (!found || !holder) return null;
    if (holder.id !== person.id && holder.stands_for !== person.id) return null;
    await confirmAddress(ctx, person);
    if (holder.id === person.id) return found;
    const own = await applicationTo(ctx, programme, found.round_id, person.id);
    const keepsOwn = own && !(own.state === 'draft' && found.state !== 'draft');
    if (own && !keepsOwn) await removeApplication(ctx, { programme, application: own.id });
    if (!keepsOwn) {
      await ctx.db
        .updateTable('application')
        .set({ person_id: person.id })
        .where('programme_id', '=', programme)
        .where('id', '=', found.id)
        .execute();
      await copyConsents(ctx, { programme, from: holder.id, to: person.id });
      const excluded = answerWithRole(await answersOf(ctx, programme, found.id), 'exclusions');
      if (Array.isArray(excluded))
        await rememberExclusions(ctx, { programme, person: person.id, lines: excluded as string[] });
    }
    await removeStandIn(ctx, { programme, person: holder.id });
    const id = keepsOwn ? own.id : found.id;
    await prefill(ctx, { programme, application: id });
    return applicationById(ctx, programme, id);
  });
}
