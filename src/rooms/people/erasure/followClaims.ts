import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { claimed } from '../../claim.ts';
import { areTheirs, names } from './namesPerson.ts';
import type { Person } from '../queries.ts';

/** Does what the claim of each table says for an erased person, apart from what needs code of its own. */
export async function followClaims(ctx: Pick<Ctx, 'db' | 'brought'>, person: Person): Promise<void> {
  const { claims } = ctx.brought;
  for (const [table, claim] of claimed(claims)) {
    const emptied = Object.entries(claim.words ?? {}).filter(([, fate]) => isEmpty(fate));
    if (emptied.length > 0)
      await sql`
        update ${sql.table(table)} set ${sql.join(emptied.map(([column, fate]) => sql`${sql.ref(column)} = ${fate}`))}
        where ${areTheirs(claims, table, person)}`.execute(ctx.db);
    for (const [column, [identity, fate]] of Object.entries(claim.who)) {
      const named = sql`programme_id = ${person.programme_id} and ${names(claims, column, identity, person)}`;
      if (fate === 'gone') await sql`delete from ${sql.table(table)} where ${named}`.execute(ctx.db);
      else if (isEmpty(fate))
        await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${fate} where ${named}`.execute(ctx.db);
    }
  }
}

const isEmpty = (fate: unknown): boolean => fate === null || fate === '';
