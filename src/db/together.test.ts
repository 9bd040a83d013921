import { expect, test } from 'vitest';
import { stage } from '../../test/cast.ts';
import { testContext } from '../../test/context.ts';
import { rolledBack } from '../../test/database.ts';
import { together } from './together.ts';

test('lists that are read together come each in its order, with moments as texts, and empty ones as none', () =>
  rolledBack(async (db) => {
    const { programme, people } = await stage(testContext(db));
    const persons = db.selectFrom('person').where('programme_id', '=', programme);
    const found = await together(db, {
      last: persons.select(['id', 'created_at']).orderBy('id', 'desc').limit(2),
      first: persons.select(['id', 'name']).orderBy('id').limit(1),
      none: persons.select('id').where('id', '<', 0),
    });
    const ids = Object.values(people).toSorted((a, b) => a - b);
    expect(found.last.map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 2));
    expect(Date.parse(found.last[0]!.created_at)).toBeGreaterThan(0);
    expect(found.first.map(({ id }) => id)).toEqual(ids.slice(0, 1));
    expect(found.none).toEqual([]);
    expect(await together(db, {})).toEqual({});
  }));
