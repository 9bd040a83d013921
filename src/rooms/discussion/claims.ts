import { BY } from '../claim.ts';
import type { Claims, Table } from '../claim.ts';
import { carryCommenter } from './writers/carryCommenter.ts';
import { PUBLIC_AUTHOR, PUBLIC_WORDS } from './publicWords.ts';

/** The claims of the room's tables: how each names people, and what becomes of that when a person is erased. */
export const claims = {
  comment: {
    what: 'comments under topics',
    who: { author_id: PUBLIC_AUTHOR },
    words: {
      ...PUBLIC_WORDS,
      fingerprint: { by: 'becomes one of the row alone' },
    },
    plain: ['path', 'parent_id'],
    ownData: 'comments',
    moves: 'rows',
    until: 'their topic goes; what was never confirmed after thirty days',
  },
  comment_like: {
    what: 'likes, of visitors as a keyed hash',
    who: { liker: ['liker', 'gone by pieces'] },
    ownData: 'likes',
    moves: 'rows',
    until: 'the comment goes',
  },
  comment_report: {
    what: 'reports of comments, of visitors as a keyed hash',
    who: { reporter: ['liker', 'gone'], settled_by: ['person', BY] },
    ownData: 'reports',
    moves: 'rows',
    until: 'the comment goes',
  },
  comment_search: {
    what: 'the words of comments, for the search',
    who: { comment_id: [{ of: 'comment' }, 'gone by pieces'] },
    ownData: { not: 'it is made from the comment' },
    moves: 'rows',
    until: 'the comment goes',
  },
  commenter: {
    what: 'how somebody signs in discussions, and whether they were banned',
    who: { person_id: ['person', 'gone'], banned_by: ['person', BY] },
    merged: carryCommenter,
    ownData: 'inDiscussions',
    moves: 'rows',
    until: 'they erase themselves; an address that does nothing else goes by itself',
  },
  outside_writer: {
    what: 'who writes on another server or was imported, and how they are known there',
    who: { person_id: ['person', 'gone'] },
    ownData: 'inDiscussions',
    moves: 'rows',
    until: 'they are erased',
  },
  discussion_follow: {
    what: 'which discussions somebody follows',
    who: { person_id: ['person', 'gone'] },
    ownData: 'follows',
    moves: 'rows',
    until: 'they stop, or erase themselves',
  },
  discussion_summary: {
    what: 'who summed a discussion up',
    who: { written_by: ['person', BY] },
    plain: ['body', 'html', 'locale'],
    ownData: 'events',
    moves: 'rows',
    until: 'the topic goes',
  },
  talk_size: { moves: { stays: 'counted anew by the database' }, nobody: 'how many comments each topic has' },
} satisfies Partial<Claims<Table>>;
