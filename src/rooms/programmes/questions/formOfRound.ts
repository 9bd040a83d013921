import type { Actor, Ctx } from '../../ctx.ts';
import { formTable } from '../../forms/index.ts';
import type { FormOf } from '../../forms/index.ts';
import { lockRound } from '../dates/changeDates.ts';
import { programmeById } from '../queries.ts';
import type { Programme } from '../queries.ts';
import { phaseOf, roundById } from '../rounds/rounds.ts';

const FORMS = formTable('round_step', 'round_question', 'round_id');

/** The form that a round asks. */
export const formOfRound = (programme: number, round: number): FormOf => ({
  table: FORMS,
  programme,
  owner: round,
});

/** The input of a verb that changes a question. */
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
