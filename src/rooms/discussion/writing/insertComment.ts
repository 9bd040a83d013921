import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import type { Person } from '../../people/index.ts';
import { setCommenter } from '../writers/commenter.ts';
import type { CommentPlace } from './commentPlace.ts';
import { fingerprintOf } from '../rules.ts';
import type { CommentState, HeldFor } from '../rules.ts';
import { lockComment, moveComment } from './moveComment.ts';
import type { CommentInput, Written } from './writeComment.ts';

/** Returns the new row's id; null when the writer has the same words in the same place already. */
export async function insertComment(
  ctx: Ctx,
  input: CommentInput & { html: string; place: CommentPlace; author: Person },
): Promise<number | null> {
  const { place, author } = input;
  const now = ctx.clock.now();
  const parent = place.parent?.id ?? null;
  const row = await ctx.db
    .insertInto('comment')
    .values({
      programme_id: input.programme,
      topic_id: input.topic,
      parent_id: parent,
      depth: place.parent ? place.parent.depth + 1 : 0,
      question: place.question,
      author_id: author.id,
      name: input.name,
      body: input.body,
      html: input.html,
      locale: input.locale,
      channel: input.channel,
      state: 'unconfirmed',
      state_at: now,
      fingerprint: fingerprintOf({ parent, question: place.question, body: input.body }),
      message_id: input.messageId || null,
      written_at: now,
    })
    .onConflict((c) =>
      c
        .columns(['programme_id', 'topic_id', 'author_id', 'fingerprint'])
        // Written into the SQL text as in the index: with a parameter PostgreSQL would not match the partial index.
        .where(sql<boolean>`state <> 'withdrawn'`)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The owner of the address sent an unconfirmed comment again: confirms the comment, under the name they sign with now. */
export async function confirmSame(
  ctx: Ctx,
  programme: number,
  same: Extract<Written, { ok: true }> & { name: string; author: number },
  to: { state: CommentState; heldFor: HeldFor[] },
): Promise<Written> {
  const { comment: id, name, author } = same;
  const comment = await lockComment(ctx, programme, id);
  if (comment?.state !== 'unconfirmed')
    return { ok: true, comment: id, state: comment?.state ?? same.state, again: true };
  await ctx.db
    .updateTable('comment')
    .set({ name })
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .execute();
  await moveComment(ctx, programme, { ...comment, name }, to);
  await setCommenter(ctx, programme, author, { name });
  await record(ctx, {
    programme,
    actor: { kind: 'person', id: author },
    kind: 'comment-confirmed',
    subject: ['comment', id],
    data: { state: to.state },
  });
  return { ok: true, comment: id, state: to.state, again: true };
}

/** The comment of this writer that has the same words in the same place. */
export async function sameAgain(
  ctx: Ctx,
  programme: number,
  topic: number,
  author: number,
  place: CommentPlace & { body: string },
): Promise<Written> {
  const row = await ctx.db
    .selectFrom('comment')
    .select(['id', 'state'])
    .where('programme_id', '=', programme)
    .where('topic_id', '=', topic)
    .where('author_id', '=', author)
    .where(sql<boolean>`state <> 'withdrawn'`)
    .where(
      'fingerprint',
      '=',
      fingerprintOf({ parent: place.parent?.id ?? null, question: place.question, body: place.body }),
    )
    .executeTakeFirstOrThrow();
  return { ok: true, comment: row.id, state: row.state as CommentState, again: true };
}
