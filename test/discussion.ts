import { sql } from 'kysely';
import { json } from '../src/db/json.ts';
import { approveComment, discussionOf, writeComment } from '../src/rooms/discussion/index.ts';
import type { CommentInput } from '../src/rooms/discussion/index.ts';
import type { Stage } from './cast.ts';
import { stage, stageRound } from './cast.ts';
import { testContext } from './context.ts';
import type { TestCtx } from './context.ts';
import { rolledBack } from './database.ts';

/** A topic that everybody may read, with three questions. Returns its id. */
export async function stageTopic(ctx: TestCtx, cast: Stage, slug = 'doors'): Promise<number> {
  const programme = cast.programme;
  const { id: topic } = await ctx.db
    .insertInto('topic')
    .values({
      programme_id: programme,
      slug,
      source_locale: 'en',
      title: json({ en: 'Doors', es: 'Puertas' }),
      summary: json({ en: 'About doors.' }),
      essay: json({ en: 'The whole essay about doors.' }),
      essay_html: json({ en: '<p>The whole essay about doors.</p>' }),
      questions: json([
        { en: 'Which door did you go through first?', es: '¿Por qué puerta entraste primero?' },
        { en: 'Who waits outside?' },
        { en: 'What would you oil?' },
      ]),
      created_at: ctx.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const known = await ctx.db
    .selectFrom('round')
    .select('id')
    .where('programme_id', '=', programme)
    .orderBy('id')
    .executeTakeFirst();
  const round = known?.id ?? (await stageRound(ctx, programme)).id;
  const planned = await ctx.db
    .selectFrom('round_topic')
    .select('topic_id')
    .where('round_id', '=', round)
    .execute();
  await ctx.db
    .insertInto('round_topic')
    .values({
      programme_id: programme,
      round_id: round,
      topic_id: topic,
      position: planned.length + 1,
      day: '2027-01-11',
      due_at: new Date('2027-01-11T08:00:00Z'),
      approved_at: new Date('2027-01-10T08:00:00Z'),
    })
    .execute();
  return topic;
}

/** Writes a comment as somebody with a confirmed address and has it approved. Returns the comment's id. */
export async function say(
  ctx: TestCtx,
  cast: Stage,
  person: number,
  more: Partial<CommentInput> & { topic: number },
): Promise<number> {
  const done = await writeComment(ctx, {
    programme: cast.programme,
    parent: null,
    question: null,
    by: { person },
    name: 'Somebody',
    body: `Words ${crypto.randomUUID()}`,
    locale: 'en',
    channel: 'form',
    ...more,
  });
  if (!done.ok) throw new Error(JSON.stringify(done));
  if (done.state !== 'shown') {
    await approveComment(ctx, {
      programme: cast.programme,
      actor: { kind: 'person', id: cast.people.bao },
      comment: done.comment,
    });
    // The comment appears as if it had stood at once: nobody is mailed about it.
    await ctx.db
      .deleteFrom('outbox')
      .where('kind', '=', 'comment-moderated')
      .where('person_id', '=', person)
      .execute();
  }
  return done.comment;
}

export interface TalkScene {
  ctx: TestCtx;
  cast: Stage;
  topic: number;
  programme: number;
  moderator: { kind: 'person'; id: number };
}

export async function onTalk(play: (scene: TalkScene) => Promise<void>): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const topic = await stageTopic(ctx, cast);
    await play({
      ctx,
      cast,
      topic,
      programme: cast.programme,
      moderator: { kind: 'person', id: cast.people.bao },
    });
  });
}

export const words = (
  { programme, topic }: Pick<TalkScene, 'programme' | 'topic'>,
  more: Partial<CommentInput>,
) => ({
  programme,
  topic,
  parent: null,
  question: null,
  by: { address: 'vera@post.example' },
  name: 'Vera',
  body: 'The back door.',
  locale: 'en',
  channel: 'form' as const,
  ...more,
});

export const shown = async (
  { ctx, programme, topic }: TalkScene,
  order: 'newest' | 'oldest' | 'question' = 'oldest',
) => (await discussionOf(ctx, { programme, topic, order, page: 1 })).comments;
export const matters = async ({ ctx }: TalkScene) =>
  (
    await ctx.db.selectFrom('matter').select(['kind']).where('closed_at', 'is', null).orderBy('id').execute()
  ).map(({ kind }) => kind);
export const outbox = (ctx: TestCtx, kind: string) =>
  ctx.db.selectFrom('outbox').selectAll().where('kind', '=', kind).orderBy('id').execute();

/** So many copies of a comment, side by side, about question 1, question 2 and none by turns. */
export async function sayAgain(ctx: TestCtx, comment: number, times: number): Promise<void> {
  await sql`
    insert into comment (programme_id, topic_id, author_id, question, name, body, html, locale, channel, state, state_at, listed,
      fingerprint, written_at, shown_at)
    select programme_id, topic_id, author_id, nullif(n % 3, 0), name, body, html, locale, channel, state, state_at, listed,
      sha256(gen_random_uuid()::text::bytea), written_at, shown_at from comment, generate_series(1, ${times}::int) n where id = ${comment}`.execute(
    ctx.db,
  );
  await sql`update comment set path = array[id], thread_id = id
    where programme_id = (select programme_id from comment where id = ${comment}) and parent_id is null`.execute(
    ctx.db,
  );
}
