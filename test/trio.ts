import { askTrio } from '../src/rooms/pairing/index.ts';
import { writeLetter } from '../src/rooms/partnerships/index.ts';
import type { Stage } from './cast.ts';
import type { RoundScene } from './onStage.ts';
import { poolOfMany } from './pool.ts';
import { publishIt, run } from './publishing.ts';

/** A pair who wrote to each other, and somebody from a third country who came too late for a partner. */
export async function pairAndOne(scene: RoundScene) {
  const { ctx, programme, round } = scene;
  const [first, second] = await poolOfMany(ctx, round, 2);
  await run(scene);
  await publishIt(scene);
  ctx.clock.set('2027-03-08T12:00:00Z');
  const third = (await poolOfMany(ctx, round, 1, 2))[0]!;
  await ctx.db
    .updateTable('application')
    .set({ state: 'waiting', waiting_reason: 'noCandidate' })
    .where('id', '=', third.application)
    .execute();
  const { partnership_id: partnership } = await ctx.db
    .selectFrom('membership')
    .select('partnership_id')
    .executeTakeFirstOrThrow();
  await writeLetter(ctx, {
    programme,
    person: first!.person,
    partnership,
    body: 'Only for you.',
    formKey: 'one',
  });
  return { first: first!, second: second!, third, partnership };
}

/** Somebody who waits asks to join the pair that suits them. */
export const askToJoin = ({ ctx, programme }: RoundScene, one: { person: number; application: number }) =>
  askTrio(ctx, { programme, actor: { kind: 'person', id: one.person }, application: one.application });

/** The same three with accounts, so that each can have a browser: Amina and Mei are the pair, Luca would join them. */
export async function withAccounts(
  { ctx, cast }: RoundScene,
  three: { first: { person: number }; second: { person: number }; third: { person: number } },
): Promise<Stage> {
  const own = { amina: three.first.person, mei: three.second.person, luca: three.third.person };
  const accounts = { ...cast.accounts };
  for (const [name, person] of Object.entries(own)) {
    const { id } = await ctx.db
      .insertInto('account')
      .values({ address: `${name}@three.example`, created_at: ctx.clock.now() })
      .returning('id')
      .executeTakeFirstOrThrow();
    await ctx.db.updateTable('person').set({ account_id: id }).where('id', '=', person).execute();
    accounts[name as keyof typeof own] = id;
  }
  return { ...cast, accounts, people: { ...cast.people, ...own } };
}
