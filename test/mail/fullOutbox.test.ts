import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDb, createPool } from '../../src/db/pool.ts';
import { claimDue } from '../../src/mail/out/delivery/claim.ts';
import { endLeases } from '../../src/mail/out/delivery/lease.ts';
import { markSent } from '../../src/mail/out/delivery/outcome.ts';
import { warnUnready } from '../../src/rooms/sending/index.ts';
import { testContext } from '../context.ts';
import { mailScene } from './mailScene.ts';

const scene = mailScene();
const WAITING = 10_000;
const TAKEN = 100;
/** The most rows that one piece of work may read. */
const FEW = 500;

/** One connection, so that its counters tell what each step read. */
let db: ReturnType<typeof createDb>;
beforeAll(() => {
  db = createDb(createPool({ ...scene.database.connection, max: 1 }));
});
afterAll(() => db.destroy());

async function rowsRead(work: () => Promise<unknown>): Promise<number> {
  const before = await rowsSoFar();
  await work();
  return (await rowsSoFar()) - before;
}

async function rowsSoFar(): Promise<number> {
  await sql`select pg_stat_force_next_flush()`.execute(db);
  await sql`select pg_stat_clear_snapshot()`.execute(db);
  const { rows } = await sql<{ rows: number }>`
    select (seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_user_tables where relname = 'outbox'`.execute(
    db,
  );
  return rows[0]!.rows;
}

/** Fills the outbox with mails that were held, then let go, and that have no statistics. */
async function fill(): Promise<void> {
  const { programme, people } = scene.cast;
  await sql`
    insert into outbox (programme_id, kind, occasion, person_id, address, locale, many, private, subject, text, html, state, due_at,
      queued_at, message_id)
    select ${programme}, 'dates-changed', 'dates:' || n, ${people.luca}, 'luca@reading.example', 'it', true, false, '', '', '', 'held',
      ${scene.ctx.clock.now()}, ${scene.ctx.clock.now()}, n from generate_series(1, ${WAITING}::int) n`.execute(
    db,
  );
  await sql`update outbox set state = 'waiting'`.execute(db);
}

test('mails are taken in hand, settled and given back without reading all that wait', async () => {
  await fill();
  const ctx = { ...testContext(db), clock: scene.ctx.clock };
  let mails: Awaited<ReturnType<typeof claimDue>>['mails'] = [];
  const taking = await rowsRead(async () => {
    ({ mails } = await claimDue(ctx, TAKEN, 'others'));
  });
  expect(mails).toHaveLength(TAKEN);
  expect(taking).toBeLessThan(FEW);
  const kept = { address: 'luca@reading.example', subject: '', text: '', html: '' };
  const sent = mails.slice(0, 10).map((claimed) => ({ claimed, kept }));
  expect(await rowsRead(() => markSent(ctx, sent))).toBeLessThan(FEW);
  expect(await rowsRead(() => endLeases(ctx, mails.slice(10, 20)))).toBeLessThan(FEW);
  expect(await rowsRead(() => warnUnready(ctx))).toBeLessThan(FEW);
  const { rows } = await sql<{ state: string; n: number }>`
    select state, count(*)::int as n from outbox group by state order by state`.execute(db);
  expect(rows).toEqual([
    { state: 'sending', n: TAKEN - 20 },
    { state: 'sent', n: 10 },
    { state: 'waiting', n: WAITING - TAKEN + 10 },
  ]);
});
