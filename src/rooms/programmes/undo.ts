import type { Texts } from '../../lib/text/texts.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { undoDates } from './dates/changeDates.ts';
import { publishRound, unpublishRound } from './rounds/publishRound.ts';
import { moveQuestion } from './questions/moveQuestion.ts';
import { removeQuestion } from './questions/removeQuestion.ts';
import { restoreQuestion, revertQuestion } from './questions/restoreQuestion.ts';
import type { QuestionPlace } from '../forms/index.ts';
import { retitleStep } from './questions/retitleStep.ts';
import { renameRound } from './rounds/renameRound.ts';

/** Events of rounds and their forms that can be undone. Calling off cannot: people have been told. */
const UNDOABLE_ROUND_EVENTS = [
  'round-dates-changed',
  'round-renamed',
  'round-published',
  'round-unpublished',
  'question-added',
  'question-changed',
  'question-moved',
  'question-removed',
  'step-retitled',
] as const;

type Result = { ok: true } | { ok: false; reason: string };

/** Takes back what an event of a round or its form did; refuses when it has been changed since, undone already, or it is too late. */
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
  const data = event.data;
  switch (event.kind as (typeof UNDOABLE_ROUND_EVENTS)[number]) {
    case 'round-dates-changed':
      return undoDates(ctx, input);
    case 'round-renamed':
      return renameRound(ctx, { ...base, ...(data['before'] as { label: Texts; rhythmDays: number }) });
    case 'round-published':
      return unpublishRound(ctx, base);
    case 'round-unpublished':
      return publishRound(ctx, base);
    case 'question-added':
      return removeQuestion(ctx, { ...base, question });
    case 'question-changed':
      return revertQuestion(ctx, { ...base, question, ...(data as { from: number; to: number }) });
    case 'question-moved':
      return moveQuestion(ctx, { ...base, question, to: data['to'] === 'up' ? 'down' : 'up' });
    case 'question-removed': {
      const place = data as unknown as QuestionPlace;
      return restoreQuestion(ctx, { ...base, question, place });
    }
    case 'step-retitled': {
      const before = data['before'] as { title: Texts; help: Texts };
      return retitleStep(ctx, { ...base, step: Number(data['step']), ...before });
    }
    default:
      return { ok: false, reason: 'unknown' };
  }
}
