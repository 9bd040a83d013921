import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { freshDatabase, rolledBack } from '../../../../test/database.ts';
import type { TestDatabase } from '../../../../test/database.ts';
import type { Schema } from '../../../db/schema.ts';
import { OUTBOX_STATES } from '../../mails/index.ts';
import { groupOf } from './counted.ts';
import { countAllWaiting, countWaiting, waitingGroups } from './countWaiting.ts';

type Db = Kysely<Schema>;

const LISTED = OUTBOX_STATES.filter((state) => state !== 'sent' && state !== 'bundled');
const NAMED = sql`kind, private, occasion, state`;

/** The groups as the counts show them, and as the mails themselves do. */
async function told(db: Db): Promise<{ told: unknown[]; there: unknown[] }> {
  const read = async (groups: ReturnType<typeof sql>): Promise<unknown[]> =>
    (await sql`select ${NAMED}, count, earliest, latest from (${groups}) g order by ${NAMED}`.execute(db))
      .rows;
  return {
    told: await read(sql`${waitingGroups(sql`state = any(${LISTED})`)}`),
    there: await read(sql`
      select kind, private, ${groupOf} as occasion, state, count(*)::int as count, min(due_at) as earliest, max(due_at) as latest
      from outbox where state = any(${LISTED}) group by 1, 2, 3, 4`),
  };
}

async function agrees(db: Db): Promise<number> {
  const { told: said, there } = await told(db);
  expect(said).toEqual(there);
  return there.length;
}

const rows = async (db: Db): Promise<number> =>
  Number((await sql<{ n: number }>`select count(*) as n from mail_group`.execute(db)).rows[0]!.n);

/**
 * Mails of each sort to `people`: of many occasions, of occasions that are one for volunteers, and private ones. Each is due at an hour of
 * its own.
 */
const queue = (db: Db, programme: number, people: readonly number[], state = 'waiting') =>
  sql`
  insert into outbox (programme_id, person_id, address, kind, occasion, whole, private, locale, subject, text, html, data, message_id, state, due_at, queued_at, many)
  select ${programme}::bigint, p, p || '@cast.example', kind, occasion, whole, private, 'en', kind, '', '', '{}', kind || occasion || p, ${state},
    timestamptz '2027-01-15' + (p % 7 + hours) * interval '1 hour', '2027-01-15', false
  from unnest(${people}::bigint[]) p, lateral (values
    ('dates-changed', 'dates/1:' || p % 2, '', false, 1), ('introduction', 'partnership:' || p, 'round:1', false, 2),
    ('introduction', 'partnership:0' || p, '', false, 3), ('letter', 'letter:' || p, '', true, 4), ('code', 'code:' || p, '', true, 5))
    as m (kind, occasion, whole, private, hours)`.execute(db);

test('how many mails wait, of what and until when, is told at once, whatever changes it, and put together by the timetable', async () => {
  await rolledBack(async (db) => {
    const { programme, people } = await stage(testContext(db));
    const [a, b, c, ...more] = Object.values(people) as [number, number, number, ...number[]];
    const set = (what: ReturnType<typeof sql>, which: ReturnType<typeof sql>) => () =>
      sql`update outbox set ${what} where programme_id = ${programme} and ${which}`.execute(db);
    const steps: (() => Promise<unknown>)[] = [
      () => queue(db, programme, [a, b, c]),
      () => queue(db, programme, more, 'held'),
      set(sql`state = 'held'`, sql`kind = 'dates-changed'`),
      // The first mail of its occasion leaves, then the last; one is put off, another moved forward; two swap their hours.
      set(sql`state = 'sending'`, sql`person_id = ${a}`),
      set(sql`state = 'sent', sent_at = due_at`, sql`person_id = ${a} and kind <> 'letter'`),
      set(sql`due_at = due_at + interval '9 days'`, sql`person_id = ${b} and kind = 'introduction'`),
      set(sql`due_at = '2027-01-01', state = 'waiting'`, sql`person_id = ${c}`),
      set(
        sql`due_at = due_at + ${more[0]! % 2 ? 1 : -1} * interval '1 hour'`,
        sql`person_id = any(${more}::bigint[])`,
      ),
      set(sql`state = 'failed'`, sql`state = 'sent'`),
      set(sql`state = 'dropped'`, sql`state in ('waiting', 'failed')`),
      set(sql`state = 'bundled'`, sql`person_id = ${more[1]!} and kind = 'dates-changed'`),
      set(sql`state = 'waiting'`, sql`state = 'dropped' and kind = 'introduction'`),
      set(sql`whole = 'round:2'`, sql`whole = 'round:1' and person_id = ${b}`),
      () => sql`delete from person where id = ${more[2]!}`.execute(db),
      () => sql`delete from outbox where state = 'dropped'`.execute(db),
    ];
    for (const [n, step] of steps.entries()) {
      await step();
      const groups = await agrees(db);
      if (n % 3 > 0) {
        await countWaiting({ db }, n % 3 === 1 ? 2 : undefined);
        expect(await agrees(db)).toBe(groups);
        expect(await rows(db)).toBe(groups);
      }
    }
    // A change of neither state nor hour adds nothing.
    await countWaiting({ db });
    const before = await rows(db);
    await set(sql`attempts = attempts + 1, subject = 'Other'`, sql`true`)();
    expect(await rows(db)).toBe(before);
    // Without time, only one piece is counted.
    await set(sql`state = 'dropped'`, sql`state <> 'dropped'`)();
    await countWaiting({ db, hasTime: () => false }, 1);
    expect(await rows(db)).toBeGreaterThan(await agrees(db));
    // Wrong counts are right again after all mails are counted anew.
    await sql`update mail_group set mails = mails + 9`.execute(db);
    await countAllWaiting({ db });
    expect(await rows(db)).toBe(await agrees(db));
    await sql`delete from programme where id = ${programme}`.execute(db);
    expect((await told(db)).told).toEqual([]);
    await countWaiting({ db });
    expect(await rows(db)).toBe(0);
  });
});

let fresh: TestDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

test('nothing is counted twice or lost when mails change while their counts are put together, and nobody waits', async () => {
  const { db } = fresh;
  const { programme, people } = await stage(testContext(db));
  const [a, b, c] = Object.values(people) as [number, number, number];
  await queue(db, programme, [a, b]);
  const change = await db.startTransaction().execute();
  await sql`update outbox set state = 'sent', sent_at = due_at where person_id = ${a}`.execute(change);
  await queue(change, programme, [c]);
  // Counting and another change do not wait for the open transaction, which nobody else can see yet.
  await Promise.all([countWaiting({ db }), countWaiting({ db })]);
  await sql`update outbox set state = 'held' where person_id = ${b}`.execute(db);
  await agrees(db);
  await agrees(change);
  await change.commit().execute();
  await agrees(db);
  await Promise.all([
    countWaiting({ db }),
    sql`update outbox set state = 'dropped' where person_id = ${c}`.execute(db),
  ]);
  await agrees(db);
  await countWaiting({ db });
  expect(await rows(db)).toBe(await agrees(db));
});
