import { BY } from '../claim.ts';
import type { Claims, Table } from '../claim.ts';

/** The claims of the room's tables: how each names people, and what becomes of that when a person is erased. */
export const claims = {
  canned_answer: {
    what: 'who worded a ready-made answer',
    who: { changed_by: ['person', BY] },
    plain: ['name', 'body'],
    ownData: 'events',
    moves: 'rows',
    until: 'the programme goes',
  },
  ignored_sender: {
    what: 'addresses from which nothing more is taken',
    who: { address: ['address', 'gone'], by: ['person', BY] },
    ownData: { not: 'it would tell whoever sends spam that nobody reads it' },
    moves: 'rows',
    until: 'a volunteer takes it back',
  },
  inbox_watch: {
    what: 'who wants what comes in by mail',
    who: { person_id: ['person', 'gone'] },
    ownData: 'watchesInbox',
    moves: 'rows',
    until: 'they stop, or erase themselves',
  },
  thread: {
    what: 'conversations with the programme',
    who: { person_id: ['person', 'gone'], assigned_to: ['person', null] },
    plain: ['merged_into'],
    ownData: 'conversations',
    moves: 'rows',
    until: 'a year after it was settled, spam after thirty days',
  },
  thread_about: {
    what: 'whom a private conversation is about',
    who: {
      person_id: ['person', { stays: 'so that it never reaches them, by number' }],
      account_id: ['account', { by: 'goes, unless it runs the installation and could come back' }],
    },
    ownData: { not: 'they must not know of it' },
    moves: 'rows',
    until: 'the conversation goes',
  },
  thread_message: {
    what: 'what was written in conversations',
    who: {
      author_id: ['person', { stays: 'what they answered others as a volunteer; their own messages go' }],
    },
    words: {
      body: { stays: 'what they answered others' },
      whole: { by: 'goes where it is theirs' },
      message_id: { by: 'goes where it is theirs' },
      form_key: { by: 'goes where it is theirs' },
    },
    ownData: 'messages',
    moves: 'rows',
    until: 'the conversation goes',
  },
  thread_picture: {
    what: 'pictures that came with a message',
    who: { message_id: [{ of: 'thread_message' }, { with: 'thread_message' }] },
    ownData: { not: 'those they sent lie in the archive, beside the file' },
    moves: 'rows',
    until: 'the conversation goes',
  },
} satisfies Partial<Claims<Table>>;
