import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { TestCtx } from '../../../test/context.ts';
import { manyPeople } from '../../../test/manyPeople.ts';
import { onOpenRound } from '../../../test/onStage.ts';
import { stageForm } from '../../../test/applicant.ts';
import { IN_NAME_ORDER } from '../people/index.ts';

/** How often each function of the database is called during an act. */
async function calls(ctx: TestCtx, act: () => Promise<unknown>): Promise<Map<string, number>> {
  const read = async () =>
    (
      await sql<{ name: string; calls: number }>`
        select funcname as name, calls::int from pg_stat_xact_user_functions`.execute(ctx.db)
    ).rows;
  await sql`set local track_functions = 'all'`.execute(ctx.db);
  const before = new Map((await read()).map(({ name, calls }) => [name, calls]));
  await act();
  return new Map((await read()).map(({ name, calls }) => [name, calls - (before.get(name) ?? 0)]));
}

test('the words of a name are worked out when it changes, and with no other change of somebody', () =>
  onOpenRound(async (ctx, { programme, people }, round) => {
    const apply = sql`
      insert into application (programme_id, round_id, person_id, state, state_at, created_at)
      values (${programme}, ${round.id}, ${people.mei}, 'confirmed', now(), now())`;
    const applied = await calls(ctx, () => apply.execute(ctx.db));
    const { rows } = await sql<{ has_applied: boolean }>`
      select has_applied from person where id = ${people.mei}`.execute(ctx.db);
    expect(rows).toEqual([{ has_applied: true }]);
    expect(applied.get('note_applied')).toBe(1);
    expect(applied.get('person_words') ?? 0).toBe(0);
    const renamed = await calls(ctx, () =>
      sql`update person set name = 'Mei Lin' where id = ${people.mei}`.execute(ctx.db),
    );
    expect(renamed.get('person_words')).toBeGreaterThan(0);
  }));

test('somebody whose name changes is compared with the others again', () =>
  onOpenRound(async (ctx, { people }) => {
    await sql`update person set compared_at = now()`.execute(ctx.db);
    await sql`update person set zone = 'UTC', name = name where id = ${people.mei}`.execute(ctx.db);
    await sql`update person set name = 'Another Name' where id = ${people.luca}`.execute(ctx.db);
    const { rows } = await sql`select id from person where compared_at is null`.execute(ctx.db);
    expect(rows).toEqual([{ id: people.luca }]);
  }));

test('whom an earlier round owes a place is looked for among those who applied to two', () =>
  onOpenRound(async (ctx, { programme, people }, round) => {
    const finish = sql`update application set state = 'waiting', waiting_reason = 'noCandidate' where round_id = ${round.id}`;
    const [first] = await manyPeople(ctx, { programme, many: 60, round: round.id });
    const once = await calls(ctx, () => finish.execute(ctx.db));
    expect([once.get('note_owed'), once.get('note_owed_of') ?? 0]).toEqual([1, 0]);
    const next = await stageForm(ctx, programme, '2027-07-10T09:00', 2);
    const both = [first!, people.mei];
    await sql`
      insert into application (programme_id, round_id, person_id, state, state_at, created_at)
      select ${programme}, ${next.id}, id, 'confirmed', now(), now() from unnest(${both}::bigint[]) id`.execute(
      ctx.db,
    );
    const { rows } = await sql`select person_id from application where owed_first`.execute(ctx.db);
    expect(rows).toEqual([{ person_id: first }]);
  }));

test('the country of somebody stands beside their applications, as it changes and whosever they become', () =>
  onOpenRound(async (ctx, { programme, people }, round) => {
    const country = async () =>
      (
        await sql<{ country: string | null }>`
          select from_country as country from application where round_id = ${round.id}`.execute(ctx.db)
      ).rows.map((row) => row.country);
    await sql`update person set country = 'IN' where id = ${people.mei}`.execute(ctx.db);
    await sql`update person set country = 'PE' where id = ${people.luca}`.execute(ctx.db);
    await sql`
      insert into application (programme_id, round_id, person_id, state, state_at, created_at)
      values (${programme}, ${round.id}, ${people.mei}, 'confirmed', now(), now())`.execute(ctx.db);
    expect(await country()).toEqual(['IN']);
    await sql`update person set country = 'NP' where id = ${people.mei}`.execute(ctx.db);
    expect(await country()).toEqual(['NP']);
    await sql`update application set person_id = ${people.luca} where round_id = ${round.id}`.execute(ctx.db);
    expect(await country()).toEqual(['PE']);
    await sql`update person set country = null where id = ${people.luca}`.execute(ctx.db);
    expect(await country()).toEqual([null]);
  }));

