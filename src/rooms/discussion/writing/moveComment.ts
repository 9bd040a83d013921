import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { closeMatter, openMatter } from '../../matters/index.ts';
import { isKnown } from '../writers/commenter.ts';
import { relist } from './commentPlace.ts';
import { hasManyLinks } from '../rules.ts';
import type { CommentState, HeldFor } from '../rules.ts';
import { foldWords, gramsOf } from '../reading/letterGroups.ts';

export interface CommentRow {
  id: number;
  topic_id: number;
  path: number[];
  author_id: number | null;
  name: string;
  body: string;
  html: string;
  /** The words of its writer, if a moderator has taken some out since. */
  before: string | null;
  state: CommentState;
  written_at: Date;
  edited_at: Date | null;
}

/** A comment of a programme, locked: changes to it happen one after the other. */
export async function lockComment(ctx: Ctx, programme: number, id: number): Promise<CommentRow | null> {
  const row = await ctx.db
    .selectFrom('comment')
    .select([
      'id',
      'topic_id',
      'path',
      'author_id',
      'name',
      'body',
      'html',
      'before',
      'state',
      'written_at',
      'edited_at',
    ])
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ? { ...row, state: row.state as CommentState } : null;
}

/** Why a comment of a writer with a confirmed address has to wait for a moderator; empty when it may appear at once. */
export async function whyHeld(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  comment: { author: number; html: string; rush: boolean },
): Promise<HeldFor[]> {
  const why: HeldFor[] = [];
  if (!(await isKnown(ctx, programme, comment.author))) why.push('first');
  if (hasManyLinks(comment.html)) why.push('links');
  if (comment.rush) why.push('rush');
  return why;
}

export interface ToState {
  state: CommentState;
  heldFor?: readonly HeldFor[];
  reason?: string;
}

/** The columns of public words that are in a new state from now on. */
export const inState = ({ state, heldFor = [], reason = '' }: ToState, now: Date) => ({
  state,
  state_at: now,
  held_for: [...heldFor],
  reason,
  ...(state === 'shown' ? { shown_at: now } : {}),
});

/** Puts a comment into another state, and updates its place on the page, its words for the search, and the work list. */
export async function moveComment(
  ctx: Ctx,
  programme: number,
  comment: Pick<CommentRow, 'id' | 'topic_id' | 'path' | 'body' | 'name'>,
  to: ToState,
): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db
    .updateTable('comment')
    .set(inState(to, now))
    .where('programme_id', '=', programme)
    .where('id', '=', comment.id)
    .execute();
  await relist(ctx, programme, comment.path);
  await ctx.db
    .deleteFrom('comment_search')
    .where('programme_id', '=', programme)
    .where('comment_id', '=', comment.id)
    .execute();
  if (to.state === 'shown') await indexComment(ctx, programme, comment);
  await listHeld(ctx, programme, comment.topic_id);
}

/** Makes the words of a shown comment findable. */
export async function indexComment(
  ctx: Ctx,
  programme: number,
  comment: { id: number; body: string; name: string },
): Promise<void> {
  const words = foldWords(`${comment.name} ${comment.body}`);
  const found = { words, grams: gramsOf(words) };
  await ctx.db
    .insertInto('comment_search')
    .values({ programme_id: programme, comment_id: comment.id, ...found })
    .onConflict((c) => c.columns(['programme_id', 'comment_id']).doUpdateSet(found))
    .execute();
}

/** Opens or closes the one line on the work list for a topic under which comments wait for a moderator. */
export async function listHeld(ctx: Ctx, programme: number, topic: number): Promise<void> {
  const held = await ctx.db
    .selectFrom('comment')
    .select('id')
    .where('programme_id', '=', programme)
    .where('topic_id', '=', topic)
    // Written into the SQL text: with a parameter the planner would not use the partial index of held comments.
    .where(sql<boolean>`state = 'held'`)
    .limit(1)
    .executeTakeFirst();
  const matter = { programme, kind: 'comments-held', subject: ['topic', topic] } as const;
  if (held) await openMatter(ctx, { ...matter, urgency: 2 });
  else await closeMatter(ctx, { ...matter, actor: { kind: 'timetable' } });
}
