import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { stage } from '../../../../test/cast.ts';
import type { Stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { smallDatabase } from '../../../../test/database.ts';
import { say, stageTopic } from '../../../../test/discussion.ts';
import { json } from '../../../db/json.ts';
import { searchComments } from '../../discussion/index.ts';
import { eraseDue } from '../../partnerships/index.ts';
import { askErasure, keepPerson } from '../index.ts';

const DAY = 86_400_000;

interface Scene {
  ctx: TestCtx;
  cast: Stage;
  topic: number;
  luca: number;
}

/** Luca wrote this many comments under a topic, each beneath somebody else's, liked as many, and asked to be erased a day ago. */
async function erasing(
  { comments, takesComments }: { comments: number; takesComments: boolean },
  play: (scene: Scene) => Promise<void>,
): Promise<void> {
  const database = await smallDatabase();
  try {
    const ctx = testContext(database.db);
    const cast = await stage(ctx);
    const { luca, mei } = cast.people;
    const topic = await stageTopic(ctx, cast);
    const first = await say(ctx, cast, mei, { topic });
    const answer = await say(ctx, cast, luca, {
      topic,
      parent: first,
      name: 'Luca',
      body: 'About pelicans.',
    });
    const copies = sql`
      insert into comment (programme_id, topic_id, author_id, thread_id, parent_id, depth, name, body, html, locale, channel, state, state_at,
        listed, fingerprint, written_at, shown_at)
      select programme_id, topic_id, author_id, thread_id, parent_id, depth, name, body, html, locale, channel, state, state_at,
        listed, sha256(n::text::bytea), written_at, shown_at from comment, generate_series(2, ${comments}::int) n where id = ${answer}`;
    await copies.execute(ctx.db);
    await sql`
      update comment set path = array[${first}, id] where author_id = ${luca};
      `.execute(ctx.db);
    await sql`
      insert into comment_search (programme_id, comment_id, words, grams)
      select s.programme_id, c.id, s.words, s.grams from comment_search s, comment c
      where s.comment_id = ${answer} and c.author_id = ${luca} and c.id <> ${answer}`.execute(ctx.db);
    await sql`update comment set answers = ${comments} where id = ${first}`.execute(ctx.db);
    await sql`
      insert into comment_like (programme_id, comment_id, liker, at) select programme_id, id, ${`p:${luca}`}, now() from comment`.execute(
      ctx.db,
    );
    await sql`update comment set likes = 1`.execute(ctx.db);
    const actor = { kind: 'person', id: luca } as const;
    await askErasure(ctx, { programme: cast.programme, actor, person: luca, takesComments });
    ctx.clock.set(new Date(ctx.clock.now().getTime() + 1.1 * DAY).toISOString());
    await play({ ctx, cast, topic, luca });
  } finally {
    await database.drop();
  }
}

/** One turn of the duty, with time for its first piece only. */
const turn = (ctx: TestCtx): Promise<void> => eraseDue({ ...ctx, hasTime: () => false });

const wordsOf = async ({ ctx, luca }: Scene) => {
  const { rows } = await sql<{ name: string; body: string; state: string; found: boolean }>`
    select name, body, state, exists (select from comment_search s where s.comment_id = c.id) as found
    from comment c where author_id = ${luca} order by id desc`.execute(ctx.db);
  return rows;
};

const personOf = ({ ctx, luca }: Scene) =>
  ctx.db
    .selectFrom('person')
    .select(['name', 'erased_at', 'erase_far'])
    .where('id', '=', luca)
    .executeTakeFirstOrThrow();

const times = (n: number, one: object): object[] => Array.from({ length: n }, () => one);

const WHOLE = { name: 'Luca', body: 'About pelicans.', state: 'shown', found: true };
const TAKEN = { name: '', body: '', state: 'withdrawn', found: false };
const FORMER = { ...WHOLE, name: '', found: false };

test('somebody with very many comments goes at once, and these piece by piece from the newest, each whole or gone', () =>
  erasing({ comments: 450, takesComments: true }, async (scene) => {
    const { ctx, cast, topic, luca } = scene;
    await turn(ctx);
    expect(await personOf(scene)).toMatchObject({ name: '', erased_at: ctx.clock.now() });
    expect(await wordsOf(scene)).toEqual([...times(200, TAKEN), ...times(250, WHOLE)]);
    const actor = { kind: 'person', id: luca } as const;
    expect(await keepPerson(ctx, { programme: cast.programme, actor, person: luca })).toEqual({ ok: false });
    await turn(ctx);
    expect((await wordsOf(scene)).filter(({ name }) => name !== '')).toHaveLength(50);
    await turn(ctx);
    expect(await wordsOf(scene)).toEqual(times(450, TAKEN));
    expect(await personOf(scene)).toMatchObject({ erase_far: null });
    expect(await sql`select from comment_like`.execute(ctx.db)).toMatchObject({ rows: [] });
    const first = ctx.db.selectFrom('comment').select(['answers', 'likes']).where('depth', '=', 0);
    expect(await first.execute()).toEqual([{ answers: 0, likes: 0 }]);
    const { rows } = await sql`
      select sum(shown)::int as shown, sum(listed)::int as listed from talk_size where topic_id = ${topic}`.execute(
      ctx.db,
    );
    expect(rows).toEqual([{ shown: 1, listed: 1 }]);
    // Another turn does nothing twice.
    await turn(ctx);
    expect(await personOf(scene)).toMatchObject({ erase_far: null });
  }));

test('a crash in the middle of a piece takes back that piece alone, and the next turn goes on', () =>
  erasing({ comments: 450, takesComments: false }, async (scene) => {
    const { ctx, cast } = scene;
    await turn(ctx);
    const { comments, ...others } = ctx.brought.forgetsPieces;
    const crashes = { ...ctx.brought, forgetsPieces: { ...others, comments: crash } };
    async function crash(...given: Parameters<NonNullable<typeof comments>>): Promise<never> {
      await comments!(...given);
      throw new Error('the power is gone');
    }
    await expect(eraseDue({ ...ctx, brought: crashes })).rejects.toThrow('the power is gone');
    expect((await wordsOf(scene)).filter(({ name }) => name !== '')).toHaveLength(250);
    await eraseDue(ctx);
    expect(await wordsOf(scene)).toEqual(times(450, FORMER));
    const found = await searchComments(ctx, { programme: cast.programme, query: 'pelicans' });
    expect(found.rows).toEqual([]);
  }));

test('the mail that says that everything is gone waits until it is', () =>
  erasing({ comments: 250, takesComments: false }, async ({ ctx }) => {
    await turn(ctx);
    const mails = ctx.db.selectFrom('outbox').select('due_at').where('kind', '=', 'erased');
    expect(await mails.execute()).toEqual([{ due_at: new Date(ctx.clock.now().getTime() + 3_600_000) }]);
  }));

test('mails that told others of their comments go with them, however many there are', () =>
  erasing({ comments: 1200, takesComments: false }, async ({ ctx, cast, topic, luca }) => {
    const written = await ctx.db.selectFrom('comment').select('id').where('author_id', '=', luca).execute();
    await ctx.mailer.queue(
      ctx,
      written.slice(0, 30).map(({ id }) => ({
        programme: cast.programme,
        kind: 'comments-new' as const,
        occasion: `comment:${id}`,
        person: cast.people.tomas,
        data: { topic, comments: [id] },
      })),
    );
    await ctx.db
      .updateTable('outbox')
      .set({ data: json({ topic, comments: [written[0]!.id, 7] }) })
      .where('occasion', '=', `comment:${written[3]!.id}`)
      .execute();
    await eraseDue(ctx);
    expect(
      await ctx.db.selectFrom('outbox').select('id').where('kind', '=', 'comments-new').execute(),
    ).toEqual([]);
  }));
