import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { everywhere } from '../../../test/claims/fill.ts';
import type { Filling } from '../../../test/claims/fill.ts';
import { asked, dumped, otherVera } from '../../../test/claims/merging.ts';
import { realColumns } from '../../../test/claims/schema.ts';
import { CLAIMS } from '../brought.ts';
import { BY, claimed } from '../claim.ts';
import { mergePeople, undoMerge } from './index.ts';

/** Gives the other Vera a row like each of Vera's whose key contains only its person and its subject: then a row stands in the way. */
async function standInTheWay({ ctx, her }: Filling, kept: number): Promise<string[]> {
  const filled: string[] = [];
  const columns = Map.groupBy(await realColumns(ctx.db), ({ table }) => table);
  for (const [table, { who }] of claimed(CLAIMS)) {
    const names = columns.get(table)!.map(({ name }) => name);
    if (names.includes('id') || !('person_id' in who) || who['person_id']?.[0] !== 'person') continue;
    if (['membership', 'likeness', 'kept_answer'].includes(table)) continue;
    const values = names.map((name) => (name === 'person_id' ? sql`${kept}::bigint` : sql.ref(name)));
    await sql`
      insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
      select ${sql.join(values)} from ${sql.table(table)} where person_id = ${her.id} on conflict do nothing`.execute(
      ctx.db,
    );
    filled.push(table);
  }
  return filled;
}

/** The rows that name a person in columns that are carried over. */
async function rowsOf({ ctx }: Filling, person: number): Promise<string[]> {
  const found: string[] = [];
  for (const [table, { who, merged }] of claimed(CLAIMS))
    for (const [column, [identity, fate]] of Object.entries(who)) {
      if ((merged && 'stays' in merged) || fate === BY || !['person', 'liker'].includes(String(identity)))
        continue;
      const value = identity === 'liker' ? `p:${person}` : String(person);
      const { rows } =
        await sql`select from ${sql.table(table)} where ${sql.ref(column)}::text = ${value}`.execute(ctx.db);
      if (rows.length > 0) found.push(`${table}.${column}`);
    }
  return found;
}

const STAY_WITH_THE_NUMBER = ['invitation.person_id', 'right_link.person_id'];
/** Copied rows, which stay with both. */
const COPIED = ['kept_form.person_id'];

test('everything of somebody is carried over to their other address, and undone every table is as it was but the log', () =>
  everywhere(async (filling) => {
    const { ctx, programme, her } = filling;
    await ctx.db
      .updateTable('person')
      .set({ address_confirmed_at: ctx.clock.now() })
      .where('id', '=', her.id)
      .execute();
    const kept = await otherVera(filling);
    const before = await dumped(filling);
    const had = await rowsOf(filling, her.id);
    const done = await mergePeople(ctx, asked(filling, kept));
    expect(done).toMatchObject({ ok: true });
    if (!done.ok) return;
    expect((await rowsOf(filling, her.id)).toSorted()).toEqual(
      [...STAY_WITH_THE_NUMBER, ...COPIED].toSorted(),
    );
    expect(await rowsOf(filling, kept)).toEqual(
      expect.arrayContaining(had.filter((place) => !STAY_WITH_THE_NUMBER.includes(place))),
    );
    expect(
      await ctx.db
        .selectFrom('person')
        .select(['name', 'address', 'account_id', 'merged_into'])
        .where('id', '=', her.id)
        .executeTakeFirstOrThrow(),
    ).toEqual({ name: '', address: null, account_id: null, merged_into: kept });
    const actor = { kind: 'person', id: filling.cast.people.tomas } as const;
    expect(await undoMerge(ctx, { programme, actor, merge: done.merge })).toEqual({ ok: true });
    expect(await dumped(filling)).toEqual(before);
  }));

test('what stands in the way stays with the number that was merged, and comes back with the rest', () =>
  everywhere(async (filling) => {
    const { ctx, programme } = filling;
    const kept = await otherVera(filling);
    const filled = await standInTheWay(filling, kept);
    expect(filled.length).toBeGreaterThan(10);
    const before = await dumped(filling);
    const done = await mergePeople(ctx, asked(filling, kept));
    expect(done).toMatchObject({ ok: true });
    if (!done.ok) return;
    const actor = { kind: 'person', id: filling.cast.people.tomas } as const;
    expect(await undoMerge(ctx, { programme, actor, merge: done.merge })).toEqual({ ok: true });
    expect(await dumped(filling)).toEqual(before);
  }));
