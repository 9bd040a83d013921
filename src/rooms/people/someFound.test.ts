import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onStage } from '../../../test/onStage.ts';
import { someFound } from './someFound.ts';

test('of two words that many have, those who have both are found among who came last, or else however long ago they came', () =>
  onStage(async ({ db }, { programme }) => {
    const come = (name: string, many: number) =>
      sql`
      insert into person (programme_id, name, locale, created_at)
      select ${programme}, ${name} || ' ' || n, 'en', now() from generate_series(1, ${many}::int) n`.execute(
        db,
      );
    const find = async (search: string): Promise<string[]> => {
      const query = sql`person_search(${programme}::bigint, ${search}::text, false)`;
      const { rows } = await sql<{ name: string }>`
        select name from ${someFound(programme, sql`person`, sql`one.erased_at is null`, query, 10)} one order by name`.execute(
        db,
      );
      return rows.map(({ name }) => name);
    };
    await come('Berry Quince', 1);
    for (const name of ['Berry', 'Quince']) await come(name, 1100);
    await come('Berry Plum', 60);
    await come('Quince Plum', 60);
    expect(await find('be qui')).toEqual(['Berry Quince 1']);
    expect(await find('plum be')).toHaveLength(10);
    expect(await find('plum be 60')).toEqual(['Berry Plum 60']);
    expect(await find('quince 1100')).toEqual(['Quince 1100']);
    expect(await find('be zz')).toEqual([]);
    expect(await find(' ')).toEqual([]);
  }));
