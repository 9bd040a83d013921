import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoDatabase } from '../../../../test/browser/demoDatabase.ts';
import { demoPages } from '../../../../test/browser/demoPages.ts';
import type { DemoPages } from '../../../../test/browser/demoPages.ts';
import type { TestDatabase } from '../../../../test/database.ts';
import { deskPages } from '../../../../test/hostile/deskPages.ts';
import { json } from '../../../db/json.ts';
import { EVENTS } from '../../../rooms/brought.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import type { EventBrought } from '../../../rooms/kinds.ts';
import { undoableEvent } from '../../../rooms/log/index.ts';
import { BROUGHT } from '../../brought.ts';
import type { Seen } from '../../brings.ts';

/** Kinds whose data are only for their readers: such an event is undone by its subject alone. */
const FOR_READERS = [
  'announcement-queued',
  'applicants-imported',
  'application-declined',
  'application-withdrawn',
  'canned-added',
  'mail-edited',
  'pair-made',
  'thread-closed',
];
/** Ids of rows with which each kind is tried: in a small programme the first rows of a table have every state. */
const TRIED = 12;

const undone = Object.entries<EventBrought>(EVENTS).flatMap(([kind, { about, undone, data = {} }]) =>
  undone ? [{ kind, about, needs: undone === true ? [] : undone, data }] : [],
);
const everything: Seen = {
  inbox: { all: true, countries: [], private: true },
  matters: { kinds: [], ofCountries: [], countries: [] },
  viewer: { person: null, account: null, operator: true },
};

let database: TestDatabase;
let demo: DemoPages;

beforeAll(async () => {
  database = await demoDatabase();
  demo = await demoPages(database);
  await deskPages(demo);
});
afterAll(() => database?.drop());

/** Rows written in this transaction so far, without the log. The view of all counts would join every index, thousands of times. */
async function written({ db }: Pick<Ctx, 'db'>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid) + pg_stat_get_xact_tuples_deleted(oid)), 0)::int as n
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'event'`.execute(
    db,
  );
  return rows[0]!.n;
}

/** Undoes an event of a kind, with the given subject and data; returns the result, and rolls the changes back. */
async function tried(
  kind: string,
  about: string,
  id: number,
  data: Record<string, unknown>,
): Promise<string> {
  const transaction = await database.db.startTransaction().execute();
  try {
    const ctx = { ...demo.ctx, db: transaction };
    const { id: round } = await transaction.selectFrom('round').select('id').executeTakeFirstOrThrow();
    const event = await transaction
      .insertInto('event')
      .values({
        programme_id: demo.programme,
        at: ctx.clock.now(),
        actor_kind: 'command',
        kind,
        subject_kind: about,
        subject_id: id,
        round_id: round,
        data: json(data),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const before = await written(ctx);
    const found = await undoableEvent(ctx, demo.programme, { person: null, subjects: {} }, event.id);
    const done = await BROUGHT.undoOf(kind)!.undo(
      ctx,
      { programme: demo.programme, actor: { kind: 'command' }, event: found! },
      everything,
    );
    const rows = (await written(ctx)) - before;
    return done.ok ? 'undone' : rows === 0 ? 'refused' : `refused, and wrote ${rows} rows`;
  } catch (error) {
    return String(error);
  } finally {
    await transaction.rollback().execute();
  }
}

test('whatever is stored for taking it back is said to be needed for that, and nothing else is', () => {
  const forReaders = undone.filter(({ needs, data }) => needs.length === 0 && Object.keys(data).length > 0);
  expect(forReaders.map(({ kind }) => kind).toSorted()).toEqual(FOR_READERS);
  for (const { kind, needs, data } of undone)
    expect(Object.keys(data), kind).toEqual(expect.arrayContaining([...needs]));
});

test.each(undone)(
  '$kind without what taking it back needs is refused, and changes nothing',
  async ({ kind, about, needs, data }) => {
    // For some data null is a value: there the data must be missing.
    const nulls = Object.keys(data).filter((name) => data[name]!(null) !== null);
    const nothings = [
      {},
      ...(nulls.length > 0 ? [Object.fromEntries(nulls.map((name) => [name, null]))] : []),
    ];
    const came = new Set<string>();
    // An event that lacks data is refused whatever its subject.
    for (let id = 1; id <= (needs.length > 0 ? 2 : TRIED); id++)
      for (const nothing of nothings) came.add(await tried(kind, about, id, nothing));
    came.delete('refused');
    if (needs.length === 0) came.delete('undone');
    expect([...came]).toEqual([]);
  },
);
