import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { claimed } from '../../claim.ts';
import type { Claims, Identity, Table } from '../../claim.ts';
import type { Person } from '../queries.ts';

type Condition = RawBuilder<boolean>;

/** Whether a column names a person, as its claim says. */
export function names(claims: Claims<Table>, column: string, identity: Identity, person: Person): Condition {
  const named = sql.ref(column);
  if (typeof identity === 'object')
    return sql`${named} in (select id from ${sql.table(identity.of)} where ${areTheirs(claims, identity.of, person)})`;
  if (identity === 'person') return sql`${named} = ${person.id}`;
  if (identity === 'account') return sql`${named} = ${person.account_id}`;
  if (identity === 'liker') return sql`${named} = ${`p:${person.id}`}`;
  return sql`${named} = ${person.address}`;
}

/** Whether rows of a programme's table are a person's, by the first column that its claim lists as naming somebody. */
export function areTheirs(claims: Claims<Table>, table: Table, person: Person): Condition {
  const [first] = Object.entries(claimed(claims).find(([one]) => one === table)?.[1].who ?? {});
  if (!first) return sql`false`;
  const [column, [identity]] = first;
  return sql`programme_id = ${person.programme_id} and ${names(claims, column, identity, person)}`;
}
