import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { isPublicAt } from '../../topics/index.ts';
import { DEEPEST } from '../rules.ts';

export interface CommentPlace {
  /** The comment that is answered; if that one is at the greatest depth, the comment that it answers. */
  parent: { id: number; path: number[]; depth: number } | null;
  question: number | null;
}

/** The place of a new comment. Null when its topic is not public, or the comment it answers is not shown. */
export async function findCommentPlace(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { programme: number; topic: number; parent: number | null; question: number | null },
): Promise<CommentPlace | null> {
  const topic = await ctx.db
    .selectFrom('topic')
    .select('questions')
    .where('programme_id', '=', input.programme)
    .where('id', '=', input.topic)
    .where('archived_at', 'is', null)
    .where(isPublicAt(ctx.clock.now()))
    .executeTakeFirst();
  if (!topic) return null;
  const { question } = input;
  if (question !== null && (question < 1 || question > topic.questions.length)) return null;
  if (input.parent === null) return { parent: null, question };
  const parent = await ctx.db
    .selectFrom('comment')
    .select(['id', 'path', 'depth', 'question', 'state', 'parent_id'])
    .where('programme_id', '=', input.programme)
    .where('topic_id', '=', input.topic)
    .where('id', '=', input.parent)
    .executeTakeFirst();
  if (!parent || parent.state !== 'shown') return null;
  const path = parent.depth < DEEPEST ? parent.path : parent.path.slice(0, -1);
  return { parent: { id: path.at(-1)!, path, depth: path.length - 1 }, question: parent.question };
}

/**
 * Works out again, for a comment and each one above it, whether it is drawn and how many shown answers it has. A comment is drawn when it
 * is shown, or when one of its answers is drawn: so no answer stands without the comment it answers.
 */
export async function relist(ctx: Ctx, programme: number, path: readonly number[]): Promise<void> {
  for (const id of path.toReversed()) {
    // Lock it before its answers are looked at: then a comment that is moving beneath it is waited for, and counted.
    await sql`select from comment where programme_id = ${programme} and id = ${id} for no key update`.execute(
      ctx.db,
    );
    await sql`
      update comment c set (listed, answers) = (
        select c.state = 'shown' or (c.state in ('hidden', 'withdrawn') and coalesce(bool_or(a.listed), false)),
          count(*) filter (where a.state = 'shown')
        from comment a where a.programme_id = c.programme_id and a.parent_id = c.id and (a.listed or a.state = 'shown'))
      where programme_id = ${programme} and id = ${id}`.execute(ctx.db);
  }
}
