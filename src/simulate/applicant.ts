import type { InventedPerson } from '../../sample/people/generate.ts';
import type { Ctx } from '../rooms/ctx.ts';
import {
  answersOf,
  confirmApplication,
  startApplication,
  submit,
  handOver,
  writeAnswers,
  writePerson,
} from '../rooms/applications/index.ts';
import { checkAnswer } from '../rooms/forms/index.ts';
import { questionsOf } from '../rooms/programmes/index.ts';
import type { Round } from '../rooms/programmes/index.ts';
import { answersByRole, ownAnswer } from './answers.ts';

export interface Applicant {
  invented: InventedPerson;
  application: number;
  person: number;
}

/**
 * Plays one person through the form: enters the address, answers every step, sends the form in, and opens the mailed link or never does.
 */
export async function applyAs(
  ctx: Ctx,
  round: Round,
  invented: InventedPerson,
  everybody: readonly InventedPerson[],
): Promise<Applicant> {
  const programme = round.programme_id;
  const started = await startApplication(ctx, {
    programme,
    round: round.id,
    address: invented.address,
    locale: invented.locale,
  });
  if (!started.ok) throw new Error(`an invented person came late: ${started.reason}`);
  const application = started.application;
  const { person_id: person } = await ctx.db
    .selectFrom('application')
    .select('person_id')
    .where('programme_id', '=', programme)
    .where('id', '=', application)
    .executeTakeFirstOrThrow();
  const applicant = { invented, application, person };
  await sendIn(ctx, round, applicant, everybody);
  if (invented.behaviour.confirmsAddress) {
    await handOver(ctx, { programme, person, application });
    const actor = { kind: 'person', id: person } as const;
    await confirmApplication(ctx, { programme, actor, application });
  }
  return applicant;
}

/** Answers the questions that an application leaves open, and sends it in with every consent. */
export async function sendIn(
  ctx: Ctx,
  round: Round,
  { invented, application, person }: Applicant,
  everybody: readonly InventedPerson[],
): Promise<void> {
  const programme = round.programme_id;
  const questions = (await questionsOf(ctx, programme, round.id)).flatMap((step) => step.questions);
  const given = answersByRole(invented, everybody, round.dates.introduces.wall.slice(0, 10));
  const held = await answersOf(ctx, programme, application);
  const answers = questions
    .filter(({ id }) => !held.has(id))
    .map((question) => {
      const answer =
        question.role === null ? ownAnswer(question, person) : (given.get(question.role) ?? null);
      const checked = checkAnswer(question, answer, questions);
      if (!checked.ok) throw new Error(`an invented answer to ${question.role} is ${checked.reason}`);
      return { question, value: checked.value };
    });
  await writeAnswers(ctx, { programme, application, person, answers });
  await writePerson(ctx, { programme, application });
  const actor = { kind: 'person', id: person } as const;
  const consents = { adult: true, conduct: true, privacy: true };
  const sent = await submit(ctx, { programme, actor, application, consents });
  if (!sent.ok) throw new Error(`an invented application was refused: ${sent.reason}`);
}
