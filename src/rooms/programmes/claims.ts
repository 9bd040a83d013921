import { BY } from '../claim.ts';
import type { Claims, Table } from '../claim.ts';

/** How its tables name people, and what becomes of that. */
export const claims = {
  head_count: {
    nobody: 'how many people of each round stand where, by country and zone',
    plain: ['standing', 'country', 'zone'],
  },
  logo: {
    what: 'who chose the logo',
    who: { created_by: ['person', BY] },
    plain: ['kind', 'bytes'],
    ownData: 'events',
    until: 'the programme goes',
  },
  programme: {
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
      'look',
    ],
  },
  programme_host: { nobody: 'host names', plain: ['host'] },
  question: { nobody: 'what the form asks', plain: ['role'] },
  question_version: {
    what: 'who worded a question',
    who: { created_by: ['person', BY] },
    plain: ['label', 'help', 'options'],
    ownData: 'events',
    until: 'the programme goes',
  },
  round: {
    nobody: 'the dates and rules of a round, and how far its people are looked through',
    plain: ['label', 'policy', 'copied_from', 'people_looked_to'],
  },
  round_date: { nobody: 'the dates of a round', plain: ['zone'] },
  round_question: { nobody: 'which questions a round asks' },
  round_step: { nobody: 'the steps of a form', plain: ['title', 'help'] },
} satisfies Partial<Claims<Table>>;
