import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { applied, stageForm } from '../../../test/applicant.ts';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import type { TestCtx } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { stagePartnership } from '../../../test/partners.ts';
import { countHeads, headsOf } from './headCount.ts';
import type { Heads } from './headCount.ts';

interface In {
  programme: number;
  round: number;
}

/** Counts as the pages did before: by reading all people. */
async function oneByOne(ctx: TestCtx, { programme, round }: In): Promise<Heads[]> {
  const { rows } = await sql<Heads>`
    select standing, country, zone, erased_at is not null as gone, count(*)::int as people from (
      select person_id, state as standing from application where programme_id = ${programme} and round_id = ${round}
      union all
      select person_id, 'partner' from membership
      where programme_id = ${programme} and round_id = ${round} and left_at is null
    ) c join person on programme_id = ${programme} and id = person_id
    where stands_for is null and (erased_at is null or forgotten_at is not null) group by 1, 2, 3, 4`.execute(
    ctx.db,
  );
  return rows;
}

const told = (heads: readonly Heads[]): string[] => heads.map((one) => JSON.stringify(one)).sort();

test('where people of a round stand is told at once, whatever changes it, and counted together by the timetable', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme, people } = cast;
    const open = await stageForm(ctx, programme);
    const round = open.id;
    const at = { programme, round };
    const rows = async (): Promise<number> =>
      Number((await sql<{ n: number }>`select count(*) as n from head_count`.execute(db)).rows[0]!.n);
    const steps: (() => Promise<unknown>)[] = [
      () => applied(ctx, cast, open, 'luca'),
      () => applied(ctx, cast, open, 'mei'),
      () => applied(ctx, cast, open, 'amina'),
      () =>
        sql`update application set state = 'waiting', waiting_reason = 'late' where programme_id = ${programme}`.execute(
          db,
        ),
      () => sql`update application set answers_version = 7 where programme_id = ${programme}`.execute(db),
      () => stagePartnership(ctx, programme, round, [people.luca, people.mei]),
      () => sql`update person set country = 'PT', zone = null where id = ${people.luca}`.execute(db),
      () => sql`update person set stands_for = ${people.mei} where id = ${people.amina}`.execute(db),
      () => sql`update person set stands_for = null where id = ${people.amina}`.execute(db),
      () => sql`update membership set left_at = now() where person_id = ${people.mei}`.execute(db),
      () =>
        sql`update person set erased_at = now(), forgotten_at = now() where id = ${people.mei}`.execute(db),
      () => sql`update person set erased_at = now() where id = ${people.luca}`.execute(db),
      () => sql`delete from application where person_id = ${people.amina}`.execute(db),
      () => applied(ctx, cast, open, 'bao'),
      () => sql`delete from person where id = ${people.bao}`.execute(db),
    ];
    for (const step of steps) {
      await step();
      expect(told(await headsOf(ctx, at))).toEqual(told(await oneByOne(ctx, at)));
    }
    const seen = await headsOf(ctx, at);
    const before = await rows();
    await countHeads(ctx);
    expect(told(await headsOf(ctx, at))).toEqual(told(seen));
    expect(await rows()).toBeLessThan(before);
    expect(await rows()).toBe(seen.length);
    await sql`update application set answers_version = 8 where programme_id = ${programme}`.execute(db);
    expect(await rows()).toBe(seen.length);
    await sql`delete from programme where id = ${programme}`.execute(db);
    expect(await rows()).toBe(0);
  });
});

test('a count that went wrong is right again after the next change', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme } = cast;
    const open = await stageForm(ctx, programme);
    const round = open.id;
    await applied(ctx, cast, open, 'luca');
    await sql`update head_count set people = 9`.execute(db);
    await applied(ctx, cast, open, 'mei');
    await countHeads(ctx);
    expect(told(await headsOf(ctx, { programme, round }))).toEqual(
      told(await oneByOne(ctx, { programme, round })),
    );
  });
});
