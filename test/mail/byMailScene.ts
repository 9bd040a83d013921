import { expect } from 'vitest';
import type { Outgoing } from '../../src/mail/out/delivery/transport.ts';
import { publish, runMatch, startRun } from '../../src/rooms/pairing/index.ts';
import type { Round } from '../../src/rooms/programmes/index.ts';
import { stageForm } from '../applicant.ts';
import { stage } from '../cast.ts';
import type { Stage } from '../cast.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { rolledBack } from '../database.ts';
import { postOffice } from './post.ts';
import type { Mailbox } from './post.ts';

export interface Scene {
  ctx: TestCtx;
  cast: Stage;
  round: Round;
  box: (address: string, isSigned?: boolean) => Mailbox;
}

export const onStage = (play: (scene: Scene) => Promise<void>): Promise<void> =>
  rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const round = await stageForm(ctx, cast.programme);
    await play({ ctx, cast, round, box: postOffice(ctx) });
  });

export const kindOf = (mail: Outgoing): string => mail.headers['Feedback-ID']!.split(':')[0]!;

export const PROGRAMME = 'hello@far-shelves.example';

/** The number of each question in the form by mail, by its role. */
export async function numbers({ ctx, round }: Scene): Promise<(role: string) => string> {
  const rows = await ctx.db
    .selectFrom('round_question')
    .innerJoin('question', 'question.id', 'round_question.question_id')
    .select('question.role')
    .where('round_question.round_id', '=', round.id)
    .orderBy('step')
    .orderBy('position')
    .orderBy('question.id')
    .execute();
  return (role) => `[${rows.findIndex((row) => row.role === role) + 1}] =`;
}

/** Answers in words to each required question. */
export const ANSWERS: Record<string, string> = {
  languages: 'English C1; French native',
  work: 'I look after the reading room.\nAnd the garden.',
  path: 'By way of a bakery.',
  sector: 'a',
  role: 'a',
  stage: 'b',
  place: 'A town by the sea.',
  interests: 'a, b',
  hopes: 'Letters.',
  contactWays: 'a',
  frequency: 'a',
};

export async function behindSlots(
  scene: Scene,
  answers: Record<string, string>,
): Promise<Record<string, string>> {
  const slot = await numbers(scene);
  return Object.fromEntries(Object.entries(answers).map(([role, text]) => [slot(role), text]));
}

export const stateByAddress = async ({ ctx, round }: Scene, address: string): Promise<string | undefined> =>
  (
    await ctx.db
      .selectFrom('application')
      .innerJoin('person', 'person.id', 'application.person_id')
      .select('application.state')
      .where('person.address', '=', address)
      .where('application.round_id', '=', round.id)
      .executeTakeFirst()
  )?.state;

/** A person's answer to the question with a role. */
export const answerTo = async ({ ctx }: Scene, address: string, role: string): Promise<unknown> =>
  (
    await ctx.db
      .selectFrom('answer')
      .innerJoin('question', 'question.id', 'answer.question_id')
      .innerJoin('application', 'application.id', 'answer.application_id')
      .innerJoin('person', 'person.id', 'application.person_id')
      .select('answer.value')
      .where('person.address', '=', address)
      .where('question.role', '=', role)
      .executeTakeFirst()
  )?.value;

/** Applies by mail, from the first word to the confirmed application. */
export async function applies(
  scene: Scene,
  box: Mailbox,
  who: { name: string; country: string },
): Promise<void> {
  await box.write(PROGRAMME, { subject: 'Apply', text: 'Hello' });
  await box.answerWithin(await box.newest(), await behindSlots(scene, { ...ANSWERS, ...who }));
  const asked = await box.newest();
  expect(asked.text).toContain(who.name);
  await box.answer(asked, 'Yes');
  expect(await stateByAddress(scene, box.address)).toBe('confirmed');
  await box.newest();
}

/** The round goes on to the hour of introductions. */
export async function introduced({ ctx, cast, round }: Scene): Promise<void> {
  ctx.clock.set('2027-02-08T12:00:00Z');
  const actor = { kind: 'person', id: cast.people.tomas } as const;
  const input = { programme: cast.programme, round: round.id, actor };
  const started = await startRun(ctx, input);
  if (!started.ok) throw new Error(started.reason);
  await runMatch(ctx, { programme: cast.programme, run: started.run });
  expect(await publish(ctx, input)).toMatchObject({ ok: true });
  ctx.clock.set('2027-02-12T12:00:00Z');
}
