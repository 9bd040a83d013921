import { sql } from 'kysely';
import { readAround } from '../../../db/around.ts';
import type { Around } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { fewPeople, filteredPeople, keyOf } from './listPeople.ts';
import type { PeopleFilter, PeopleSorted } from './listPeople.ts';

/** A row of the list beside somebody. */
export interface PersonBeside {
  id: number;
  name: string;
  address: string | null;
  country: string | null;
}

/** The rows around somebody in the list of all people, with its filter and order. */
export async function aroundPerson(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  { sorted, ...filter }: PeopleFilter & { sorted: PeopleSorted },
  person: number,
): Promise<Around<PersonBeside>> {
  const few = await fewPeople(ctx, programme, filter);
  const all = () => filteredPeople(ctx, programme, filter, few, sorted.by);
  return readAround<PersonBeside>(ctx.db, {
    key: keyOf(programme, sorted.by),
    way: sorted.way,
    read: (column) =>
      sql`(select ${column} from person where person.programme_id = ${programme} and person.id = ${person})`,
    // Needed even for the few people whom a search finds: otherwise the planner walks an index of all people to find the nearest rows.
    byNumber: (numbers) =>
      ctx.db
        .selectFrom(sql<{ id: number; nth: number }>`${numbers}`.as('near'))
        .innerJoin('person', 'person.id', 'near.id')
        .where('person.programme_id', '=', programme)
        .select(['person.id', 'person.name', 'person.address', 'person.country'])
        .orderBy('near.nth'),
    numbers: ({ from, order }) => sql`${all().select('id').where(from).orderBy(order)}`,
    isIn: sql`exists (${all().select('id').where('id', '=', person)})`,
  });
}
