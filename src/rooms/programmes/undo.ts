import type { Texts } from '../../lib/text/texts.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { headingVersion } from '../forms/index.ts';
import type { QuestionGoal } from '../forms/index.ts';
import { undoDates } from './dates/changeDates.ts';
import { publishRound, unpublishRound } from './rounds/publishRound.ts';
import { moveQuestion } from './questions/moveQuestion.ts';
import { removeQuestion } from './questions/removeQuestion.ts';
import { restoreQuestion, revertQuestion } from './questions/restoreQuestion.ts';
import { moveStep, removeStep, restoreStep } from './questions/changeSteps.ts';
import { formOf } from './questions/queries.ts';
import { retitleStep } from './questions/retitleStep.ts';
import { renameRound } from './rounds/renameRound.ts';
import { readEvent } from '../log/index.ts';

type Result = { ok: true } | { ok: false; reason: string };

/**
 * Undoes an event of a round or its form, except calling a round off, of which people have been told. Refuses when something has changed
 * since, when it was undone already, or when it is too late.
 */
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
      return moveQuestion(ctx, { ...base, question, to: backFrom(read.data) });
    case 'question-removed':
      return restoreQuestion(ctx, { ...base, question, place: read.data });
    case 'step-retitled':
      return undoRetitling(ctx, base, read.data);
    case 'step-added':
      return removeStep(ctx, { ...base, ...read.data, isEmpty: true });
    case 'step-moved':
      return moveStep(ctx, { ...base, ...read.data, to: read.data.to === 'up' ? 'down' : 'up' });
    case 'step-removed':
      return restoreStep(ctx, { ...base, ...read.data });
    default:
      return { ok: false, reason: 'unknown' };
  }
}

function backFrom({ to, before }: { to: 'up' | 'down' | 'place'; before?: Place | undefined }): QuestionGoal {
  if (to === 'place') return before ?? { step: 0, place: 1 };
  return to === 'up' ? 'down' : 'up';
}

interface Place {
  step: number;
  place: number;
}

/** A step may have another number by now; a step whose words were changed again keeps them. */
async function undoRetitling(
  ctx: Ctx,
  base: { programme: number; actor: Actor; round: number; undoes: number },
  { before, after }: { before: Heading; after: Heading },
): Promise<Result> {
  const version = headingVersion(after);
  const steps = await formOf(ctx, base.programme, base.round);
  const step = steps.find((one) => headingVersion(one) === version)?.step;
  if (step === undefined) return { ok: false, reason: 'changed-since' };
  return retitleStep(ctx, { ...base, ...before, step, base: version });
}

interface Heading {
  title: Texts;
  help: Texts;
}
