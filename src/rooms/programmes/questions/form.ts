import type { Actor, Ctx } from '../../ctx.ts';
import { lockRound } from '../dates/changeDates.ts';
import { programmeById } from '../queries.ts';
import type { Programme } from '../queries.ts';
import { phaseOf, roundById } from '../rounds/rounds.ts';

/** What a verb is told of the question it changes. */
export interface OnQuestion {
  programme: number;
  actor: Actor;
  round: number;
  question: number;
}

/** The form of a round changes until it closes, one volunteer at a time. Null when it is too late; else the programme. */
export async function openForm(ctx: Ctx, programme: number, round: number): Promise<Programme | null> {
  await lockRound(ctx, programme, round);
  const phase = phaseOf(await roundById(ctx, programme, round), ctx.clock.now());
  return phase === 'planned' || phase === 'open' ? programmeById(ctx, programme) : null;
}

/** Moves a bound question to a place. */
export async function placeQuestion(
  ctx: Ctx,
  input: { programme: number; round: number; question: number; step: number; position: number },
): Promise<void> {
  await ctx.db
    .updateTable('round_question')
    .set({ step: input.step, position: input.position })
    .where('programme_id', '=', input.programme)
    .where('round_id', '=', input.round)
    .where('question_id', '=', input.question)
    .execute();
}

/** Binds a round to a version of one of its questions; answers given to an earlier one stay as they are. */
export async function rebindQuestion(
  ctx: Ctx,
  input: { programme: number; round: number; question: number; version: number },
): Promise<void> {
  await ctx.db
    .updateTable('round_question')
    .set({ version: input.version })
    .where('programme_id', '=', input.programme)
    .where('round_id', '=', input.round)
    .where('question_id', '=', input.question)
    .execute();
}

export async function unbindQuestion(
  ctx: Ctx,
  input: { programme: number; round: number; question: number },
): Promise<void> {
  await ctx.db
    .deleteFrom('round_question')
    .where('programme_id', '=', input.programme)
    .where('round_id', '=', input.round)
    .where('question_id', '=', input.question)
    .execute();
}
