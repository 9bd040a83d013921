import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { rolledBack } from '../../test/database.ts';
import { byKey, countUpTo } from './byKey.ts';
import type { Place } from '../lib/placeInList.ts';
import { placeIn, placeQuery } from '../lib/placeInList.ts';

/** Twelve rows; some have the same time, to the microsecond. */
const ROWS = sql`(select n as id, timestamptz '2027-03-01T10:00:00.000001Z' + n / 3 * interval '1 microsecond' as at
  from generate_series(1, 12) n) rows`;

const ids = ({ rows }: { rows: { id: number }[] }): number[] => rows.map(({ id }) => id);

test.each(['rising', 'falling'] as const)(
  'a list that is %s is read page by page by the addresses of its places, forth and back, each row once',
  (way) =>
    rolledBack(async (db) => {
      const read = async (place: Place | undefined) => {
        const page = byKey([{ time: sql`at` }, { number: sql`id` }], way, 5, place);
        const { rows } = await sql<{ id: number; key: string }>`
          select id, ${page.key} as key from ${ROWS} where ${page.from} order by ${page.order} limit ${page.limit}`.execute(
          db,
        );
        return page.cut(rows);
      };
      const through = (place: Place) =>
        read(placeIn(new URL(`http://list.example/?${new URLSearchParams(placeQuery(place))}`)));
      const all = Array.from({ length: 12 }, (_, n) => (way === 'rising' ? n + 1 : 12 - n));
      const first = await read(undefined);
      const second = await through(first.next!);
      const third = await through(second.next!);
      expect([first, second, third].map(ids)).toEqual([all.slice(0, 5), all.slice(5, 10), all.slice(10)]);
      expect([first.previous, third.next]).toEqual([null, null]);
      const back = await through(third.previous!);
      const start = await through(back.previous!);
      expect([back, start].map(ids)).toEqual([second, first].map(ids));
      expect([start.previous, start.next]).toEqual([null, first.next]);
      const beyond = await read({ side: 'after', key: third.rows.at(-1)!.key.split('.') });
      expect(beyond).toEqual({ rows: [], previous: null, next: null });
    }),
);

test('a list by a number of double precision loses no row to rounding', () =>
  rolledBack(async (db) => {
    const strengths = [0.1 + 0.2, 0.3, 1 / 3, 2 / 3, 100 / 3, 0, -1.5, 1e300, 5e-324, 7, 7, -0.1];
    const seen: number[] = [];
    let place: Place | null | undefined;
    do {
      const page = byKey([{ real: sql`strength` }, { number: sql`id` }], 'rising', 2, place ?? undefined);
      const { rows } = await sql<{ id: number; key: string }>`
        select id, ${page.key} as key from unnest(${strengths}::float8[]) with ordinality as given (strength, id)
        where ${page.from} order by ${page.order} limit ${page.limit}`.execute(db);
      const cut = page.cut(rows);
      seen.push(...ids(cut));
      place =
        cut.next && placeIn(new URL(`http://list.example/?${new URLSearchParams(placeQuery(cut.next))}`));
    } while (place);
    const inOrder = strengths.map((strength, at) => ({ strength, id: at + 1 }));
    expect(seen).toEqual(inOrder.sort((a, b) => a.strength - b.strength || a.id - b.id).map(({ id }) => id));
  }));

test('a list by a text is read on from the row that its place names, whose text no address holds', () =>
  rolledBack(async (db) => {
    const names = sql`(values (1, 'Noor'), (2, 'Ada'), (3, 'Noor'), (4, ''), (5, 'Zoe'), (6, 'Ada')) rows (id, name)`;
    const key = [
      { text: sql`name`, ofRow: (id: unknown) => sql`(select name from ${names} where id = ${id})` },
      { number: sql`id` },
    ];
    const seen: number[] = [];
    let place: Place | null | undefined;
    do {
      const page = byKey(key, 'falling', 2, place ?? undefined);
      const { rows } = await sql<{ id: number; key: string }>`
        select id, ${page.key} as key from ${names} where ${page.from} order by ${page.order} limit ${page.limit}`.execute(
        db,
      );
      const cut = page.cut(rows);
      seen.push(...ids(cut));
      place = cut.next;
      expect(place?.key.length ?? 1).toBe(1);
    } while (place);
    expect(seen).toEqual([5, 3, 1, 6, 2, 4]);
  }));

test('an address that names no place of a list is its beginning', () =>
  rolledBack(async (db) => {
    for (const query of [
      '',
      'after=',
      'after=x',
      'after=1.',
      'after=-1',
      'after=1.2.3.4.5',
      'after=123456789012345678901',
      'before=1e9',
    ])
      expect(placeIn(new URL(`http://list.example/?${query}`)), query).toBeUndefined();
    const page = byKey([{ number: sql`n` }], 'rising', 5, { side: 'after', key: ['3', '4'] });
    const { rows } = await sql<{ n: number; key: string }>`
      select n, ${page.key} as key from generate_series(1, 3) n where ${page.from} order by ${page.order}`.execute(
      db,
    );
    expect(page.cut(rows).rows.map(({ n }) => n)).toEqual([1, 2, 3]);
  }));

test('rows are counted to a thousand and one', () =>
  rolledBack(async (db) => {
    const count = async (most: number): Promise<number> => {
      const { rows } = await sql<{ count: number }>`
        select ${countUpTo(sql`select from generate_series(1, ${most}::int)`)} as count`.execute(db);
      return rows[0]!.count;
    };
    expect([await count(0), await count(1000), await count(1001), await count(5000)]).toEqual([
      0, 1000, 1001, 1001,
    ]);
  }));
