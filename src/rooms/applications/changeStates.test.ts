import { expect, test } from 'vitest';
import { applied, stageForm } from '../../../test/applicant.ts';
import { stage } from '../../../test/cast.ts';
import type { CastName } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import type { Ctx } from '../ctx.ts';
import { changeState, changeStates } from './index.ts';
import type { ApplicationState } from './index.ts';

const STATES: Partial<Record<CastName, string>> = {
  luca: 'matched',
  mei: 'draft',
  amina: 'waiting',
  bao: 'confirmed',
  elif: 'withdrawn',
};
const timetable = { kind: 'timetable' } as const;

/** The applications and events after a change, and how many queries it took. */
async function after(
  who: readonly CastName[],
  change: (ctx: Ctx, programme: number, applications: number[]) => Promise<unknown>,
) {
  const seen: { queries: number; rows: unknown[]; events: unknown[] } = { queries: 0, rows: [], events: [] };
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const round = await stageForm(ctx, cast.programme);
    const ids: number[] = [];
    for (const name of who) {
      const id = await applied(ctx, cast, round, name);
      const state = STATES[name]!;
      const waits = { waiting_reason: state === 'waiting' ? 'noCandidate' : null };
      await db
        .updateTable('application')
        .set({ state, ...waits })
        .where('id', '=', id)
        .execute();
      ids.push(id);
    }
    const { before } = await db
      .selectFrom('event')
      .select((eb) => eb.fn.coalesce(eb.fn.max('id'), eb.lit(0)).as('before'))
      .executeTakeFirstOrThrow();
    const counted = ctx.db.withPlugin({
      transformQuery: ({ node }) => {
        seen.queries += 1;
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    });
    await change({ ...ctx, db: counted }, cast.programme, ids);
    const rows = await db
      .selectFrom('application')
      .select(['id', 'state', 'state_at', 'waiting_reason'])
      .where('id', 'in', ids)
      .orderBy('id')
      .execute();
    const events = await db
      .selectFrom('event')
      .select(['kind', 'at', 'actor_kind', 'actor_id', 'subject_kind', 'subject_id', 'round_id'])
      .select(['data', 'undoes'])
      .where('id', '>', before)
      .orderBy('id')
      .execute();
    // Ids grow from one run of the scene to the next.
    const place = (id: number): number => ids.indexOf(id);
    seen.rows = rows.map((row) => Object.assign(row, { id: place(row.id) }));
    seen.events = events.map((event) =>
      Object.assign(event, { subject_id: place(event.subject_id!), round_id: event.round_id === round.id }),
    );
  });
  return seen;
}

const names = Object.keys(STATES) as CastName[];
const together =
  (to: Exclude<ApplicationState, 'waiting'>) => (ctx: Ctx, programme: number, applications: number[]) =>
    changeStates(ctx, { programme, actor: timetable, applications, to });

test.each(['finished', 'confirmed', 'withdrawn'] as const)(
  'many applications that become %s end as they do one after the other, with the same events in the same order',
  async (to) => {
    const each = await after(names, async (ctx, programme, applications) => {
      for (const application of applications)
        await changeState(ctx, { programme, actor: timetable, application, to });
    });
    const all = await after(names, together(to));
    expect(all.events.length).toBeGreaterThan(1);
    expect(all.rows).toEqual(each.rows);
    expect(all.events).toEqual(each.events);
  },
);

const reason = (place: number) => (place % 2 === 0 ? 'allTaken' : 'noCandidate');

test('who begins to wait together waits for reasons of their own, and an event may say more of each', async () => {
  const each = await after(names, async (ctx, programme, applications) => {
    for (const [k, application] of applications.entries())
      await changeState(ctx, {
        programme,
        actor: timetable,
        application,
        to: 'waiting',
        reason: reason(k),
        data: { partnership: k },
      });
  });
  const all = await after(names, async (ctx, programme, applications) => {
    const place = (application: number): number => applications.indexOf(application);
    const reasonOf = (application: number) => reason(place(application));
    const dataOf = (application: number) => ({ partnership: place(application) });
    const input = { programme, actor: timetable, applications, to: 'waiting', reasonOf, dataOf } as const;
    expect(await changeStates(ctx, input)).toBe(each.events.length);
  });
  expect(all.events.length).toBeGreaterThan(1);
  expect(all.rows).toEqual(each.rows);
  expect(all.events).toEqual(each.events);
});

test('it takes as many statements for all as for one', async () => {
  const one = await after(['bao'], together('finished'));
  const all = await after(names, together('finished'));
  expect(one.queries).toBe(3);
  expect(all.queries).toBe(3);
});
