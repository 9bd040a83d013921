import { BY } from '../claim.ts';
import type { Claims, Table } from '../claim.ts';

/** The claims of the room's tables: how each names people, and what becomes of that when a person is erased. */
export const claims = {
  head_count: {
    moves: { stays: 'counted anew by the database' },
    nobody: 'how many people of each round stand where, by country and zone',
    plain: ['standing', 'country', 'zone'],
  },
  logo: {
    what: 'who chose the logo',
    who: { created_by: ['person', BY] },
    plain: ['kind', 'bytes'],
    ownData: 'events',
    moves: 'rows',
    until: 'the programme goes',
  },
  programme: {
    moves: 'itself',
    nobody: 'the programme itself',
    plain: [
      'slug',
      'name',
      'tagline',
      'about',
      'source_locale',
      'locales',
      'zone',
      'contact_address',
      'menu',
      'coming_chats',
      'network_origin',
      'look',
      'reminder_days',
    ],
  },
  programme_host: {
    moves: { stays: 'a host name leads to one installation at a time: give it to the programme anew' },
    nobody: 'host names',
    plain: ['host'],
  },
  round: {
    moves: 'rows',
    nobody: 'the dates and rules of a round, and how far its people are looked through',
    plain: ['label', 'policy', 'copied_from', 'people_looked_to'],
  },
  round_date: {
    moves: 'rows',
    nobody: 'the dates of a round, and how far each is seen to',
    plain: ['zone', 'far'],
  },
  round_question: { moves: 'rows', nobody: 'which questions a round asks' },
  round_step: { moves: 'rows', nobody: 'the steps of a form', plain: ['title', 'help'] },
} satisfies Partial<Claims<Table>>;
