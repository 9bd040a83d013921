import type { Ctx } from '../../ctx.ts';
import { personById } from '../../people/index.ts';
import { programmeById } from '../../programmes/index.ts';
import { answerThread } from './answerThread.ts';
import type { Answered } from './answerThread.ts';
import { wroteOften } from '../arriving/wroteOften.ts';
import { A_DAY, mention } from '../rules.ts';
import { scopeFor } from '../scopeFor.ts';

/**
 * Passes a volunteer's answer to a notice mail on to the person, like an answer written on the page. The volunteer's own address is removed
 * wherever it appears in it.
 */
export async function answerByMail(
  ctx: Ctx,
  input: { programme: number; volunteer: number; thread: number; body: string; formKey: string },
): Promise<Answered | { ok: false; reason: 'often' }> {
  const { programme } = input;
  const volunteer = await personById(ctx, programme, input.volunteer);
  if (!volunteer || volunteer.erased_at) return { ok: false, reason: 'unknown' };
  const { contact_address: ours } = await programmeById(ctx, programme);
  const thread = await present(ctx, programme, input.thread);
  const often = { author: volunteer.id, kind: 'out' as const, thread, most: A_DAY.volunteer };
  if (await wroteOften(ctx, programme, often)) return { ok: false, reason: 'often' };
  return answerThread(ctx, {
    programme,
    actor: { kind: 'person', id: volunteer.id },
    scope: await scopeFor(ctx, volunteer),
    thread,
    body: input.body.replaceAll(mention(volunteer.address ?? ours), ours),
    formKey: `mail:${input.formKey}`,
    channel: 'mail',
    close: false,
  });
}

/** The thread that continues this one: itself, or the one it was merged into. */
async function present(ctx: Ctx, programme: number, thread: number): Promise<number> {
  let id = thread;
  for (let steps = 0; steps < 20; steps++) {
    const row = await ctx.db
      .selectFrom('thread')
      .select('merged_into')
      .where('programme_id', '=', programme)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row?.merged_into) break;
    id = row.merged_into;
  }
  return id;
}
