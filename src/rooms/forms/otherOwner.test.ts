import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { defaultForm } from '../../../sample/form.ts';
import { onStage } from '../../../test/onStage.ts';
import { answerTable, answerWithRole, answersIn, writeAnswersIn } from './answerTable.ts';
import { carryOver } from './carryOver.ts';
import { checkAnswers, missingFrom } from './checkAnswers.ts';
import { formTable, stepsIn } from './formTable.ts';
import { addSteps, askNoMore, askOtherwise, askQuestions, copyForm, makeRoom } from './writeForm.ts';
import { insertQuestions, insertVersion } from './writeQuestions.ts';

const FORMS = formTable('survey_step', 'survey_question', 'survey_id');
const ANSWERS = answerTable('survey_answer', 'reply_id');

/** Tables as a room would have them that asks for something else than an application. */
const TABLES = [
  sql`create temp table survey_step (programme_id bigint, survey_id bigint, step int, title jsonb, help jsonb) on commit drop`,
  sql`create temp table survey_question (programme_id bigint, survey_id bigint, question_id bigint, version int, step int,
    position int) on commit drop`,
  sql`create temp table survey_answer (programme_id bigint, reply_id bigint, question_id bigint, version int, value jsonb,
    answered_at timestamptz, primary key (programme_id, reply_id, question_id)) on commit drop`,
];

const wording = (en: string, more: object = {}) => ({
  label: { en },
  help: {},
  options: [],
  required: false,
  shownToPartner: false,
  maxLength: null,
  ...more,
});

const longText = (en: string) => ({
  step: 1,
  role: null,
  type: 'long' as const,
  text: wording(en, { maxLength: 100 }),
});

test('a survey asks, is answered, checked and complete by the same means as an application', () =>
  onStage(async (ctx, cast) => {
    for (const table of TABLES) await table.execute(ctx.db);
    const { programme } = cast;
    const survey = { table: FORMS, programme, owner: 1 };
    await addSteps(ctx, survey, [
      { title: { en: 'How it went' }, help: {} },
      { title: { en: 'Anything else' }, help: {} },
    ]);
    const [often = 0, land = 0] = await insertQuestions(
      ctx,
      survey,
      [
        { step: 1, position: 1, role: null, type: 'short', text: wording('How often?', { required: true }) },
        { step: 1, position: 2, role: 'country', type: 'country', text: wording('Where?') },
      ],
      null,
    );
    await insertVersion(
      ctx,
      programme,
      { question: often, version: 2, text: wording('How often, all in all?', { required: true }) },
      null,
    );
    await askOtherwise(ctx, survey, often, { version: 2, step: 2, position: 1 });

    const steps = await stepsIn(ctx, survey);
    expect(steps.map(({ questions }) => questions.map(({ label }) => label['en']))).toEqual([
      ['Where?'],
      ['How often, all in all?'],
    ]);
    const all = steps.flatMap(({ questions }) => questions);
    const given = new Map<number, unknown>([
      [land, 'ZZ'],
      [often, 'Weekly'],
    ]);
    const { answers, problems } = checkAnswers(all, given, { all, leniently: false });
    expect(problems).toMatchObject([{ question: { id: land }, reason: 'unknown-country' }]);
    await writeAnswersIn(ctx, ANSWERS, { programme, id: 7, answers });
    await writeAnswersIn(ctx, ANSWERS, { programme, id: 8, answers: [{ question: all[0]!, value: 'SN' }] });

    const seven = await answersIn(ctx, ANSWERS, programme, 7);
    expect([...seven]).toMatchObject([[often, { value: 'Weekly', version: 2, at: ctx.clock.now() }]]);
    expect(missingFrom(all, seven)).toEqual([]);
    const eight = await answersIn(ctx, ANSWERS, programme, 8);
    expect(answerWithRole(eight, 'country')).toBe('SN');
    expect(missingFrom(all, eight)).toMatchObject([{ question: { id: often }, reason: 'required' }]);

    // The eighth takes over only the answer it lacks; erasing those of the seventh touches nobody else.
    await writeAnswersIn(ctx, ANSWERS, {
      programme,
      id: 9,
      answers: [
        { question: all[0]!, value: 'JP' },
        { question: all[1]!, value: 'Monthly' },
      ],
    });
    const nine = await answersIn(ctx, ANSWERS, programme, 9);
    expect(carryOver(all, eight, nine)).toMatchObject([{ question: { id: often }, value: 'Monthly' }]);

    await writeAnswersIn(ctx, ANSWERS, { programme, id: 7, answers: [{ question: all[1]!, value: null }] });
    expect((await answersIn(ctx, ANSWERS, programme, 7)).size).toBe(0);
    expect((await answersIn(ctx, ANSWERS, programme, 9)).size).toBe(2);
  }));

test('a form is copied, and a question goes and comes back to its place, in one form alone', () =>
  onStage(async (ctx, cast) => {
    for (const table of TABLES) await table.execute(ctx.db);
    const { programme } = cast;
    const [one, other] = [1, 2].map((owner) => ({ table: FORMS, programme, owner })) as [
      { table: typeof FORMS; programme: number; owner: number },
      { table: typeof FORMS; programme: number; owner: number },
    ];
    await addSteps(ctx, one, [{ title: defaultForm.steps[0]!.title, help: {} }]);
    const ids = await insertQuestions(
      ctx,
      one,
      [
        { ...longText('First'), position: 1 },
        { ...longText('Second'), position: 2 },
      ],
      null,
    );
    await copyForm(ctx, one, other.owner);
    const asked = async (form: typeof one) =>
      (await stepsIn(ctx, form)).flatMap(({ questions }) => questions.map(({ id }) => id));
    expect(await asked(other)).toEqual(ids);
    await askNoMore(ctx, other, ids[0]!);
    expect(await asked(other)).toEqual([ids[1]]);
    const place = { version: 1, step: 1, position: 1 };
    await makeRoom(ctx, other, place);
    await askQuestions(ctx, other, [{ question: ids[0]!, ...place }]);
    expect(await asked(other)).toEqual(ids);
    expect(await asked(one)).toEqual(ids);
  }));
