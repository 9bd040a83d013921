import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { plainTag } from './tag.ts';

/** The tags that people of a round have, and how many have each, for a filter: a query, to be asked along with another. */
export const tagsIn = ({ programme, round }: { programme: number; round: number }) =>
  sql<{ tag: string; people: number }>`(
    select tag, count(*)::int as people from person_tag
    where programme_id = ${programme} and round_id = ${round} group by tag order by tag)`;

/** Whether somebody has a tag in a round, as a condition of a query; `person` is their number in it, such as `application.person_id`. */
export const isTagged = (
  { programme, round, tag }: { programme: number; round: number; tag: string },
  person: RawBuilder<unknown>,
): RawBuilder<boolean> => sql<boolean>`${person} in (
  select tagged.person_id from person_tag tagged
  where tagged.programme_id = ${programme} and tagged.round_id = ${round} and tagged.tag = ${plainTag(tag)})`;
