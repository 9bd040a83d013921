import { setTimeout as pause } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { BUDGET_MS, startTimetable, tick } from '../../src/jobs/timetable.ts';
import { DUTIES } from '../../src/rooms/brought.ts';
import { hasTime, whileTime } from '../../src/rooms/ctx.ts';
import type { Ctx } from '../../src/rooms/ctx.ts';
import { stage } from '../cast.ts';
import { testContext } from '../context.ts';
import { freshDatabase, rolledBack } from '../database.ts';

test('while a duty takes its time, mail that is due leaves within a second', async () => {
  const database = await freshDatabase();
  const ctx = testContext(database.db);
  const cast = await stage(ctx);
  const over = Promise.withResolvers<void>();
  const slow = { name: 'slow', run: () => over.promise };
  await ctx.mailer.queue(ctx, [
    { programme: cast.programme, kind: 'erased', occasion: 'x', person: cast.people.bao },
  ]);
  // After a crash the mail would be in the outbox without a job for it.
  ctx.enqueued.length = 0;
  const timetable = startTimetable(ctx, [slow, ...DUTIES.filter(({ name }) => name === 'deliver')]);
  try {
    for (const began = performance.now(); performance.now() - began < 1000 && ctx.enqueued.length === 0;)
      await pause(20);
    expect(ctx.enqueued.map(({ name }) => name)).toEqual(['deliver']);
  } finally {
    over.resolve();
    await timetable.stop();
    await database.drop();
  }
});

test('a duty whose time is over leaves the rest to the next tick, and the tick says so', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const left = new Set([1, 2, 3]);
    const duty = {
      name: 'has much to do',
      run: (ctx: Ctx) => {
        for (const one of whileTime(ctx, [...left])) left.delete(one);
        return Promise.resolve();
      },
    };
    const did: string[] = [];
    const behind = { name: 'behind it', run: () => Promise.resolve(did.push('behind')) };
    expect(await tick(ctx, [duty, behind], 0)).toEqual({ left: [duty] });
    expect([...left]).toEqual([2, 3]);
    await tick(ctx, [duty, behind], 0);
    expect(await tick(ctx, [duty, behind], 0)).toEqual({ left: [] });
    expect(left.size).toBe(0);
    expect(did).toHaveLength(3);
  });
});

test('a duty begins no piece that would end after its time, as long as the last took', async () => {
  await rolledBack(async (db) => {
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
    try {
      const took = async (pieceMs: number): Promise<number> => {
        const began = performance.now();
        const run = (ctx: Ctx) => {
          for (const _ of whileTime(ctx, [1, 2, 3, 4, 5, 6, 7]))
            clock.mockReturnValue(performance.now() + pieceMs);
          return Promise.resolve();
        };
        await tick(testContext(db), [{ name: 'has much to do', run }], 300);
        return performance.now() - began;
      };
      expect([await took(40), await took(140), await took(160), await took(400)]).toEqual([
        280, 280, 160, 400,
      ]);
    } finally {
      clock.mockRestore();
    }
  });
});

test('a duty that has more to do goes on within a second, and those that have not wait for the next tick', async () => {
  const database = await freshDatabase();
  const did: string[] = [];
  const over = Promise.withResolvers<void>();
  const much = {
    name: 'has much to do',
    run: async (ctx: Ctx) => {
      did.push('much');
      await pause(BUDGET_MS + 20);
      if (hasTime(ctx) || did.filter((name) => name === 'much').length > 1) over.resolve();
    },
  };
  const behind = { name: 'behind it', run: () => Promise.resolve(did.push('behind')) };
  const timetable = startTimetable(testContext(database.db), [much, behind]);
  try {
    await over.promise;
    await pause(20);
    expect(did).toEqual(['much', 'behind', 'much']);
  } finally {
    await timetable.stop();
    await database.drop();
  }
});

test('a timetable that is stopped ends with the duty in hand, lets it go, and begins no other', async () => {
  const database = await freshDatabase();
  const did: string[] = [];
  const [begun, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const long = {
    name: 'long',
    run: async () => {
      begun.resolve();
      await over.promise;
      did.push('long');
    },
  };
  const behind = { name: 'behind it', run: () => Promise.resolve(did.push('behind')) };
  try {
    const timetable = startTimetable(testContext(database.db), [long, behind]);
    await begun.promise;
    const stopped = timetable.stop();
    over.resolve();
    await stopped;
    expect(did).toEqual(['long']);
    // The next tick finds both duties free.
    await tick(testContext(database.db), [long, behind]);
    expect(did).toEqual(['long', 'long', 'behind']);
  } finally {
    await database.drop();
  }
});

test('without a budget a duty comes to its end', async () => {
  await rolledBack(async (db) => {
    const left = new Set([1, 2, 3]);
    const run = (ctx: Ctx) => {
      for (const one of whileTime(ctx, [...left])) left.delete(one);
      return Promise.resolve();
    };
    await tick(testContext(db), [{ name: 'has much to do', run }]);
    expect(left.size).toBe(0);
  });
});

test('people who asked to be erased go one after the other, as time allows', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const own = [cast.people.bao, cast.people.mei];
    await db.updateTable('person').set({ erase_at: ctx.clock.now() }).where('id', 'in', own).execute();
    const erase = DUTIES.filter(({ name }) => name === 'erase who asked for it a day ago');
    const erased = async (): Promise<number> =>
      (await db.selectFrom('person').select('id').where('erased_at', 'is not', null).execute()).length;
    await tick(ctx, erase, 0);
    expect(await erased()).toBe(1);
    await tick(ctx, erase, 0);
    expect(await erased()).toBe(2);
  });
});
