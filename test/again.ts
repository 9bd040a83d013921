import { json } from '../src/db/json.ts';
import { leavePartnership } from '../src/rooms/partnerships/index.ts';
import { againOf } from '../src/rooms/pairing/index.ts';
import { againDue } from '../src/rooms/pairing/again/againDue.ts';
import { questionsOf } from '../src/rooms/programmes/index.ts';
import type { RoundScene } from './onStage.ts';
import { fiveApply, publishIt, run } from './publishing.ts';

/** Two pairs from four people, and one person who shares no language with them. Each pair loses a member who would like another partner. */
export async function letDown(scene: RoundScene) {
  const { ctx, programme } = scene;
  const five = await fiveApply(scene);
  await run(scene);
  await publishIt(scene);
  ctx.clock.set('2027-03-08T12:00:00Z');
  await againDue(ctx);
  const before = await ctx.db
    .selectFrom('membership')
    .select(['partnership_id', 'person_id'])
    .orderBy('person_id')
    .execute();
  const mine = before.find((row) => row.person_id === five.four[0]!.person)!;
  const other = before.find((row) => row.partnership_id !== mine.partnership_id)!;
  const asks = { programme, reason: '', another: true };
  for (const { person_id: person, partnership_id: partnership } of [mine, other])
    await leavePartnership(ctx, { ...asks, person, partnership, actor: { kind: 'person', id: person } });
  return { ...five, before };
}

/** Moves the clock to the next run. */
export async function due({ ctx, programme, round }: RoundScene): Promise<Date> {
  await againDue(ctx);
  const { nextAt } = await againOf(ctx, { programme, round: round.id });
  ctx.clock.set(nextAt!.toISOString());
  return nextAt!;
}

/** Notes in a person's application when they will be away: the first and the last day. */
export async function tellAway(
  { ctx, programme, round }: RoundScene,
  application: number,
  span: { from: string; until: string },
): Promise<void> {
  const question = (await questionsOf(ctx, programme, round.id))
    .flatMap(({ questions }) => questions)
    .find(({ type }) => type === 'absences')!;
  await ctx.db
    .insertInto('answer')
    .values({
      programme_id: programme,
      application_id: application,
      question_id: question.id,
      version: question.version,
      answered_at: ctx.clock.now(),
      value: json([span]),
    })
    .execute();
}

/** The recipients of a kind of mail, in their order. */
export const mailsOf = ({ ctx }: RoundScene, kind: string) =>
  ctx.db
    .selectFrom('outbox')
    .select('person_id')
    .where('kind', '=', kind as 'letter')
    .orderBy('id')
    .execute();
