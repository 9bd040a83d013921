import { anyOf } from '../../db/anyOf.ts';
import { pick } from '../../lib/text/texts.ts';
import { byText } from '../log/index.ts';
import type { RoomBrings } from '../brings.ts';
import { handsOut } from './handsOut.ts';
import { forgets } from './forget.ts';
import { claims } from './claims.ts';
import { events, links, matters } from './kinds.ts';
import { queueDueTopics } from './planning/queueDue.ts';
import { watchTopics } from './planning/watch.ts';

export const topics = {
  knows: ['log', 'matters', 'people', 'programmes', 'readers'],
  events,
  matters,
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
  links,
  claims,
  handsOut,
  forgets,
} satisfies RoomBrings;
