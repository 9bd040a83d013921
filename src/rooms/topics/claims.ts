import { BY } from '../claim.ts';
import type { Claims, Table } from '../claim.ts';

const PUBLISHED = { stays: 'it was published, as what its writer said' };

/** The claims of the room's tables: how each names people, and what becomes of that when a person is erased. */
export const claims = {
  glossary_term: {
    what: 'words that somebody explained',
    who: { person_id: ['person', null], approved_by: ['person', BY] },
    words: {
      country: { stays: 'the country the word is of' },
      term: PUBLISHED,
      explanation: PUBLISHED,
      source_locale: { stays: 'the language it is in' },
    },
    ownData: 'wordsExplained',
    moves: 'rows',
    until: 'an editor removes it',
  },
  guest_post: {
    what: 'what a guest wrote under a topic, and who was asked to',
    who: { person_id: ['person', null], created_by: ['person', BY], approved_by: ['person', BY] },
    words: {
      about: '',
      author: '',
      title: PUBLISHED,
      body: PUBLISHED,
      body_html: PUBLISHED,
      day: { stays: 'the day it is planned for' },
      source_locale: { stays: 'the language it is in' },
    },
    ownData: 'guestPosts',
    moves: 'rows',
    until: 'an editor removes it',
  },
  round_topic: {
    what: 'who writes and approves a topic',
    who: { writer_id: ['person', null], approved_by: ['person', BY] },
    plain: ['far'],
    ownData: 'events',
    moves: 'rows',
    until: 'the round goes',
  },
  topic: {
    what: 'who wrote a topic',
    who: { created_by: ['person', BY] },
    words: { author: { by: 'goes where it is their own name; the topic stays' } },
    plain: [
      'slug',
      'source_locale',
      'title',
      'summary',
      'essay',
      'essay_html',
      'questions',
      'held_chats',
      'picture_alt',
      'picture_author',
      'picture_source',
      'picture_licence',
    ],
    ownData: 'events',
    moves: 'rows',
    until: 'the programme goes',
  },
  topic_like: {
    what: 'likes of topics, of visitors as a keyed hash',
    who: { liker: ['liker', 'gone'] },
    ownData: 'topicLikes',
    moves: 'rows',
    until: 'the topic goes',
  },
  topic_search: {
    what: 'the words of topics, for the search',
    who: {},
    words: { folded: { by: 'the name of who wrote it goes' } },
    ownData: { not: 'it is made from the topic' },
    moves: 'rows',
    until: 'the topic goes',
  },
  topic_translation: {
    what: 'who translated a topic',
    who: { changed_by: ['person', BY] },
    plain: ['locale', 'made_from'],
    ownData: 'events',
    moves: 'rows',
    until: 'the topic goes',
  },
} satisfies Partial<Claims<Table>>;
