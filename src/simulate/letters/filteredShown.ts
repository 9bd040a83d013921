import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** A person's first letters in a partnership, in which a programme that filters lets no number or link pass. */
const FIRST = 3;
/** The numbers and links that invented people write (`contacts.ts`); this pattern shares nothing with the filter itself. */
const SIGNS = String.raw`\+44 20 7946 \d|https?://`;

/** Counts letters to partners with a number or a link that are among their writer's first. */
export const filteredShown = (programme: number, round: number): RawBuilder<unknown> => sql`
  select count(*)::int as n from (
    select l.body, l.whole, row_number() over (partition by l.partnership_id, l.author_id order by l.written_at, l.id) as place
    from letter l
    join partnership p on p.programme_id = l.programme_id and p.id = l.partnership_id and p.round_id = ${round}
    join programme own on own.id = l.programme_id and own.filters_letters
    where l.programme_id = ${programme} and l.drafted_at is null) first
  where place <= ${FIRST} and (body ~ ${SIGNS} or whole ~ ${SIGNS})`;
