import type { Policy } from '#matching';
import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { expect, test } from 'vitest';
import type { Schema } from '../db/schema.ts';
import { testContext } from '../../test/context.ts';
import { minuteOver } from '../../test/minuteOver.ts';
import { writeLetter } from '../rooms/partnerships/index.ts';
import { rolledBack } from '../../test/database.ts';
import { countViolations, promisedBy } from './violations.ts';
import { apply, count, introduce, violationsScene, strict } from '../../test/violations.ts';

/** Amina and Luca, who applied and were introduced to each other. */
async function introduced(db: Transaction<Schema>) {
  const two = await violationsScene(testContext(db));
  await apply(two);
  await introduce(two);
  return two;
}

test('somebody who never confirmed, a state that lies, and a silence are counted', async () => {
  await rolledBack(async (db) => {
    const two = await introduced(db);
    await db
      .updateTable('person')
      .set({ address_confirmed_at: null })
      .where('id', '=', two.set.people.luca)
      .execute();
    expect(await count(two)).toMatchObject({ unconfirmed: 1, states: 0, silence: 0 });
    await db
      .updateTable('application')
      .set({ state: 'waiting', waiting_reason: 'noCandidate' })
      .where('person_id', '=', two.set.people.luca)
      .execute();
    expect(await count(two)).toMatchObject({ unconfirmed: 1, states: 1, silence: 1 });
  });
});

test('people of one country beyond its places are counted, whether the cap is a number or a share of who was there', async () => {
  await rolledBack(async (db) => {
    const two = await violationsScene(testContext(db));
    two.luca['country'] = 'SN';
    await apply(two);
    await introduce(two);
    const beyond = async (perCountry: Policy['perCountry']) => {
      const place = { programme: two.set.programme, round: two.round.id };
      const found = await countViolations(two.ctx, place, promisedBy({ ...strict(), perCountry }));
      return found.perCountry;
    };
    const caps = [null, 1, 2, { percent: 100 }, { percent: 99 }, { percent: 1 }];
    expect(await Promise.all(caps.map(beyond))).toEqual([0, 1, 0, 0, 1, 1]);
  });
});

test('two partnerships at once, an application after the close, and own questions that a must is about are counted', async () => {
  await rolledBack(async (db) => {
    const two = await introduced(db);
    // The database itself does not allow this.
    await sql`drop index membership_one_at_a_time`.execute(db);
    await introduce(two);
    expect(await count(two)).toMatchObject({ oneAtATime: 2, tooLate: 0, answers: 0 });
    await db
      .updateTable('application')
      .set({ created_at: new Date(two.round.dates.closes.dueAt.getTime() + 1000) })
      .where('person_id', '=', two.set.people.luca)
      .execute();
    expect(await count(two)).toMatchObject({ tooLate: 1 });
  });
});

test.each(['equal', 'different'] as const)(
  'answers to a question that have to be %s are counted when they are not',
  async (want) => {
    await rolledBack(async (db) => {
      const two = await violationsScene(testContext(db));
      two.amina['sector'] = 'public';
      two.luca['sector'] = want === 'equal' ? 'academic' : 'public';
      await apply(two);
      await introduce(two);
      const { id } = await db
        .selectFrom('question')
        .select('id')
        .where('role', '=', 'sector')
        .executeTakeFirstOrThrow();
      const broken = async (want: 'equal' | 'different', strength: 'wish' | 'must') => {
        const answers = [{ question: String(id), want, strength, weight: 10 }];
        const place = { programme: two.set.programme, round: two.round.id };
        return (await countViolations(two.ctx, place, promisedBy({ ...strict(), answers }))).answers;
      };
      expect([await broken(want, 'must'), await broken(want, 'wish')]).toEqual([1, 0]);
      expect(await broken(want === 'equal' ? 'different' : 'equal', 'must')).toBe(0);
    });
  },
);

test('reminders to people who owe nothing, or are away, are counted', async () => {
  await rolledBack(async (db) => {
    const two = await introduced(db);
    const { programme, people } = two.set;
    const { id: partnership } = await db.selectFrom('partnership').select('id').executeTakeFirstOrThrow();
    const now = two.ctx.clock.now();
    const ago = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
    await db
      .updateTable('membership')
      .set({ joined_at: ago(9) })
      .execute();
    const remind = (owes: 'answer' | 'first-letter' | 'sign', step: number) =>
      db
        .insertInto('turn_reminder')
        .values({
          programme_id: programme,
          partnership_id: partnership,
          person_id: people.luca,
          owes,
          since: ago(7),
          step,
          sent_at: now,
          mailed: true,
        })
        .execute();
    const wrote = (who: number, days: number) =>
      db
        .insertInto('letter')
        .values({
          programme_id: programme,
          partnership_id: partnership,
          author_id: who,
          body: 'Hello',
          form_key: `${who} ${days}`,
          written_at: ago(days),
        })
        .execute();
    await remind('first-letter', 1);
    expect(await count(two)).toMatchObject({ remindedInVain: 0, remindedAway: 0 });
    await remind('answer', 2);
    expect(await count(two)).toMatchObject({ remindedInVain: 1 });
    await wrote(people.amina, 7);
    expect(await count(two)).toMatchObject({ remindedInVain: 1 });
    await wrote(people.luca, 3);
    expect(await count(two)).toMatchObject({ remindedInVain: 2 });
    await db
      .insertInto('absence')
      .values({
        programme_id: programme,
        person_id: people.luca,
        until_day: '2027-12-31',
        said_at: ago(1),
        back_at: ago(-20),
      })
      .execute();
    expect(await count(two)).toMatchObject({ remindedAway: 2 });
  });
});

test('a letter that was taken back and reached somebody, and one that others had within its minute, are counted', async () => {
  await rolledBack(async (db) => {
    const two = await introduced(db);
    const { programme, people } = two.set;
    const { id: partnership } = await db.selectFrom('partnership').select('id').executeTakeFirstOrThrow();
    const letter = { programme, partnership, person: people.luca, body: 'Hello' };
    expect(await writeLetter(two.ctx, { ...letter, formKey: 'a', waits: true })).toMatchObject({ ok: true });
    await minuteOver(two.ctx);
    expect(await count(two)).toMatchObject({ takenBack: 0, tooSoon: 0 });
    const later = new Date(two.ctx.clock.now().getTime() + 60_000);
    await db.updateTable('letter').set({ leaves_at: later }).execute();
    expect(await count(two)).toMatchObject({ takenBack: 0, tooSoon: 1 });
    await db.updateTable('letter').set({ drafted_at: later, leaves_at: null }).execute();
    expect(await count(two)).toMatchObject({ takenBack: 1, tooSoon: 0 });
  });
});
