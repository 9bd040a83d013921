import type { Actor, Ctx } from '../../ctx.ts';
import { NEEDED_ROLES, fillForm, formTable } from '../../forms/index.ts';
import type { FormDraft, FormOf } from '../../forms/index.ts';
import { lockRound } from '../dates/changeDates.ts';
import { programmeById } from '../queries.ts';
import { phaseOf, roundById } from '../rounds/rounds.ts';

const FORMS = formTable('round_step', 'round_question', 'round_id', NEEDED_ROLES);

/** The form that a round asks. */
export const formOfRound = (programme: number, round: number): FormOf => ({
  table: FORMS,
  programme,
  owner: round,
});

/** The input of a verb that changes a round's form. */
export interface OnForm {
  programme: number;
  actor: Actor;
  round: number;
}

/** The input of a verb that changes a question. */
export interface OnQuestion extends OnForm {
  question: number;
}

/**
 * The form and the source locale, locked for one volunteer at a time; null when it is too late. A form can be changed until its round
 * closes.
 */
export async function openForm(
  ctx: Ctx,
  programme: number,
  round: number,
): Promise<{ form: FormOf; source: string } | null> {
  await lockRound(ctx, programme, round);
  const phase = phaseOf(await roundById(ctx, programme, round), ctx.clock.now());
  if (phase !== 'planned' && phase !== 'open') return null;
  const { source_locale: source } = await programmeById(ctx, programme);
  return { form: formOfRound(programme, round), source };
}

/** Gives a round without a form the form of a draft. Writes no event: it is part of planning a round. */
export const loadForm = (ctx: Ctx, programme: number, round: number, form: FormDraft): Promise<void> =>
  fillForm(ctx, formOfRound(programme, round), form);
