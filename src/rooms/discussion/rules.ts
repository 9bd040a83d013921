import { createHash } from 'node:crypto';
import { onCleanLine } from '../../lib/text/oneLine.ts';
import type { Texts } from '../../lib/text/texts.ts';

/** The most characters of each text that people write. */
export const LIMITS = { body: 5000, name: 60, reason: 500, summary: 5000 };
/** Comments on one page of a topic, in the order of reading. */
export const COMMENTS_PER_PAGE = 50;
/** The most comments with "everything on one page". */
export const MOST_ON_A_PAGE = 2000;
/** The greatest depth of answers to answers; an answer that would go deeper stands beside the one it answers. */
export const DEEPEST = 5;
/** A comment with more links than this waits for a moderator. */
const MOST_LINKS = 2;

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** How long a writer may change a comment, or take it back. */
export const EDIT_MS = 60 * MINUTE;
export const WITHDRAW_MS = 30 * DAY;
/** Unconfirmed comments are deleted after this time, and so are the words of hidden and withdrawn ones. */
export const KEPT_MS = 30 * DAY;

export const ORDERS = ['newest', 'oldest', 'question'] as const;
export type Order = (typeof ORDERS)[number];

export type CommentState = 'unconfirmed' | 'held' | 'shown' | 'hidden' | 'withdrawn';
/** The way by which a comment came in. */
export type Channel = 'form' | 'mail' | 'elsewhere' | 'import';
/** Why a comment waits for a moderator; `edited`: its writer changed it after a moderator took words out. */
export type HeldFor = 'first' | 'links' | 'rush' | 'edited';

/** A comment, its topic and the name it was written under. */
export interface NamedComment {
  id: number;
  topic: number;
  slug: string;
  title: Texts;
  source_locale: string;
  /** '' for a former participant. */
  name: string;
}

export type TextProblem = 'empty' | 'too-long' | 'invalid';

export function checkText(text: string, max: number): 'empty' | 'too-long' | null {
  if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(text)) return 'empty';
  return [...text].length > max ? 'too-long' : null;
}

/** A name in the form in which it is signed. */
export const cleanName = onCleanLine;

/** Whether a drawn text has more links than anybody needs. */
export const hasManyLinks = (html: string): boolean => html.split('<a ').length - 1 > MOST_LINKS;

/** The fingerprint of a comment: comments with the same writer, place and words, apart from spaces, count as one. */
export function fingerprintOf(place: {
  parent: number | null;
  question: number | null;
  body: string;
}): Buffer {
  const words = place.body.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  return createHash('sha256')
    .update(`${place.parent ?? ''}|${place.question ?? ''}|${words}`)
    .digest();
}

export function mayEdit(comment: { state: CommentState; writtenAt: Date }, now: Date): boolean {
  return (
    ['unconfirmed', 'held', 'shown'].includes(comment.state) &&
    now.getTime() - comment.writtenAt.getTime() <= EDIT_MS
  );
}

export function mayWithdraw(comment: { state: CommentState; writtenAt: Date }, now: Date): boolean {
  return (
    ['unconfirmed', 'held', 'shown'].includes(comment.state) &&
    now.getTime() - comment.writtenAt.getTime() <= WITHDRAW_MS
  );
}
