import type { Ctx } from '../../ctx.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import type { QuestionPlace } from './restoreQuestion.ts';
import type { FormStep, Question } from '../../forms/index.ts';
import { anyOf } from '../../../db/anyOf.ts';
import { often } from '../../../db/often.ts';

/** The form of a round: its steps in order, each with its questions in the version the round asks. Empty steps are left out. */
export async function questionsOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  round: number,
): Promise<FormStep[]> {
  return (await formOf(ctx, programme, round)).filter((step) => step.questions.length > 0);
}

const stepsOf = often((db, programme: number, round: number) =>
  db
    .selectFrom('round_step')
    .select(['step', 'title', 'help'])
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .orderBy('step'),
);

/** The same for those who edit it, empty steps included. */
export async function formOf(ctx: Pick<Ctx, 'db'>, programme: number, round: number): Promise<FormStep[]> {
  const [steps, questions] = await Promise.all([
    stepsOf(ctx.db, programme, round),
    boundQuestions(ctx, programme, round),
  ]);
  return steps.map(({ step, title, help }) => ({
    step,
    title,
    help,
    questions: questions.filter((one) => one.step === step),
  }));
}

/** One question as a round asks it; null when it does not. */
export async function questionOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  round: number,
  id: number,
): Promise<Question | null> {
  return (await boundQuestions(ctx, programme, round)).find((question) => question.id === id) ?? null;
}

/** Questions that were taken out of a round's form and are not back, with the place they had. */
export async function questionsTakenOut(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  round: number,
): Promise<{ id: number; label: Texts; place: QuestionPlace }[]> {
  const [asked, removals] = await Promise.all([
    boundQuestions(ctx, programme, round),
    ctx.db
      .selectFrom('event')
      .select(['subject_id', 'data'])
      .where('programme_id', '=', programme)
      .where('round_id', '=', round)
      .where('kind', '=', 'question-removed')
      .orderBy('id')
      .execute(),
  ]);
  const places = new Map(removals.map((event) => [event.subject_id, event.data as unknown as QuestionPlace]));
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

async function boundQuestions(ctx: Pick<Ctx, 'db'>, programme: number, round: number): Promise<Question[]> {
  return (await bound(ctx.db, programme, round)) as Question[];
}

const bound = often((db, programme: number, round: number) =>
  db
    .selectFrom('round_question as bound')
    .innerJoin('question', (join) =>
      join
        .onRef('question.programme_id', '=', 'bound.programme_id')
        .onRef('question.id', '=', 'bound.question_id'),
    )
    .innerJoin('question_version as text', (join) =>
      join
        .onRef('text.programme_id', '=', 'bound.programme_id')
        .onRef('text.question_id', '=', 'bound.question_id')
        .onRef('text.version', '=', 'bound.version'),
    )
    .select([
      'question.id',
      'question.role',
      'question.type',
      'bound.version',
      'bound.step',
      'bound.position',
      'text.label',
      'text.help',
      'text.options',
      'text.required',
      'text.shown_to_partner as shownToPartner',
      'text.max_length as maxLength',
    ])
    .where('bound.programme_id', '=', programme)
    .where('bound.round_id', '=', round)
    .orderBy('bound.step')
    .orderBy('bound.position')
    .orderBy('question.id'),
);
