import type { Actor, Ctx } from '../ctx.ts';
import { undoDates } from './dates/changeDates.ts';
import { publishRound, unpublishRound } from './rounds/publishRound.ts';
import { moveQuestion } from './questions/moveQuestion.ts';
import { removeQuestion } from './questions/removeQuestion.ts';
import { restoreQuestion, revertQuestion } from './questions/restoreQuestion.ts';
import { retitleStep } from './questions/retitleStep.ts';
import { renameRound } from './rounds/renameRound.ts';
import { readEvent } from '../log/index.ts';

type Result = { ok: true } | { ok: false; reason: string };

/** Takes back what an event of a round or its form did (calling off cannot be: people have been told); refuses when it has been changed since, undone already, or it is too late. */
export async function undoRoundEvent(
  ctx: Ctx,
  input: { programme: number; actor: Actor; event: number },
): Promise<Result> {
  const { programme, actor } = input;
  const event = await ctx.db
    .selectFrom('event')
    .select(['kind', 'subject_id', 'round_id', 'data'])
    .where('programme_id', '=', programme)
    .where('id', '=', input.event)
    .executeTakeFirst();
  if (!event?.round_id) return { ok: false, reason: 'unknown' };
  const undone = await ctx.db
    .selectFrom('event')
    .select('id')
    .where('programme_id', '=', programme)
    .where('undoes', '=', input.event)
    .executeTakeFirst();
  if (undone) return { ok: false, reason: 'changed-since' };
  const base = { programme, actor, round: event.round_id, undoes: input.event };
  const question = event.subject_id;
  const read = readEvent(ctx, event);
  switch (read.kind) {
    case 'round-dates-changed':
      return undoDates(ctx, input);
    case 'round-renamed':
      return renameRound(ctx, { ...base, ...read.data.before });
    case 'round-published':
      return unpublishRound(ctx, base);
    case 'round-unpublished':
      return publishRound(ctx, base);
    case 'question-added':
      return removeQuestion(ctx, { ...base, question });
    case 'question-changed':
      return revertQuestion(ctx, { ...base, question, ...read.data });
    case 'question-moved':
      return moveQuestion(ctx, { ...base, question, to: read.data.to === 'up' ? 'down' : 'up' });
    case 'question-removed':
      return restoreQuestion(ctx, { ...base, question, place: read.data });
    case 'step-retitled':
      return retitleStep(ctx, { ...base, step: read.data.step, ...read.data.before });
    default:
      return { ok: false, reason: 'unknown' };
  }
}
