import { writeAnswers, writePerson, beginApplication } from '../../rooms/applications/index.ts';
import { checkAnswer } from '../../rooms/forms/index.ts';
import type { AnswerValue, Question } from '../../rooms/forms/index.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import type { MailData, MailKind } from '../../rooms/kinds.ts';
import { questionsOf } from '../../rooms/programmes/index.ts';
import type { DateKind, Round } from '../../rooms/programmes/index.ts';

/** Texts of the examples, in the reader's language. */
export interface ExampleWords {
  announcement: { subject: string; body: string };
  letter: string;
  /** Somebody's mail to the programme, and what a coordinator answers. */
  subject: string;
  question: string;
  answer: string;
  /** Why an application was declined. */
  reason: string;
  /** A person's words about themselves on the form. */
  work: string;
}

/** The scene of the examples: three people who take part in nothing yet, and a round. The caller rolls all of it back. */
export interface ExampleScene {
  ctx: Ctx;
  moveTo(at: Date): void;
  programme: number;
  /** The round they are in, read when a mail is about it. */
  round(): Promise<Round>;
  /** The person who gets the mails. */
  reader: number;
  partner: number;
  volunteer: number;
  words: ExampleWords;
  /** The topic of the fortnight. */
  topic(): Promise<number>;
}

/** Makes happen what a mail tells, and returns the mail's data. */
export type ExamplePlay<K extends MailKind> = (scene: ExampleScene) => Promise<MailData<K>>;

const HOUR = 3_600_000;

/** Moves the clock to a number of hours after (or before) one of the round's dates. */
export async function moveTo({ round, moveTo }: ExampleScene, kind: DateKind, hours: number): Promise<void> {
  const { dates } = await round();
  moveTo(new Date(dates[kind].dueAt.getTime() + hours * HOUR));
}

/** The reader's application in a given state, with plausible answers. */
export async function applies(
  scene: ExampleScene,
  state: string,
  more: Record<string, unknown> = {},
): Promise<number> {
  const { ctx, programme, reader } = scene;
  const round = await scene.round();
  const id = await answersForm(scene, reader);
  await ctx.db
    .updateTable('application')
    .set({ state, state_at: ctx.clock.now(), ...more })
    .where('programme_id', '=', programme)
    .where('round_id', '=', round.id)
    .where('id', '=', id)
    .execute();
  return id;
}

export async function answersForm(
  { ctx, programme, words, ...scene }: ExampleScene,
  person: number,
): Promise<number> {
  const round = await scene.round();
  const actor = { kind: 'person', id: person } as const;
  const { id } = await beginApplication(ctx, { programme, actor, round: round.id, person });
  const who = await ctx.db
    .selectFrom('person')
    .select(['name', 'called', 'country', 'zone'])
    .where('programme_id', '=', programme)
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  const questions = (await questionsOf(ctx, programme, round.id)).flatMap((step) => step.questions);
  const answers = questions.map((question) => ({
    question,
    value: plausible(question, questions, { ...who, languages: LANGUAGES }, words.work),
  }));
  await writeAnswers(ctx, { programme, application: id, person, answers });
  await writePerson(ctx, { programme, application: id });
  return id;
}

const LANGUAGES = [
  { code: 'fr', level: 'C2' },
  { code: 'en', level: 'C1' },
];

/** An answer that suits the question's role or else its type; null for a question that may stay empty. */
function plausible(
  question: Question,
  questions: readonly Question[],
  who: Record<string, unknown>,
  words: string,
): AnswerValue | null {
  const { type, options } = question;
  const byType =
    type === 'short' || type === 'long'
      ? words
      : type === 'one'
        ? options[0]?.key
        : type === 'many'
          ? options.slice(0, 2).map(({ key }) => key)
          : null;
  const value = question.role !== null && question.role in who ? who[question.role] : byType;
  const checked = value ? checkAnswer(question, value, questions) : null;
  return checked?.ok ? checked.value : null;
}

/** The partnership ends, with the round or before it. */
export async function ends({ ctx, programme }: ExampleScene, partnership: number): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db
    .updateTable('partnership')
    .set({ state: 'ended', state_at: now, ended_at: now, end_reason: 'round-over' })
    .where('programme_id', '=', programme)
    .where('id', '=', partnership)
    .execute();
  await ctx.db
    .updateTable('membership')
    .set({ left_at: now })
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .execute();
}

export async function addressOf(ctx: Ctx, person: number): Promise<string> {
  const { address } = await ctx.db
    .selectFrom('person')
    .select('address')
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  if (address === null) throw new Error(`person ${person} has no address`);
  return address;
}

/** The newest row of a table in a programme. */
export async function newest(
  ctx: Ctx,
  programme: number,
  table: 'absence' | 'agreement' | 'address_change' | 'concern' | 'letter' | 'silence' | 'turn_reminder',
): Promise<number> {
  const row = await ctx.db
    .selectFrom(table)
    .select('id')
    .where('programme_id', '=', programme)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return row.id;
}
