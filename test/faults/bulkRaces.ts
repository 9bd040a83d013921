import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { seeded } from '../../sample/people/random.ts';
import type { Actor } from '../../src/rooms/ctx.ts';
import { decline, withdraw } from '../../src/rooms/applications/index.ts';
import { beginBulk, undoBulk } from '../../src/rooms/desks/index.ts';
import type { BulkKind } from '../../src/rooms/desks/index.ts';
import { carryOutAct } from '../../src/rooms/desks/bulk/carryOutAct.ts';
import { pairByHand } from '../../src/rooms/pairing/index.ts';
import { stageForm } from '../applicant.ts';
import { stage } from '../cast.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { smallDatabase } from '../database.ts';
import { poolOfMany } from '../pool.ts';
import { proposalsOf } from '../proposalsOf.ts';

const SEEDS = [1, 2, 3, 4];
const TIMES = 50;
const KINDS: readonly BulkKind[] = [
  'applications-confirmed',
  'applications-declined',
  'applications-withdrawn',
  'pairs-locked',
  'pairs-parted',
  'pairs-unlocked',
];

/** Counts states that must never occur: of acts, of their effects, and of mails. */
async function wrongIn({ db }: TestCtx): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*)::int from bulk_item where state = 'waits') as waits,
    (select count(*)::int from bulk_item where reason = 'failed') as failed,
    (select count(*)::int from bulk_act a where done_at is null) as undone,
    -- One line in the log for each that did something, and none for the others.
    (select count(*)::int from bulk_act a where (event_id is not null)
      <> exists (select from bulk_item i where i.act_id = a.id and i.state = 'done')) as unlogged,
    (select count(*)::int from (select from event where data ? 'bulk' group by data ->> 'bulk' having count(*) > 1) x) as twice_logged,
    (select count(*)::int from (select from bulk_act where undoes is not null group by undoes having count(*) > 1) x) as twice_undone,
    -- What was done once is undone once.
    (select count(*)::int from (select from event where undoes is not null group by undoes having count(*) > 1) x) as undone_twice,
    (select count(*)::int from (select from proposal_member group by application_id having count(*) > 1) x) as in_two,
    (select count(*)::int from proposal_member m join application a on a.id = m.application_id
      where a.state not in ('confirmed', 'waiting')) as gone_proposed,
    -- One mail that says no stays for each application that is declined, and none for others.
    (select count(*)::int from application a where (a.state = 'declined')::int <> (select count(*) from outbox o
      where o.kind = 'application-declined' and (o.data ->> 'application')::bigint = a.id and o.state <> 'dropped'
        and (o.bulk_item is not null or a.state = 'declined'))
      and not exists (select from event e where e.subject_kind = 'application' and e.subject_id = a.id
        and e.kind = 'application-declined' and e.bulk_item is null)) as untold`.execute(db);
  return rows[0]!;
}

test.each(SEEDS)(
  'two volunteers act on several at once, undo, lock and part: nothing is lost, nobody is proposed twice, no mail goes twice (%i)',
  async (seed) => {
    const database = await smallDatabase();
    try {
      const ctx = testContext(database.db, '2027-01-20T12:00:00Z');
      const { programme, people } = await stage(ctx);
      const round = await stageForm(ctx, programme);
      const pool = (await poolOfMany(ctx, round, 10)).map(({ application }) => application);
      const random = seeded(20270120 + seed);
      const volunteers = [people.tomas, people.olga].map((id): Actor => ({ kind: 'person', id }));
      const acts: number[] = [];
      const dice = { done: 0, refused: 0, undone: 0 };
      for (let turn = 0; turn < TIMES; turn++) {
        // People who left come back now and then, so that acts never run out of subjects.
        if (turn % 3 === 0)
          await sql`with back as (update application set state = ${random.pick(['submitted', 'confirmed'])}
              where id = ${random.pick(pool)} and state in ('declined', 'withdrawn') returning id)
            update outbox set state = 'dropped' from back where (outbox.data ->> 'application')::bigint = back.id`.execute(
            ctx.db,
          );
        const actor = (k: number) => volunteers[k % 2]!;
        const bulk = async (k: number) => {
          const kind = random.pick(KINDS);
          const found = kind.startsWith('pairs')
            ? (await proposalsOf(ctx, programme, round.id)).map(({ id }) => id)
            : pool;
          const subjects = random.some(found, Math.min(found.length, 5));
          const said = { text: 'There is no place left.' };
          const of = { programme, actor: actor(k), kind, list: 'x', query: '', said, subjects };
          acts.push((await beginBulk(ctx, of)).act);
        };
        const undo = async (k: number) => {
          if (acts.length === 0) return;
          const done = await undoBulk(ctx, { programme, actor: actor(k), act: random.pick(acts.slice(-4)) });
          if (done.ok) dice.undone += 1;
        };
        const pair = (k: number) =>
          pairByHand(ctx, {
            programme,
            round: round.id,
            actor: actor(k),
            applications: random.some(pool, 2),
            confirmed: true,
            leave: random.int(0, 1) === 0,
          });
        const single = (k: number) =>
          random.int(0, 3) > 0
            ? withdraw(ctx, { programme, actor: actor(k), application: random.pick(pool) })
            : decline(ctx, { programme, actor: actor(k), application: random.pick(pool), reason: 'No.' });
        const all = [bulk, bulk, undo, undo, pair, pair, pair, single];
        await Promise.all(random.some(all, all.length).map((one, k) => one(k)));
        const { rows } = await sql<{ id: number }>`select id from bulk_act where done_at is null`.execute(
          ctx.db,
        );
        for (const { id } of rows) await carryOutAct(ctx, { programme, act: id }, () => true);
        const wrong = await wrongIn(ctx);
        expect([turn, wrong]).toEqual([
          turn,
          Object.fromEntries(Object.keys(wrong).map((name) => [name, 0])),
        ]);
      }
      const { rows } = await sql<{ state: 'done' | 'refused'; count: number }>`
        select state, count(*)::int as count from bulk_item group by 1`.execute(ctx.db);
      for (const { state, count } of rows) dice[state] = count;
      for (const [name, count] of Object.entries(dice)) expect([name, count > 20]).toEqual([name, true]);
    } finally {
      await database.drop();
    }
  },
);
