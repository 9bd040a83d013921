import { sql } from 'kysely';
import { defaultForm } from '../sample/form.ts';
import type { Ctx } from '../src/rooms/ctx.ts';
import {
  applicationTo,
  beginApplication,
  submit,
  writeAnswers,
  writePerson,
} from '../src/rooms/applications/index.ts';
import type { AnswerValue } from '../src/rooms/forms/index.ts';
import { loadForm, questionsOf } from '../src/rooms/programmes/index.ts';
import type { Round } from '../src/rooms/programmes/index.ts';
import { CAST, stageRound } from './cast.ts';
import type { CastName, Stage } from './cast.ts';

/** A published round, open on the 15th, that asks the questions of the sample form. */
export async function stageForm(ctx: Ctx, programme: number, opens?: string, number = 1): Promise<Round> {
  const round = await stageRound(ctx, programme, opens, number);
  await loadForm(ctx, programme, round.id, defaultForm);
  return round;
}

/** Good answers, by role, of one of the cast to every required question. */
export function answersFor(name: CastName): Record<string, AnswerValue> {
  const { name: whole, country, zone } = CAST[name];
  return {
    name: whole,
    country,
    zone,
    languages: [{ code: 'en', level: 'C1' }],
    work: 'I look after the reading room.',
    path: 'By way of a bakery.',
    sector: 'public',
    role: 'practice',
    stage: 'early',
    place: 'A town by the sea.',
    interests: ['learning', 'everyday'],
    hopes: 'Letters.',
    contactWays: ['email'],
    frequency: 'weekly',
  };
}

/** Answers by role, written as if typed. */
export async function giveAnswers(
  ctx: Ctx,
  input: { programme: number; round: number; application: number; person: number },
  answers: Record<string, AnswerValue | null>,
): Promise<void> {
  const questions = (await questionsOf(ctx, input.programme, input.round)).flatMap((step) => step.questions);
  await writeAnswers(ctx, {
    ...input,
    answers: questions.flatMap((question) =>
      question.role && question.role in answers ? [{ question, value: answers[question.role] ?? null }] : [],
    ),
  });
  await writePerson(ctx, input);
}

/** Sends in a complete application of one of the cast. It is confirmed if their address is. Returns its id. */
export async function applied(
  ctx: Ctx,
  cast: Stage,
  round: Round,
  name: CastName,
  more: Record<string, AnswerValue> = {},
): Promise<number> {
  const { programme, people } = cast;
  const person = people[name];
  const actor = { kind: 'person', id: person } as const;
  const { id } = await beginApplication(ctx, { programme, actor, round: round.id, person });
  await giveAnswers(
    ctx,
    { programme, round: round.id, application: id, person },
    { ...answersFor(name), ...more },
  );
  const sent = await submit(ctx, {
    programme,
    actor,
    application: id,
    consents: { adult: true, conduct: true, privacy: true },
  });
  if (!sent.ok) throw new Error(sent.reason);
  return id;
}

export async function applicationStateOf(
  ctx: Ctx,
  cast: Stage,
  round: Round,
  name: CastName,
): Promise<string> {
  return (await applicationTo(ctx, cast.programme, round.id, cast.people[name]))?.state ?? 'none';
}

/** Somebody's application to a round, as it stands when they have confirmed it. */
export async function confirms(
  { db, clock }: Ctx,
  { programme, round, person }: { programme: number; round: number; person: number },
): Promise<void> {
  await sql`
    insert into application (programme_id, round_id, person_id, state, state_at, created_at)
    values (${programme}, ${round}, ${person}, 'confirmed', ${clock.now()}, ${clock.now()})`.execute(db);
}
