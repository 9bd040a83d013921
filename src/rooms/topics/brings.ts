import { copyTopics, moveTopics } from './planning/followRound.ts';
import { anyOf } from '../../db/anyOf.ts';
import { pick } from '../../lib/text/texts.ts';
import { byRow, byText } from '../log/index.ts';
import { bulk } from './bulk.ts';
import type { RoomBrings } from '../brings.ts';
import { handsOut } from './handsOut.ts';
import { forgets } from './forget.ts';
import { claims } from './claims.ts';
import { events, links, matters } from './kinds.ts';
import { queueDueTopics } from './planning/queueDue.ts';
import { watchTopics } from './planning/watch.ts';

export const topics = {
  knows: ['desks', 'files', 'log', 'matters', 'people', 'programmes', 'readers'],
  events,
  matters,
  subjects: {
    'guest-post': {
      names: byRow(
        (db, { programme }, ids) =>
          db
            .selectFrom('guest_post')
            .select(['id', 'title', 'author', 'source_locale'])
            .where('programme_id', '=', programme)
            .where('id', '=', anyOf(ids)),
        // A guest who has not written yet is known only by name.
        ({ title, author, source_locale }, { lang }) => pick(title, lang, source_locale) || author,
      ),
    },
    term: { names: byText({ table: 'glossary_term', text: 'term', locale: 'source_locale' }) },
    topic: { names: byText({ table: 'topic', text: 'title', locale: 'source_locale' }) },
  },
  duties: [
    { name: 'watch what waits for approval', run: watchTopics },
    { name: 'queue due topics', run: queueDueTopics },
  ],
  links,
  bulk,
  claims,
  handsOut,
  forgets,
  follows: { roundCopied: copyTopics, datesChanged: moveTopics },
} satisfies RoomBrings;
