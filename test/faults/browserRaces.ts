import { sql } from 'kysely';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { seeded } from '../../sample/people/random.ts';
import { nameTwo } from '../../src/rooms/duplicates/index.ts';
import { carryOutAct } from '../../src/rooms/desks/bulk/carryOutAct.ts';
import { stageForm } from '../applicant.ts';
import { browse } from '../browse.ts';
import type { Browser } from '../browse.ts';
import { stage } from '../cast.ts';
import { testContext } from '../context.ts';
import { smallDatabase } from '../database.ts';
import { poolOfMany } from '../pool.ts';
import { proposalsOf } from '../proposalsOf.ts';
import { wrongInRaces } from '../wrongInRaces.ts';

/** Eight seeds with fifty turns each: four hundred turns in all. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const TURNS = 50;
const LIST_ACTS = ['confirm', 'decline', 'withdraw'] as const;
const PAIR_ACTS = ['lock', 'part', 'unlock'] as const;

/** Posts an act on several things of a list, as the list's page of asking does. */
const several = (browser: Browser, list: string, act: string, chosen: readonly number[]) => {
  const fields = {
    act,
    which: 'chosen',
    query: 'round=1',
    seen: '0',
    count: String(chosen.length),
    chosen: chosen.join(','),
    text: 'No place is left.',
  };
  return browser.post(`/workbench/lists/${list}/several`, fields);
};

