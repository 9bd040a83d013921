import { catalogueOf } from '../../src/i18n/locales.ts';
import { FIELDS } from '../../src/web/me/ownData/fields.ts';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { CLAIMS } from '../../src/rooms/brought.ts';
import { claimed } from '../../src/rooms/claim.ts';
import { countWaiting } from '../../src/rooms/outbox/index.ts';
import { erasePerson, ownData } from '../../src/rooms/people/index.ts';
import type { Schema } from '../../src/db/schema.ts';
import type { Person } from '../../src/rooms/people/index.ts';
import { NUMBER, WORD, everywhere } from './fill.ts';
import { hits } from './hits.ts';

const whoIs = ({ address, name, called }: Person): string[] => [address ?? '', name, called];

/** Columns whose claim gives a reason to keep them, as `table.column`. */
const stays = new Set(
  claimed(CLAIMS).flatMap(([table, { who, words = {} }]) => {
    const fates = new Map<string, unknown>(Object.entries(words));
    for (const [column, [, fate]] of Object.entries(who)) fates.set(column, fate);
    return [...fates].flatMap(([column, fate]) => (isKept(fate) ? [`${table}.${column}`] : []));
  }),
);
function isKept(fate: unknown): boolean {
  return typeof fate === 'object' && fate !== null && 'stays' in fate;
}

/** Claimed tables without a row about anybody: they would prove nothing. */
async function emptyTables(db: Kysely<Schema>): Promise<string[]> {
  const empty: string[] = [];
  for (const [table] of claimed(CLAIMS)) {
    const row = await db
      .selectFrom(table)
      .select(sql`1`.as('one'))
      .limit(1)
      .executeTakeFirst();
    if (!row) empty.push(table);
  }
  return empty;
}

test('of somebody erased no table holds address, name or words; their number and what was public stand where a claim says why', () =>
  everywhere(async ({ ctx, programme, her }) => {
    const texts = [...whoIs(her), WORD, String(NUMBER)];
    expect(await emptyTables(ctx.db)).toEqual([]);
    expect(await erasePerson(ctx, { programme, actor: { kind: 'command' }, person: her.id })).toEqual({
      ok: true,
    });
    // The timetable does this within seconds: it takes the deleted mails out of their counts.
    await countWaiting(ctx);
    const after = await hits(ctx.db, texts);
    expect(Object.entries(after).filter(([place]) => !stays.has(place))).toEqual([]);
    expect(await hits(ctx.db, whoIs(her))).toEqual({});
  }));

test('the file of own data has everything that a claim says it has', () =>
  everywhere(async ({ ctx, programme, her }) => {
    const data = await ownData(ctx, programme, her.id);
    const lists = claimed(CLAIMS).flatMap(([, { ownData: list }]) =>
      typeof list === 'string' ? [list] : [],
    );
    expect(Object.keys(data).filter((list) => !lists.includes(list))).toEqual([]);
    expect([...new Set(lists)].filter((list) => !data[list]?.length)).toEqual([]);
    // The page of own data has words for each list and for each field.
    const fields = Object.values(data).flatMap((rows) => rows.flatMap((row) => Object.keys(row)));
    expect([...new Set(fields)].filter((field) => !(field in FIELDS))).toEqual([]);
    expect(Object.keys(data).filter((list) => !(`own-data.list.${list}` in catalogueOf('en')))).toEqual([]);
  }));
