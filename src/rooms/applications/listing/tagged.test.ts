import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applied, stageForm } from '../../../../test/applicant.ts';
import { browse } from '../../../../test/browse.ts';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { freshDatabase } from '../../../../test/database.ts';
import type { TestDatabase } from '../../../../test/database.ts';
import { manyPeople } from '../../../../test/manyPeople.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import { readAlong } from '../../../../test/readAlong.ts';
import { taggedInOrder, taggedWith } from '../../notes/queries.ts';
import { filtered } from './filtered.ts';

let fresh: TestDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

const STATES = ['submitted', 'confirmed', 'withdrawn', 'declined'];

/** Tags beside which another state is noted than their application has. */
const stale = async ({ db }: Pick<TestCtx, 'db'>): Promise<number> =>
  (
    await sql<{ n: number }>`
      select count(*)::int as n from person_tag t left join application a
        on a.programme_id = t.programme_id and a.round_id = t.round_id and a.person_id = t.person_id
      where (t.state, t.state_at) is distinct from (a.state, a.state_at)`.execute(db)
  ).rows[0]!.n;

const put = ({ db, clock }: TestCtx, at: { programme: number; round: number; people: readonly number[] }) =>
  sql`insert into person_tag (programme_id, round_id, person_id, tag, put_at)
    select ${at.programme}, ${at.round}, id, 'call', ${clock.now()} from unnest(${[...at.people]}::bigint[]) id`.execute(
    db,
  );

const change = (db: TestCtx['db'], state: string) =>
  sql`update application set state = ${state}, state_at = clock_timestamp()`.execute(db);

test('those with a tag are read to the end and back by where they stand, and since when, and no others', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme } = cast;
    const people = await manyPeople(ctx, { programme, many: 240, round: round.id });
    await sql`
      update application set state = (${STATES}::text[])[1 + person_id * 7919 % 4],
        state_at = ${ctx.clock.now()}::timestamptz - person_id * 104729 % 1000 * interval '1 minute'
      where round_id = ${round.id}`.execute(ctx.db);
    await put(ctx, { programme, round: round.id, people: people.filter((_, n) => n % 3 > 0) });
    const tomas = browse(ctx, cast, 'tomas');
    const wanted = async (order: string, where = 'true'): Promise<string[]> =>
      (
        await sql<{ id: number }>`
          select a.id from application a join person_tag t on t.round_id = a.round_id and t.person_id = a.person_id
          where ${sql.raw(where)} order by ${sql.raw(order)}`.execute(ctx.db)
      ).rows.map(({ id }) => String(id));
    for (const [asked, order, where] of [
      ['', 'a.state_at desc, a.person_id desc'],
      ['&sort=-since', 'a.state_at, a.person_id'],
      ['&sort=state', 'a.state, a.state_at, a.person_id'],
      ['&sort=-state', 'a.state desc, a.state_at desc, a.person_id desc'],
      ['&state=declined', 'a.state_at desc, a.person_id desc', "a.state = 'declined'"],
    ] as const) {
      const path = `/workbench/applications?round=1&tag=call&size=50&lang=en${asked}`;
      const read = (await readAlong(tomas, path, /\/applications\/(\d+)\?/g)).flat();
      expect(read, asked).toEqual(await wanted(order, where));
      expect(read.length, asked).toBeGreaterThan(20);
      // The rows around one of them are those of the list.
      const { text } = await tomas.get(`/workbench/applications/${read[10]}?round=1&tag=call${asked}`);
      expect(text, asked).toContain(`/applications/${read[11]}?`);
      expect(text.indexOf(`/applications/${read[9]}?`)).toBeLessThan(
        text.indexOf(`/applications/${read[11]}?`),
      );
    }
  }));

test('they are read along an index of the tag, however many others stand before them', () =>
  onOpenRound(async (ctx, { programme }, round) => {
    await sql`set local enable_sort = off`.execute(ctx.db);
    const scope = { programme, round: round.id, countries: null };
    const some = { ...scope, tag: 'call' };
    const tagged = { among: taggedWith(some), inOrder: taggedInOrder(some) };
    for (const [by, order, index] of [
      ['state', 'standing.state, standing.state_at, standing.person_id', 'person_tag_in_state'],
      ['since', 'standing.state_at, standing.person_id', 'person_tag_in_turn'],
    ] as const) {
      const sorted = { by, way: 'rising' } as const;
      const query = filtered(ctx, scope, { ...tagged, sorted }).select('application.id');
      const { rows } = await sql`explain ${query} order by ${sql.raw(order)} limit 101`.execute(ctx.db);
      expect(JSON.stringify(rows), by).toContain(`Index Only Scan using ${index}`);
    }
  }));

test('a tag knows where the application stands, whichever of the two comes, goes or changes', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const at = { programme, round: round.id };
    const application = await applied(ctx, cast, round, 'mei');
    await put(ctx, { ...at, people: [people.mei, people.luca] });
    expect(await stale(ctx)).toBe(0);
    await applied(ctx, cast, round, 'luca');
    expect(await stale(ctx)).toBe(0);
    await sql`update application set state = 'withdrawn', state_at = now()`.execute(ctx.db);
    expect(await stale(ctx)).toBe(0);
    // Two people become one.
    await sql`update application set person_id = ${people.amina} where id = ${application}`.execute(ctx.db);
    await sql`update person_tag set person_id = ${people.amina} where person_id = ${people.mei}`.execute(
      ctx.db,
    );
    expect(await stale(ctx)).toBe(0);
    const { rows } = await sql<{ state: string }>`select state from person_tag`.execute(ctx.db);
    expect(rows).toEqual([{ state: 'withdrawn' }, { state: 'withdrawn' }]);
  }));

test('a tag that is put in the moment in which the application changes knows where it ends', async () => {
  const ctx = testContext(fresh.db);
  const cast = await stage(ctx);
  const { programme, people } = cast;
  const round = await stageForm(ctx, programme);
  await applied(ctx, cast, round, 'mei');
  const at = { programme, round: round.id, people: [people.mei] };
  const changing = await ctx.db.startTransaction().execute();
  await change(changing, 'declined');
  const putting = put(ctx, at);
  await sql`select pg_sleep(0.1)`.execute(changing);
  await changing.commit().execute();
  await putting;
  expect(await stale(ctx)).toBe(0);

  await sql`delete from person_tag`.execute(ctx.db);
  const tagging = await ctx.db.startTransaction().execute();
  await put({ ...ctx, db: tagging } as TestCtx, at);
  const changed = change(ctx.db, 'withdrawn');
  await sql`select pg_sleep(0.1)`.execute(tagging);
  await tagging.commit().execute();
  await changed;
  expect(await stale(ctx)).toBe(0);
});
