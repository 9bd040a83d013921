import { number, nested } from '../../lib/shape.ts';
import type { EventsBrought, Kinds, LinksBrought, MattersBrought, RepliesBrought } from '../kinds.ts';
import type { CommentState } from './rules.ts';

const inState = { state: nested<CommentState>('held') };
const before = { before: nested<CommentState>('held') };

/** Its kinds of event, and the data stored with each. */
export const events = {
  'ban-appealed': { about: 'person' },
  'ban-kept': { about: 'person' },
  'ban-lifted': { about: 'person', undone: true },
  'comment-approved': { about: 'comment', undone: ['before'], data: before },
  'comment-confirmed': { about: 'comment', data: inState },
  'comment-edited': { about: 'comment' },
  'comment-edited-out': { about: 'comment', undone: true },
  'comment-held-back': { about: 'comment' },
  'comment-hidden': { about: 'comment', undone: ['before'], data: before },
  'comment-put-back': { about: 'comment' },
  'comment-reported': { about: 'comment' },
  'comment-withdrawn': { about: 'comment', data: inState },
  'comment-written': { about: 'comment', data: { topic: number, ...inState } },
  'discussion-followed': { about: 'topic' },
  'discussion-unfollowed': { about: 'topic' },
  'picture-changed': { about: 'person' },
  'picture-removed': { about: 'person' },
  'summary-written': { about: 'topic', undone: ['summary'], data: { summary: number } },
  'writer-banned': { about: 'person', undone: true },
} satisfies EventsBrought;

/** Its kinds of matter on the work list, and the data of each. */
export const matters = {
  'ban-appealed': {},
  'comment-reported': {},
  'comments-held': {},
  'summary-due': {},
} satisfies MattersBrought;

/** Mailed links that open something of it, and for how long. */
export const links = {
  comment: { days: 30, lasts: false, fixed: false },
  'comment-back': { days: 30, lasts: false, fixed: false },
  follow: { days: 30, lasts: false, fixed: false },
  unfollow: { days: 36_500, lasts: true, fixed: false },
  appeal: { days: 90, lasts: false, fixed: false },
} satisfies LinksBrought;

/** The kinds of mail address that take answers; src/mail/in has a handler for each. */
export const replies = {
  comment: { needsSender: true },
  topic: { needsSender: true },
} satisfies RepliesBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
  interface MatterTerms extends Kinds<typeof matters> {}
  interface LinkTerms extends Kinds<typeof links> {}
  interface ReplyTerms extends Kinds<typeof replies> {}
}
