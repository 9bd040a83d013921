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

/** The rows around somebody in the list of all people as it is filtered and sorted. */
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
    rows: ({ from, order }, most) =>
      sql<PersonBeside>`${all().select(['id', 'name', 'address', 'country']).where(from).orderBy(order).limit(most)}`,
    numbers: ({ from, order }) => sql`${all().select('id').where(from).orderBy(order)}`,
    isIn: sql`exists (${all().select('id').where('id', '=', person)})`,
  });
}
