import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Person } from '../queries.ts';
import type { Identity, Table } from './claim.ts';
import { claimed } from './index.ts';

type Condition = RawBuilder<boolean>;

/** Whether a column names a person, as its claim says it does. */
export function names(column: string, identity: Identity, person: Person): Condition {
  const named = sql.ref(column);
  if (typeof identity === 'object')
    return sql`${named} in (select id from ${sql.table(identity.of)} where ${areTheirs(identity.of, person)})`;
  if (identity === 'person') return sql`${named} = ${person.id}`;
  if (identity === 'account') return sql`${named} = ${person.account_id}`;
  if (identity === 'liker') return sql`${named} = ${`p:${person.id}`}`;
  return sql`${named} = ${person.address}`;
}

/** Whether rows of a programme's table are a person's: by the first column of its claim that says who it is. */
export function areTheirs(table: Table, person: Person): Condition {
  const [first] = Object.entries(claimed().find(([one]) => one === table)?.[1].who ?? {});
  if (!first) return sql`false`;
  const [column, [identity]] = first;
  return sql`programme_id = ${person.programme_id} and ${names(column, identity, person)}`;
}