test('the name of somebody as lists order it stands beside their applications, as it changes and whosever they become', () =>
  onOpenRound(async (ctx, { programme, people }, round) => {
    const noted = async () =>
      (
        await sql<{ name: string; is: boolean }>`
          select a.in_name_order as name, a.in_name_order = ${IN_NAME_ORDER} as is
          from application a join person on person.id = a.person_id where a.round_id = ${round.id}`.execute(
          ctx.db,
        )
      ).rows;
    const rename = (person: number, name: string) =>
      sql`update person set name = ${name} where id = ${person}`.execute(ctx.db);
    // A new name has no effect when the person did not apply, or when only capitals change.
    const without = await calls(ctx, () => rename(people.luca, 'Zoë Ångström'));
    expect([without.get('applications_follow_name'), without.get('count_application_update') ?? 0]).toEqual([
      1, 0,
    ]);
    await sql`
      insert into application (programme_id, round_id, person_id, state, state_at, created_at)
      values (${programme}, ${round.id}, ${people.mei}, 'confirmed', now(), now())`.execute(ctx.db);
    await rename(people.mei, 'Élodie');
    const again = await calls(ctx, () => rename(people.mei, 'ELODIE'));
    expect(again.get('count_application_update') ?? 0).toBe(0);
    expect(await noted()).toEqual([{ name: 'elodie', is: true }]);
    await sql`update application set person_id = ${people.luca} where round_id = ${round.id}`.execute(ctx.db);
    expect(await noted()).toEqual([{ name: 'zoe angstrom', is: true }]);
    await rename(people.luca, '');
    expect(await noted()).toEqual([{ name: '', is: true }]);
  }));

test('the first letters of the words of somebody stand beside their applications, as their name and address change and whosever they become', () =>
  onOpenRound(async (ctx, { programme, people }, round) => {
    const noted = async () =>
      (
        await sql<{ letters: number; is: boolean }>`
          select a.first_letters as letters, a.first_letters = first_letters(person.words::text) as is
          from application a join person on person.id = a.person_id where a.round_id = ${round.id}`.execute(
          ctx.db,
        )
      ).rows.map(({ letters, is }) => (is ? letters : null));
    const change = (person: number, to: { name: string; address: string | null }) =>
      ctx.db.updateTable('person').set(to).where('id', '=', person).execute();
    await change(people.mei, { name: '', address: null });
    await sql`
      insert into application (programme_id, round_id, person_id, state, state_at, created_at)
      values (${programme}, ${round.id}, ${people.mei}, 'confirmed', now(), now())`.execute(ctx.db);
    expect(await noted()).toEqual([0]);
    const [of, seen] = [
      (letters: string) => [...letters].reduce((sum, one) => sum + 2 ** (one.codePointAt(0)! % 39), 0),
      new Set<number>(),
    ];
    await change(people.mei, { name: 'Élodie Żak', address: null });
    expect(await noted()).toEqual([of('ez')]);
    await change(people.mei, { name: 'Élodie Żak', address: 'q2@world.example' });
    expect(await noted()).toEqual([of('ezqw')]);
    await change(people.luca, { name: '7 Ямы', address: null });
    await sql`update application set person_id = ${people.luca} where round_id = ${round.id}`.execute(ctx.db);
    expect(await noted()).toEqual([of('7я')]);
    // Each letter and digit of English has a bit of its own.
    for (const one of 'abcdefghijklmnopqrstuvwxyz0123456789') seen.add(of(one));
    expect(seen.size).toBe(36);
  }));
