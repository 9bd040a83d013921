import { BY } from '../claim.ts';
import type { Claims, Table } from '../claim.ts';
import { PUBLIC_AUTHOR, PUBLIC_WORDS } from '../discussion/index.ts';

/** The claims of its tables: how each names people, and the fate of that when somebody is erased. */
export const claims = {
  chat: {
    what: 'who planned a live chat',
    who: { created_by: ['person', BY] },
    plain: [
      'slug',
      'title',
      'about',
      'locale',
      'hashtag',
      'welcome',
      'farewell',
      'summary',
      'last_number',
      'told_hours',
      'telling_after',
      'rehearses_id',
      'cancel_reason',
    ],
    ownData: 'events',
    moves: 'rows',
    until: 'the programme goes',
  },
  chat_clock: {
    nobody: 'how the clocks of each zone showed a session',
    plain: ['zone', 'shown'],
    moves: 'rows',
  },
  chat_crowd: {
    nobody: 'how many follow a chat in each process',
    plain: ['process'],
    moves: { stays: 'counted anew by each process' },
  },
  chat_host: {
    what: 'who hosts a chat, and whether they came',
    who: { person_id: ['person', 'gone'] },
    ownData: 'chatsHosted',
    moves: 'rows',
    until: 'they host it no more, or erase themselves',
  },
  chat_message: {
    what: 'messages of live chats, with their pictures',
    who: { author_id: PUBLIC_AUTHOR },
    words: { ...PUBLIC_WORDS, picture_alt: PUBLIC_WORDS.name },
    plain: ['number', 'answers_id'],
    ownData: 'chatMessages',
    moves: 'rows',
    until: 'the chat goes; what was never confirmed after thirty days',
  },
  chat_news: {
    nobody: 'by which numbers readers of a chat hear of changes',
    plain: ['number', 'message_id'],
    moves: 'rows',
  },
  chat_question: { nobody: 'the script of a chat', plain: ['body'], moves: 'rows' },
  chat_reaction: {
    what: 'reactions to messages of chats, of visitors as a keyed hash',
    who: { liker: ['liker', 'gone'] },
    ownData: 'chatReactions',
    moves: 'rows',
    until: 'the message goes',
  },
  chat_release: { nobody: 'when the questions of a chat were asked', moves: 'rows' },
  chat_report: {
    what: 'reports of messages of chats, of visitors as a keyed hash',
    who: { reporter: ['liker', 'gone'], settled_by: ['person', BY] },
    ownData: 'chatReports',
    moves: 'rows',
    until: 'the message goes',
  },
  chat_session: {
    nobody: 'the hours of a chat',
    plain: [
      'uid',
      'wall',
      'zone',
      'clocks_as',
      'reminding_for',
      'reminding_after',
      'shifted_zones',
      'shifted_after',
    ],
    moves: 'rows',
  },
  chat_wish: {
    what: 'who means to come to a chat, and how',
    who: { person_id: ['person', 'gone'] },
    ownData: 'chatWishes',
    moves: 'rows',
    until: 'they change their mind, or erase themselves',
  },
} satisfies Partial<Claims<Table>>;
