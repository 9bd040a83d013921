import { expect, test } from 'vitest';
import { proposal } from '../../../test/agreements.ts';
import { testContext } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { apply, count, introduce, violationsScene } from '../../../test/violations.ts';
import type { Scene } from '../../../test/violations.ts';
import { acceptAgreement } from '../../rooms/partnerships/index.ts';

const DAY = 24;

/** Amina and Luca, who have agreed to be in touch as often as `howOften` says. */
const agreed = (howOften: string, play: (scene: Scene, partnership: number) => Promise<void>) =>
  rolledBack(async (db) => {
    const two = await violationsScene(testContext(db));
    await apply(two);
    await introduce(two);
    const { programme, people } = two.set;
    const { id: partnership } = await db.selectFrom('partnership').select('id').executeTakeFirstOrThrow();
    two.ctx.clock.set(new Date(two.round.dates.introduces.dueAt.getTime() + 3_600_000).toISOString());
    const id = await proposal(two.ctx, { programme, person: people.amina, partnership }, howOften);
    expect(await acceptAgreement(two.ctx, { programme, person: people.luca, agreement: id })).toMatchObject({
      stands: true,
    });
    await play(two, partnership);
  });

const asks = ({ ctx, set }: Scene, partnership: number) =>
  ctx.db
    .insertInto('contact_report')
    .values({
      programme_id: set.programme,
      partnership_id: partnership,
      person_id: set.people.luca,
      period_at: ctx.clock.now(),
      asked_at: ctx.clock.now(),
    })
    .execute();

test('what two were told that they agreed on while one of them had not is counted', () =>
  agreed('weekly', async (two) => {
    expect(await count(two)).toMatchObject({ agreedByFew: 0 });
    const { db } = two.ctx;
    await db
      .updateTable('agreement_member')
      .set({ accepted_at: null })
      .where('proposed', '=', false)
      .execute();
    expect(await count(two)).toMatchObject({ agreedByFew: 1 });
  }));

test('a question that comes before its time, by what two agreed on, is counted', () =>
  agreed('weekly', async (two, partnership) => {
    two.ctx.clock.forward(7 * DAY);
    await asks(two, partnership);
    two.ctx.clock.forward(7 * DAY);
    await asks(two, partnership);
    expect(await count(two)).toMatchObject({ askedTooOften: 0 });
    two.ctx.clock.forward(6 * DAY);
    await asks(two, partnership);
    expect(await count(two)).toMatchObject({ askedTooOften: 1 });
  }));

test('a question that came early, before two agreed on something else, makes none of those after it too many', () =>
  agreed('monthly', async (two, partnership) => {
    const { ctx, set } = two;
    const early = async (days: number) => {
      const period = new Date(ctx.clock.now().getTime() + days * DAY * 3_600_000);
      await asks(two, partnership);
      await ctx.db
        .updateTable('contact_report')
        .set({ period_at: period })
        .where('asked_at', '=', ctx.clock.now())
        .execute();
    };
    ctx.clock.forward(30 * DAY);
    await early(20);
    ctx.clock.forward(DAY);
    const id = await proposal(ctx, { programme: set.programme, person: set.people.amina, partnership });
    await acceptAgreement(ctx, { programme: set.programme, person: set.people.luca, agreement: id });
    ctx.clock.forward(7 * DAY);
    await asks(two, partnership);
    expect(await count(two)).toMatchObject({ askedTooOften: 0 });
    // Instead of the question of the same week, before it and after it.
    ctx.clock.forward(DAY);
    await early(5);
    expect(await count(two)).toMatchObject({ askedTooOften: 1 });
    ctx.clock.forward(DAY);
    await early(1);
    expect(await count(two)).toMatchObject({ askedTooOften: 2 });
  }));

test('what two had agreed on begins anew when a third accepts it', () =>
  agreed('weekly', async (two, partnership) => {
    const { ctx, set, round } = two;
    const { mei } = set.people;
    const joins = { programme_id: set.programme, partnership_id: partnership, person_id: mei };
    ctx.clock.forward(7 * DAY);
    await asks(two, partnership);
    ctx.clock.forward(DAY);
    await ctx.db
      .insertInto('membership')
      .values({ ...joins, round_id: round.id, joined_at: ctx.clock.now() })
      .execute();
    const { agreement_id } = await ctx.db
      .selectFrom('agreement_member')
      .select('agreement_id')
      .executeTakeFirstOrThrow();
    await ctx.db
      .insertInto('agreement_member')
      .values({
        programme_id: set.programme,
        agreement_id,
        person_id: mei,
        hopes: '',
        accepted_at: ctx.clock.now(),
      })
      .execute();
    ctx.clock.forward(6 * DAY);
    await asks(two, partnership);
    expect(await count(two)).toMatchObject({ askedTooOften: 1 });
    ctx.clock.forward(7 * DAY);
    await asks(two, partnership);
    expect(await count(two)).toMatchObject({ askedTooOften: 1 });
  }));

test.each([
  ['monthly', 14],
  ['flexible', 60],
])('of two who agreed on %s a question after %i days is counted', (howOften, days) =>
  agreed(howOften, async (two, partnership) => {
    two.ctx.clock.forward(days * DAY);
    await asks(two, partnership);
    expect(await count(two)).toMatchObject({ askedTooOften: 1 });
  }),
);

test('what two agreed on is no measure of questions while a third has not accepted it, and is one from when they left', () =>
  agreed('monthly', async (two, partnership) => {
    const { ctx, set, round } = two;
    const { mei } = set.people;
    const joins = { programme_id: set.programme, partnership_id: partnership, person_id: mei };
    two.ctx.clock.forward(10 * DAY);
    await ctx.db
      .insertInto('membership')
      .values({ ...joins, round_id: round.id, joined_at: ctx.clock.now() })
      .execute();
    two.ctx.clock.forward(4 * DAY);
    await asks(two, partnership);
    expect(await count(two)).toMatchObject({ askedTooOften: 0 });
    two.ctx.clock.forward(DAY);
    await ctx.db
      .updateTable('membership')
      .set({ left_at: ctx.clock.now() })
      .where('person_id', '=', mei)
      .execute();
    two.ctx.clock.forward(30 * DAY);
    await asks(two, partnership);
    expect(await count(two)).toMatchObject({ askedTooOften: 0 });
    two.ctx.clock.forward(14 * DAY);
    await asks(two, partnership);
    expect(await count(two)).toMatchObject({ askedTooOften: 1 });
  }));
