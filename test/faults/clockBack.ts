import { expect, test } from 'vitest';
import { tick } from '../../src/jobs/timetable.ts';
import { createDelivery } from '../../src/mail/out/delivery/deliver.ts';
import { announce } from '../../src/rooms/outbox/index.ts';
import { openSession, readSession } from '../../src/rooms/people/index.ts';
import { testContext } from '../context.ts';
import { freshDatabase } from '../database.ts';
import { planned } from '../mail/readers.ts';
import { settings } from '../mail/mailScene.ts';

/* A clock is set back by a day, three times in ten days. It is the application's own clock, which everything in the rooms uses. */

const actor = { kind: 'command' } as const;

test('over ten days of which three are lived twice, each mail leaves once and nobody is signed out', async () => {
  const { db, drop } = await freshDatabase();
  const days = ['2027-03-27', '2027-03-28', '2027-03-30', '2027-04-01', '2027-04-03'];
  const zones = ['Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Apia'];
  const ctx = testContext(db, '2027-03-25T00:00:00Z');
  const sent: string[] = [];
  const delivery = createDelivery(settings, {
    connections: 3,
    send: (_, mail) => Promise.resolve(void sent.push(mail.messageId)),
    isUp: () => Promise.resolve(true),
    close: () => {},
  });
  const { programme } = await planned(ctx, { zones, days });
  const account = await db.selectFrom('account').select('id').limit(1).executeTakeFirstOrThrow();
  const session = await openSession(ctx, { account: account.id, device: 'A test' });
  const back = new Set([60, 130, 200]);
  const end = (10 + back.size) * 24;
  for (let hour = 0; hour < end; hour++) {
    if (back.has(hour)) ctx.clock.forward(-24);
    if (hour % 31 === 30 && hour < end - 48) {
      const text = { en: `Said at hour ${hour}` };
      await announce(ctx, { programme, actor, subject: text, body: text, filter: {} });
    }
    await tick(ctx);
    await delivery.run(ctx);
    expect(await readSession(ctx, session)).toMatchObject({ account: account.id });
    ctx.clock.forward(1);
  }
  await delivery.stop();
  const rows = await db.selectFrom('outbox').select(['message_id', 'state', 'kind']).execute();
  const left = rows.filter(({ state }) => state === 'sent').map(({ message_id: id }) => id);
  expect(new Set(sent).size).toBe(sent.length);
  expect(sent.toSorted()).toEqual(left.toSorted());
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['sent', 'bundled']));
  // Each reader, in every zone and rhythm, gets each topic once.
  expect(rows.filter(({ kind }) => kind === 'topic')).toHaveLength(days.length * zones.length * 3);
  await drop();
});
