import { maybe, number, numbers, oneOf, yes } from '../../../lib/shape.ts';
import type { Kinds } from '../../../rooms/kinds.ts';

/** Why a comment that came by mail could not be put under its topic. */
export const COMMENT_TROUBLES = ['banned', 'empty', 'gone', 'often', 'too-long'] as const;
export type CommentTrouble = (typeof COMMENT_TROUBLES)[number];

/** The data of each of these mails. */
export const discussionKinds = {
  'ban-kept': { person: maybe(number) },
  'ban-lifted': { person: maybe(number) },
  'comment-confirm': { comment: number },
  'comment-moderated': { comment: number, what: oneOf(['approved', 'edited', 'hidden'], 'hidden') },
  'comment-received': { comments: numbers, leftOut: maybe(yes) },
  'comment-trouble': { reason: oneOf(COMMENT_TROUBLES, 'gone'), part: maybe(yes), leftOut: maybe(yes) },
  'comments-new': { topic: number, comments: numbers },
  'follow-confirm': { topic: number },
  'writer-banned': { person: maybe(number) },
};

declare module '../../../rooms/kinds.ts' {
  interface MailShapes extends Kinds<typeof discussionKinds> {}
}