test.each(SEEDS)(
  'two directors at two browsers act on several, pair, lock, join duplicates and undo: nothing is lost, nobody is proposed twice, no mail goes twice (%i)',
  async (seed) => {
    const database = await smallDatabase();
    try {
      // The log names the error behind a broken answer.
      const broken: string[] = [];
      const log = pino({ level: 'error' }, { write: (line) => broken.push(line) });
      const ctx = { ...testContext(database.db, '2027-01-20T12:00:00Z'), log };
      const cast = await stage(ctx);
      const { programme, people } = cast;
      const round = await stageForm(ctx, programme);
      const pool = await poolOfMany(ctx, round, 10);
      const numbers = pool.map(({ application }) => application);
      // An unconfirmed address is joined without asking.
      const owners = pool.slice(0, 5);
      await ctx.db
        .updateTable('person')
        .set({ address_confirmed_at: null })
        .where(
          'id',
          'in',
          pool.slice(5).map(({ person }) => person),
        )
        .execute();
      const { rows: named } = await sql<{ id: number; address: string }>`
        select id, address from person where id = any(${pool.map(({ person }) => person)}) order by id`.execute(
        ctx.db,
      );
      const actor = { kind: 'person', id: people.tomas } as const;
      const pairs: { duplicate: number; keep: number }[] = [];
      for (const [n, one] of named.slice(0, 5).entries())
        for (const other of named.slice(5)) {
          const found = await nameTwo(ctx, { programme, actor, addresses: [one.address, other.address] });
          if (found.ok) pairs.push({ duplicate: found.duplicate, keep: owners[n]!.person });
        }
      const browsers = [browse(ctx, cast, 'tomas'), browse(ctx, cast, 'olga')];
      for (const browser of browsers) await browser.get('/?lang=en');
      const random = seeded(20270121 + seed);

      const joins = (browser: Browser) => {
        const { duplicate, keep } = random.pick(pairs);
        return browser.post(`/workbench/duplicates/${duplicate}/merge`, {
          keep: String(keep),
          withdraws: 'yes',
        });
      };
      const acts: ((browser: Browser) => Promise<{ status: number }>)[] = [
        (browser) => several(browser, 'applications', random.pick(LIST_ACTS), random.some(numbers, 4)),
        async (browser) => {
          const found = (await proposalsOf(ctx, programme, round.id)).map(({ id }) => id);
          return found.length === 0
            ? { status: 303 }
            : several(browser, 'proposals', random.pick(PAIR_ACTS), random.some(found, 3));
        },
        (browser) => {
          const [first = 0, second = 0] = random.some(numbers, 2);
          const fields = {
            first: String(first),
            second: String(second),
            confirmed: 'yes',
            leave: random.pick(['yes', 'no']),
          };
          return browser.post('/workbench/matching/1/proposals', fields);
        },
        joins,
        async (browser) => {
          const { rows } = await sql<{ id: number }>`select id from event
            where kind in ('people-merged', 'application-declined', 'application-withdrawn', 'applications-declined', 'applications-withdrawn', 'applications-confirmed')
            order by id desc limit 4`.execute(ctx.db);
          return rows.length === 0
            ? { status: 303 }
            : browser.post(`/workbench/log/${random.pick(rows).id}/undoing`);
        },
        async (browser) => {
          const { rows } = await sql<{
            id: number;
            list: string;
          }>`select id, list from bulk_act where undoes is null order by id desc limit 4`.execute(ctx.db);
          if (rows.length === 0) return { status: 303 };
          const { id, list } = random.pick(rows);
          return browser.post(`/workbench/lists/${list}/acts/${id}/undoing`);
        },
      ];
      for (let turn = 0; turn < TURNS; turn++) {
        // People who left come back now and then, so that acts never run out of subjects.
        if (turn % 3 === 0)
          await sql`with back as (update application set state = 'confirmed' from person p
              where application.id = ${random.pick(numbers)} and application.state in ('declined', 'withdrawn')
                and p.id = application.person_id and p.erased_at is null
                and not exists (select from application other where other.person_id = p.id and other.id <> application.id
                  and other.state in ('draft', 'submitted', 'confirmed', 'waiting', 'matched')) returning application.id)
            update outbox set state = 'dropped' from back where (outbox.data ->> 'application')::bigint = back.id`.execute(
            ctx.db,
          );
        const plans = browsers.map(() => Array.from({ length: 3 }, () => random.pick(acts)));
        // Most joins are refused, so random choice alone might hardly try any.
        if (turn % 5 === 0) plans[0]![0] = joins;
        const answers = await Promise.all(
          browsers.map(async (browser, k) => {
            const statuses: number[] = [];
            for (const act of plans[k]!) statuses.push((await act(browser)).status);
            return statuses;
          }),
        );
        // Refusals are pages; no request may fail.
        const failed = answers.flat().filter((status) => status >= 500);
        expect([turn, failed, broken]).toEqual([turn, [], []]);
        const { rows } = await sql<{ id: number }>`select id from bulk_act where done_at is null`.execute(
          ctx.db,
        );
        for (const { id } of rows) await carryOutAct(ctx, { programme, act: id }, () => true);
        const wrong = await wrongInRaces(ctx);
        expect([turn, wrong]).toEqual([
          turn,
          Object.fromEntries(Object.keys(wrong).map((name) => [name, 0])),
        ]);
      }
      const { rows: counted } = await sql<{ kind: string; count: number }>`
        select case when undoes is not null then 'undone' when kind = 'people-merged' then 'merged' else 'parted' end as kind, count(*)::int as count
        from event where undoes is not null or kind in ('people-merged', 'people-parted') group by 1`.execute(
        ctx.db,
      );
      for (const { count } of counted) expect(count).toBeGreaterThan(3);
      // All joins are undone, the last first, so that everybody has their own application again.
      const { rows: merges } = await sql<{ id: number }>`
        select e.id from event e join person_merge m on m.id = (e.data ->> 'merge')::bigint where e.kind = 'people-merged' order by m.id desc`.execute(
        ctx.db,
      );
      for (const { id } of merges)
        expect((await browsers[0]!.post(`/workbench/log/${id}/undoing`)).status).toBe(303);
      const { rows: own } = await sql<{ id: number; person: number }>`
        select id, person_id as person from application where id = any(${numbers}) order by id`.execute(
        ctx.db,
      );
      expect(own.map(({ id, person }) => ({ application: id, person }))).toEqual(
        pool.map(({ application, person }) => ({ application, person })),
      );
    } finally {
      await database.drop();
    }
  },
);
