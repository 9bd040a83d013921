import { anyOf } from '../../db/anyOf.ts';
import { pick } from '../../lib/text/texts.ts';
import { byText } from '../log/index.ts';
import type { RoomBrings } from '../brings.ts';
import { handsOut } from './handsOut.ts';
import { forgets } from './forget.ts';
import { claims } from './claims.ts';
import { queueDueTopics } from './queueDue.ts';
import { watchTopics } from './watch.ts';

export const topics = {
  knows: ['log', 'matters', 'people', 'programmes', 'readers'],
  events: {
    'guest-approved': { about: 'guest-post', undone: true },
    'guest-changed': { about: 'guest-post' },
    'guest-disapproved': { about: 'guest-post', undone: true },
    'guest-handed-in': { about: 'guest-post' },
    'guest-invited': { about: 'topic' },
    'guest-removed': { about: 'topic' },
    'guest-written': { about: 'guest-post' },
    'term-approved': { about: 'term', undone: true },
    'term-changed': { about: 'term' },
    'term-declined': { about: 'term', undone: true },
    'term-proposed': { about: 'term' },
    'term-waiting': { about: 'term' },
    'topic-approved': { about: 'topic', undone: true },
    'topic-assigned': { about: 'topic' },
    'topic-changed': { about: 'topic', undone: true },
    'topic-disapproved': { about: 'topic', undone: true },
    'topic-moved': { about: 'topic', undone: true },
    'topic-picture-changed': { about: 'topic' },
    'topic-picture-removed': { about: 'topic' },
    'topic-queued': { about: 'topic' },
    'topic-scheduled': { about: 'topic', undone: true },
    'topic-unscheduled': { about: 'topic', undone: true },
    'topic-written': { about: 'topic' },
  },
  subjects: {
    'guest-post': {
      names: async (ctx, reader, ids) => {
        const rows = await ctx.db
          .selectFrom('guest_post')
          .select(['id', 'title', 'author', 'source_locale'])
          .where('programme_id', '=', reader.programme)
          .where('id', '=', anyOf(ids))
          .execute();
        // A guest who has not written yet is known by name alone.
        return rows.map((row) => [row.id, pick(row.title, reader.lang, row.source_locale) || row.author]);
      },
    },
    term: { names: byText({ table: 'glossary_term', text: 'term', locale: 'source_locale' }) },
    topic: { names: byText({ table: 'topic', text: 'title', locale: 'source_locale' }) },
  },
  duties: [
    { name: 'watch what waits for approval', run: watchTopics },
    { name: 'queue due topics', run: queueDueTopics },
  ],
  links: {
    guest: { days: 90, lasts: false, fixed: false },
  },
  claims,
  handsOut,
  forgets,
} satisfies RoomBrings;
