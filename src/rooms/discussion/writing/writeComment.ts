import { normaliseAddress } from '../../../lib/address/normaliseAddress.ts';
import { renderMarkdown } from '../../../lib/text/markdown.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { findCommentPlace } from './commentPlace.ts';
import { LIMITS, checkText, cleanName } from '../rules.ts';
import type { Channel, CommentState, TextProblem } from '../rules.ts';
import { moveComment } from './moveComment.ts';
import { sign, whoWrites } from './whoWrites.ts';
import type { By } from './whoWrites.ts';
import { insertComment, confirmSame, sameAgain } from './insertComment.ts';

export interface CommentInput {
  programme: number;
  topic: number;
  /** The comment that is answered. */
  parent: number | null;
  /** The numbered question that is answered, from 1. */
  question: number | null;
  by: By;
  /** The signature, for everybody to read. */
  name: string;
  /** Whether their country may stand beside this name, if they were asked; only for a writer who has proved who they are. */
  showsCountry?: boolean;
  /** Whether the name is a pseudonym of theirs. */
  isPseudonym?: boolean;
  /** Markdown. */
  body: string;
  locale: string;
  /** The way it came in; `elsewhere` is another server. */
  channel: Channel;
  /** Comes in the middle of a flood: held, whoever wrote it. */
  rush?: boolean;
  /** The Message-ID of the mail it came with. */
  messageId?: string;
}

export type CommentProblems = Partial<Record<'name' | 'address' | 'body' | 'question', TextProblem>>;

export type Written =
  | { ok: true; comment: number; state: CommentState; again: boolean }
  | { ok: false; reason: 'unknown' | 'banned' }
  | { ok: false; reason: 'problems'; problems: CommentProblems };

/**
 * Writes a comment under a topic, or an answer to one. That of a person the programme knows appears at once. That of anybody else waits for
 * a moderator, and before that for the link mailed to the address they gave. The same words in the same place are the same comment.
 */
export async function writeComment(ctx: Ctx, input: CommentInput): Promise<Written> {
  const { programme } = input;
  const name = cleanName(input.name);
  const body = input.body.trim();
  const problems = commentProblems(input);
  if (Object.keys(problems).length > 0) return { ok: false, reason: 'problems', problems };
  const place = await findCommentPlace(ctx, input);
  if (!place) return { ok: false, reason: 'unknown' };
  return inTransaction(ctx, async (ctx) => {
    const html = renderMarkdown(body);
    const who = await whoWrites(ctx, { ...input, name, html });
    if (!who.ok) return who;
    const { author, isProven, state, heldFor } = who;
    const id = await insertComment(ctx, { ...input, name, body, html, place, author });
    if (id === null) {
      const same = await sameAgain(ctx, programme, input.topic, author.id, { ...place, body });
      if (!isProven || !same.ok || same.state !== 'unconfirmed') return same;
      return confirmSame(ctx, programme, { ...same, name, author: author.id }, { state, heldFor });
    }
    const path = [...(place.parent?.path ?? []), id];
    await ctx.db
      .updateTable('comment')
      .set({ path, thread_id: path[0]! })
      .where('programme_id', '=', programme)
      .where('id', '=', id)
      .execute();
    await moveComment(ctx, programme, { id, topic_id: input.topic, path, body, name }, { state, heldFor });
    if (isProven)
      await sign(ctx, programme, author.id, {
        name,
        showsCountry: input.showsCountry,
        isPseudonym: input.isPseudonym,
      });
    await record(ctx, {
      programme,
      actor: { kind: 'person', id: author.id },
      kind: 'comment-written',
      subject: ['comment', id],
      data: { topic: input.topic, state },
    });
    if (!isProven)
      await ctx.mailer.queue(ctx, [
        {
          programme,
          kind: 'comment-confirm',
          occasion: `comment:${id}`,
          person: author.id,
          data: { comment: id },
        },
      ]);
    return { ok: true, comment: id, state, again: false };
  });
}

/** The problems of a comment's fields, or of a text of at most `max` characters; does not read the database. */
export function commentProblems(
  { name, body, by }: Pick<CommentInput, 'name' | 'body' | 'by'>,
  max = LIMITS.body,
): CommentProblems {
  const problems: CommentProblems = {};
  const wrong = {
    name: checkText(cleanName(name), LIMITS.name),
    body: checkText(body.trim(), max),
  };
  if (wrong.name) problems.name = wrong.name;
  if ('address' in by && normaliseAddress(by.address) === null)
    problems.address = by.address.trim() === '' ? 'empty' : 'invalid';
  if (wrong.body) problems.body = wrong.body;
  return problems;
}
