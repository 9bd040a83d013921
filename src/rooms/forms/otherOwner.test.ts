import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { defaultForm } from '../../../sample/form.ts';
import { onStage } from '../../../test/onStage.ts';
import { answerTable, answerWithRole, answersIn, writeAnswersIn } from './answerTable.ts';
import { carryOver } from './carryOver.ts';
import { checkAnswers, missingFrom } from './checkAnswers.ts';
import { addQuestionTo } from './editing/addQuestionTo.ts';
import { fillForm } from './editing/fillForm.ts';
import { moveQuestionIn } from './editing/moveQuestionIn.ts';
import { retitleStepIn } from './editing/retitleStepIn.ts';
import { askEarlierIn, rewordQuestionIn } from './editing/rewordQuestionIn.ts';
import { putQuestionBack, takeQuestionOut } from './editing/takeQuestionOut.ts';
import { formTable, questionsIn, stepsIn } from './formTable.ts';
import { addSteps, copyForm } from './writeForm.ts';

const FORMS = formTable('survey_step', 'survey_question', 'survey_id');
const ANSWERS = answerTable('survey_answer', 'reply_id');

/** Tables of a room that asks for something other than an application. */
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

/** A first version of a long text. */
const longText = (en: string) => ({
  step: 1,
  role: null,
  type: 'long' as const,
  text: wording(en, { maxLength: 100 }),
});

/** A person who may edit the form, and the programme's source locale. */
const editor = { by: null, source: 'en' };

test('a survey asks, is answered, checked and complete by the same means as an application', () =>
  onStage(async (ctx, cast) => {
    for (const table of TABLES) await table.execute(ctx.db);
    const { programme } = cast;
    const survey = { table: FORMS, programme, owner: 1 };
    await fillForm(ctx, survey, {
      steps: [
        { key: 'went', title: { en: 'How it went' } },
        { key: 'else', title: { en: 'Anything else' } },
      ],
      questions: [
        {
          ...wording('How often?', { required: true }),
          step: 'went',
          role: null,
          type: 'short',
          maxLength: 80,
        },
        { ...wording('Where?'), step: 'went', role: 'country', type: 'country', maxLength: 0 },
      ],
    });
    const [often = 0, land = 0] = (await questionsIn(ctx, survey)).map(({ id }) => id);
    const text = wording('How often, all in all?', { required: true, maxLength: 80 });
    expect(await rewordQuestionIn(ctx, survey, { ...editor, question: often, text })).toEqual({
      ok: true,
      version: 2,
      before: 1,
    });
    for (let turn = 0; turn < 2; turn++) await moveQuestionIn(ctx, survey, { question: often, to: 'down' });

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

    // The eighth survey takes over only the answer that it lacks; erasing the answers of the seventh touches nobody else.
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
    const ids: number[] = [];
    for (const words of ['First', 'Second']) {
      const added = await addQuestionTo(ctx, one, { ...longText(words), ...editor });
      if (added.ok) ids.push(added.question);
    }
    await copyForm(ctx, one, other.owner);
    const asked = async (form: typeof one) =>
      (await stepsIn(ctx, form)).flatMap(({ questions }) => questions.map(({ id }) => id));
    expect(await asked(other)).toEqual(ids);
    const taken = await takeQuestionOut(ctx, other, ids[0]!);
    if (!taken.ok) throw new Error(taken.reason);
    expect(await asked(other)).toEqual([ids[1]]);
    const back = { question: ids[0]!, place: taken.place };
    expect(await putQuestionBack(ctx, other, back)).toEqual({ ok: true });
    expect(await putQuestionBack(ctx, other, back)).toEqual({ ok: false, reason: 'changed-since' });
    expect(await asked(other)).toEqual(ids);
    expect(await asked(one)).toEqual(ids);
  }));

test('a survey is edited by the same means as the form of a round, and needs no role', () =>
  onStage(async (ctx, cast) => {
    for (const table of TABLES) await table.execute(ctx.db);
    const survey = { table: FORMS, programme: cast.programme, owner: 1 };
    await fillForm(ctx, survey, { steps: [{ key: 'one', title: { en: 'You' } }], questions: [] });
    const country = {
      ...editor,
      step: 1,
      role: 'country',
      type: 'country' as const,
      text: wording('Where?'),
    };
    const added = await addQuestionTo(ctx, survey, country);
    if (!added.ok) throw new Error(added.reason);
    expect(await addQuestionTo(ctx, survey, country)).toEqual({ ok: false, reason: 'asked' });
    expect(await addQuestionTo(ctx, survey, { ...country, step: 2 })).toEqual({
      ok: false,
      reason: 'unknown',
    });
    expect(await addQuestionTo(ctx, survey, { ...country, role: null, text: wording(' ') })).toEqual({
      ok: false,
      reason: 'question',
      problems: { label: 'missing' },
    });
    const { question } = added;
    expect(await moveQuestionIn(ctx, survey, { question, to: 'up' })).toEqual({
      ok: false,
      reason: 'at-the-edge',
    });
    const text = wording('In which country?');
    await rewordQuestionIn(ctx, survey, { ...editor, question, text });
    expect(await askEarlierIn(ctx, survey, { question, from: 2, to: 1 })).toEqual({ ok: true });
    expect(await askEarlierIn(ctx, survey, { question, from: 2, to: 1 })).toEqual({
      ok: false,
      reason: 'changed-since',
    });
    const heading = { title: { en: 'Yourself' }, help: {} };
    expect(await retitleStepIn(ctx, survey, { step: 1, ...heading, source: 'fr' })).toEqual({
      ok: false,
      reason: 'no-title',
    });
    expect(await retitleStepIn(ctx, survey, { step: 1, ...heading, source: 'en' })).toEqual({
      ok: true,
      before: { title: { en: 'You' }, help: {} },
      after: { title: { en: 'Yourself' }, help: {} },
    });
    expect(await stepsIn(ctx, survey)).toMatchObject([
      { ...heading, questions: [{ label: { en: 'Where?' } }] },
    ]);
    expect(await takeQuestionOut(ctx, survey, question)).toMatchObject({ ok: true });
    expect(await questionsIn(ctx, survey)).toEqual([]);
  }));
