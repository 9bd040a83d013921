import { normaliseAddress } from '../../../lib/address/normaliseAddress.ts';
import { renderMarkdown } from '../../../lib/text/markdown.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { personAt, personById } from '../../people/index.ts';
import { commenterOf, setCommenter } from '../writers/commenter.ts';
import { findCommentPlace } from './commentPlace.ts';
import { LIMITS, checkText, cleanName } from '../rules.ts';
import type { Channel, CommentState, HeldFor, TextProblem } from '../rules.ts';
import { moveComment, whyHeld } from './moveComment.ts';
import { insertComment, confirmSame, sameAgain } from './insertComment.ts';

export interface CommentInput {
  programme: number;
  topic: number;
  /** The comment that is answered. */
  parent: number | null;
  /** The numbered question that is answered, from 1. */
  question: number | null;
  /** The writer: a known person, or an address that is still to be confirmed. */
  by: { person: number } | { address: string };
  /** As it is signed, for everybody to read. */
  name: string;
  /** Whether their country may stand beside this name, where they were asked; of somebody who is shown to write. */
  showsCountry?: boolean;
  /** Markdown. */
  body: string;
  locale: string;
  /** The way it came in; `elsewhere` is another server. */
  channel: Channel;
  /** Comes in the middle of a flood: held, whoever writes. */
  rush?: boolean;
  /** Of the mail it came with. */
  messageId?: string;
}

export type CommentProblems = Partial<Record<'name' | 'address' | 'body' | 'question', TextProblem>>;

export type Written =
  | { ok: true; comment: number; state: CommentState; again: boolean }
  | { ok: false; reason: 'unknown' | 'banned' }
  | { ok: false; reason: 'problems'; problems: CommentProblems };

/**
 * Writes a comment under a topic, or an answer to one. Of somebody the programme knows it appears at once; of anybody else it waits
 * for a moderator, and before that for the link mailed to the address they gave. The same words in the same place are the same comment.
 */
export async function writeComment(ctx: Ctx, input: CommentInput): Promise<Written> {
  const { programme, by } = input;
  const name = cleanName(input.name);
  const body = input.body.trim();
  const address = 'address' in by ? normaliseAddress(by.address) : null;
  const problems = commentProblems(input);
  if (Object.keys(problems).length > 0) return { ok: false, reason: 'problems', problems };
  const place = await findCommentPlace(ctx, input);
  if (!place) return { ok: false, reason: 'unknown' };
  return inTransaction(ctx, async (ctx) => {
    const author =
      'person' in by
        ? await personById(ctx, programme, by.person)
        : await personAt(ctx, { programme, address: address ?? '', name, locale: input.locale });
    if (!author || author.erased_at) return { ok: false, reason: 'unknown' };
    const isProven = 'person' in by;
    if (isProven && (await commenterOf(ctx, programme, author.id))?.bannedAt)
      return { ok: false, reason: 'banned' };
    const html = renderMarkdown(body);
    const heldFor: HeldFor[] = isProven
      ? await whyHeld(ctx, programme, { author: author.id, html, rush: input.rush ?? false })
      : input.rush
        ? ['rush']
        : [];
    const state = !isProven ? 'unconfirmed' : heldFor.length > 0 ? 'held' : 'shown';
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
    if (isProven) await sign(ctx, programme, author.id, { name, showsCountry: input.showsCountry });
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

/** Keeps how somebody signs. No country beside this name leaves alone what they allow beside another. */
async function sign(
  ctx: Ctx,
  programme: number,
  person: number,
  { name, showsCountry }: { name: string; showsCountry: boolean | undefined },
): Promise<void> {
  const before =
    showsCountry === false ? (await commenterOf(ctx, programme, person))?.countryWith : undefined;
  await setCommenter(ctx, programme, person, {
    name,
    ...(showsCountry === true ? { country_with: name } : {}),
    ...(showsCountry === false && before === name ? { country_with: null } : {}),
  });
}

/** The problems of a comment's fields, whoever writes; reads no database. */
export function commentProblems({
  name,
  body,
  by,
}: Pick<CommentInput, 'name' | 'body' | 'by'>): CommentProblems {
  const problems: CommentProblems = {};
  const wrong = {
    name: checkText(cleanName(name), LIMITS.name),
    body: checkText(body.trim(), LIMITS.body),
  };
  if (wrong.name) problems.name = wrong.name;
  if ('address' in by && normaliseAddress(by.address) === null)
    problems.address = by.address.trim() === '' ? 'empty' : 'invalid';
  if (wrong.body) problems.body = wrong.body;
  return problems;
}
