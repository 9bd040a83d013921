import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { freshDatabase } from '../../../../test/database.ts';
import { inTransaction } from '../../ctx.ts';
import { askForCode, erasePerson } from '../index.ts';

test.each([{ isForgotten: true } as const, {}])(
  'while somebody is erased, others of the programme are mailed codes: %o',
  async (how) => {
    const database = await freshDatabase();
    try {
      const ctx = testContext(database.db);
      const { programme, people } = await stage(ctx);
      const input = { programme, actor: { kind: 'timetable' }, person: people.mei, ...how } as const;
      await inTransaction(ctx, async (within) => {
        expect(await erasePerson(within, input)).toEqual({ ok: true });
        const asked = askForCode(ctx, { programme, address: 'luca@cast.example' });
        const first = await Promise.race([asked.then(() => 'asked'), sleep(5000, 'waits')]);
        expect(first).toBe('asked');
      });
    } finally {
      await database.drop();
    }
  },
);
