import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { claimDue } from '../../src/mail/out/delivery/claim.ts';
import type { Way } from '../../src/mail/out/delivery/claim.ts';
import { queueDelivery } from '../../src/rooms/outbox/index.ts';
import { stage } from '../cast.ts';
import type { Stage } from '../cast.ts';
import { mailScene } from './mailScene.ts';

const scene = mailScene();

async function fill({ programme, people }: Stage, count: number): Promise<void> {
  await sql`
    insert into outbox (programme_id, kind, occasion, person_id, address, locale, many, private, subject, text, html, state, due_at,
      queued_at, message_id)
    select ${programme}, 'dates-changed', 'dates:' || n, ${people.luca}, 'luca@reading.example', 'it', true, false, '', '', '', 'waiting',
      ${scene.ctx.clock.now()}, ${scene.ctx.clock.now()}, ${programme} || '-' || n from generate_series(1, ${count}::int) n`.execute(
    scene.database.db,
  );
}

/** The number of mails of each programme that are taken in hand. */
async function taken(most: number): Promise<Record<number, number>> {
  const { mails } = await claimDue(scene.ctx, most, 'others');
  return Object.fromEntries(
    [...Map.groupBy(mails, ({ row }) => row.programme_id)].map(([programme, own]) => [programme, own.length]),
  );
}

test('a programme that mails to thousands holds up no other: each has its turn, those with few among the first', async () => {
  const { ctx, cast } = scene;
  const [few, one] = [await stage(ctx, 'few'), await stage(ctx, 'one')];
  await fill(cast, 3000);
  ctx.clock.forward(1);
  await fill(few, 8);
  await fill(one, 1);

  const { mails } = await claimDue(ctx, 9, 'others');
  expect(mails.slice(0, 3).map(({ row }) => row.programme_id)).toEqual([
    cast.programme,
    few.programme,
    one.programme,
  ]);
  expect(await taken(20)).toEqual({ [cast.programme]: 10, [few.programme]: 5 });
  expect(await taken(20)).toEqual({ [cast.programme]: 20 });
});

/** The programme and occasion of the mails that are taken in hand. */
async function occasions(most: number, way: Way): Promise<[number, string][]> {
  const { mails } = await claimDue(scene.ctx, most, way);
  return mails.map(({ row }) => [row.programme_id, row.occasion]);
}

test('what is urgent passes all of them, and what a programme holds back is not even looked through', async () => {
  const { ctx, cast, database } = scene;
  const [held, old] = [await stage(ctx, 'held'), await stage(ctx, 'old')];
  await fill(held, 500);
  await fill(old, 500);
  await database.db
    .updateTable('programme')
    .set({ mail_paused_at: ctx.clock.now() })
    .where('id', '=', held.programme)
    .execute();
  await database.db
    .updateTable('programme')
    .set({ archived_at: ctx.clock.now() })
    .where('id', '=', old.programme)
    .execute();
  ctx.enqueued.length = 0;
  await queueDelivery(ctx);
  expect(ctx.enqueued).toEqual([]);
  expect(await taken(20)).toEqual({});

  await fill(cast, 30);
  await queueDelivery(ctx);
  expect(ctx.enqueued.map(({ name }) => name)).toEqual(['deliver']);
  await database.db
    .updateTable('outbox')
    .set({ urgent: true })
    .where('occasion', 'in', ['dates:29', 'dates:30'])
    .execute();
  expect(await occasions(1, 'others')).toEqual([[cast.programme, 'dates:1']]);
  expect(await occasions(5, 'urgent')).toEqual([
    [held.programme, 'dates:29'],
    [held.programme, 'dates:30'],
    [cast.programme, 'dates:29'],
    [cast.programme, 'dates:30'],
  ]);
  expect(await occasions(50, 'others')).toHaveLength(27);
});
