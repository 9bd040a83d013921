import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { plainTag } from './tag.ts';

/** The tags that people of a round have, and how many have each, for a filter. */
export async function tagsIn(
  ctx: Pick<Ctx, 'db'>,
  { programme, round }: { programme: number; round: number },
): Promise<{ tag: string; people: number }[]> {
  const rows = await ctx.db
    .selectFrom('person_tag')
    .select(['tag', (eb) => eb.fn.countAll<number>().as('people')])
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .groupBy('tag')
    .orderBy('tag')
    .execute();
  return rows.map(({ tag, people }) => ({ tag, people: Number(people) }));
}

/** Whether somebody has a tag in a round, as a condition of a query; `person` is their number in it, such as `application.person_id`. */
export const isTagged = (
  { programme, round, tag }: { programme: number; round: number; tag: string },
  person: RawBuilder<unknown>,
): RawBuilder<boolean> => sql<boolean>`${person} in (
  select tagged.person_id from person_tag tagged
  where tagged.programme_id = ${programme} and tagged.round_id = ${round} and tagged.tag = ${plainTag(tag)})`;
