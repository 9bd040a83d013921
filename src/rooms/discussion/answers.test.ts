import { expect, test } from 'vitest';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import type { TestCtx } from '../../../test/context.ts';
import { smallDatabase } from '../../../test/database.ts';
import { onTalk, say, stageTopic } from '../../../test/discussion.ts';
import { erasePerson } from '../people/index.ts';
import { hideComment } from './index.ts';

/** The stored numbers of answers and the counted ones, by comment. */
async function counts(ctx: TestCtx): Promise<{ stored: number[]; counted: number[] }> {
  const rows = await ctx.db
    .selectFrom('comment as c')
    .select((eb) => [
      'answers',
      eb
        .selectFrom('comment as a')
        .select((a) => a.fn.countAll<number>().as('count'))
        .whereRef('a.programme_id', '=', 'c.programme_id')
        .whereRef('a.parent_id', '=', 'c.id')
        .where('a.state', '=', 'shown')
        .as('counted'),
    ])
    .orderBy('id')
    .execute();
  return { stored: rows.map((row) => row.answers), counted: rows.map((row) => Number(row.counted)) };
}

const numbers = (of: { listed: number; shown: number }) => [Number(of.listed), Number(of.shown)];

/** The size of a topic's discussion, as stored and as counted. */
async function sizes(ctx: TestCtx, topic: number) {
  const stored = await ctx.db
    .selectFrom('talk_size')
    .select((eb) => [eb.fn.sum<number>('listed').as('listed'), eb.fn.sum<number>('shown').as('shown')])
    .where('topic_id', '=', topic)
    .executeTakeFirstOrThrow();
  const counted = await ctx.db
    .selectFrom('comment')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('listed', '=', true).as('listed'),
      eb.fn.countAll<number>().filterWhere('state', '=', 'shown').as('shown'),
    ])
    .where('topic_id', '=', topic)
    .executeTakeFirstOrThrow();
  return { stored: numbers(stored), counted: numbers(counted) };
}

test('the number of shown answers and the size of the discussion are kept through answering, hiding, erasing and deleting', () =>
  onTalk(async ({ ctx, cast, programme, topic, moderator: actor }) => {
    const { tomas, mei, luca } = cast.people;
    const first = await say(ctx, cast, tomas, { topic });
    const second = await say(ctx, cast, mei, { topic, parent: first });
    const third = await say(ctx, cast, luca, { topic, parent: first });
    await say(ctx, cast, luca, { topic, parent: second });
    await say(ctx, cast, tomas, { topic, parent: third });
    const step = async (stored: number[], size: number[]): Promise<void> => {
      expect(await counts(ctx)).toEqual({ stored, counted: stored });
      expect(await sizes(ctx, topic)).toEqual({ stored: size, counted: size });
    };
    await step([2, 1, 1, 0, 0], [5, 5]);
    await hideComment(ctx, { programme, actor, comment: second, reason: 'Not kind.' });
    await step([1, 1, 1, 0, 0], [5, 4]);
    await erasePerson(ctx, { programme, actor: { kind: 'person', id: luca }, person: luca });
    await step([1, 1, 1, 0, 0], [5, 4]);
    await ctx.db.deleteFrom('comment').where('depth', '=', 2).execute();
    expect(await sizes(ctx, topic)).toEqual({ stored: [3, 2], counted: [3, 2] });
    await ctx.db.deleteFrom('topic').where('id', '=', topic).execute();
    expect(await sizes(ctx, topic)).toEqual({ stored: [0, 0], counted: [0, 0] });
  }));

test('answers that come at the same moment are all counted', async () => {
  const database = await smallDatabase();
  try {
    const ctx = testContext(database.db);
    const cast = await stage(ctx);
    const topic = await stageTopic(ctx, cast);
    const parent = await say(ctx, cast, cast.people.tomas, { topic });
    const writers = [cast.people.mei, cast.people.luca, cast.people.amina, cast.people.nils];
    await Promise.all(writers.map((person) => say(ctx, cast, person, { topic, parent })));
    expect(await counts(ctx)).toEqual({ stored: [4, 0, 0, 0, 0], counted: [4, 0, 0, 0, 0] });
    expect(await sizes(ctx, topic)).toEqual({ stored: [5, 5], counted: [5, 5] });
  } finally {
    await database.drop();
  }
});
