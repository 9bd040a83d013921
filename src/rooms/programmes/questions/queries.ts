import type { Ctx } from '../../ctx.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import type { FormStep, Question, QuestionPlace } from '../../forms/index.ts';
import { anyOf } from '../../../db/anyOf.ts';
import { formOfRound } from './formOfRound.ts';
import { questionIn, questionsIn, stepsIn } from '../../forms/index.ts';
import { eventData } from '../../log/index.ts';

/** The form of a round: its steps in order, each with its questions in the version the round asks. Empty steps are left out. */
export async function questionsOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  round: number,
): Promise<FormStep[]> {
  return (await formOf(ctx, programme, round)).filter((step) => step.questions.length > 0);
}

/** The form for people who edit it, empty steps included. */
export function formOf(ctx: Pick<Ctx, 'db'>, programme: number, round: number): Promise<FormStep[]> {
  return stepsIn(ctx, formOfRound(programme, round));
}

/** One question as a round asks it; null when the round does not ask it. */
export function questionOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  round: number,
  id: number,
): Promise<Question | null> {
  return questionIn(ctx, formOfRound(programme, round), id);
}

/** Questions that were taken out of a round's form and are not back, each with its former place. */
export async function questionsTakenOut(
  ctx: Pick<Ctx, 'db' | 'brought'>,
  programme: number,
  round: number,
): Promise<{ id: number; label: Texts; place: QuestionPlace }[]> {
  const [asked, removals] = await Promise.all([
    questionsIn(ctx, formOfRound(programme, round)),
    ctx.db
      .selectFrom('event')
      .select(['subject_id', 'data'])
      .where('programme_id', '=', programme)
      .where('round_id', '=', round)
      .where('kind', '=', 'question-removed')
      .orderBy('id')
      .execute(),
  ]);
  const places = new Map(
    removals.map((event) => [event.subject_id, eventData(ctx, 'question-removed', event.data)]),
  );
  for (const question of asked) places.delete(question.id);
  if (places.size === 0) return [];
  const versions = await ctx.db
    .selectFrom('question_version')
    .select(['question_id', 'version', 'label'])
    .where('programme_id', '=', programme)
    .where('question_id', '=', anyOf([...places.keys()]))
    .execute();
  return versions.flatMap(({ question_id: id, version, label }) => {
    const place = places.get(id);
    return place?.version === version ? [{ id, label, place }] : [];
  });
}
