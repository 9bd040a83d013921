import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { freshDatabase } from '../../../test/database.ts';
import { inTransaction } from '../ctx.ts';
import { askForCode } from '../people/index.ts';
import { mergePeople } from './index.ts';

// An act on several takes the key of the programme, and then the next application: if this lock waited for it, each would wait for the
// other.
test('while two addresses become one, others of the programme are mailed codes', async () => {
  const database = await freshDatabase();
  try {
    const ctx = testContext(database.db);
    const { programme, people } = await stage(ctx);
    await inTransaction(ctx, async (within) => {
      const input = {
        programme,
        actor: { kind: 'person', id: people.tomas },
        proven: true,
        isKeeper: false,
        withdraws: false,
        mayGiveRoles: true,
        volunteer: people.tomas,
      } as const;
      expect(await mergePeople(within, { ...input, kept: people.nils, gone: people.mei })).toMatchObject({
        ok: true,
      });
      const asked = askForCode(ctx, { programme, address: 'luca@cast.example' });
      expect(await Promise.race([asked.then(() => 'asked'), sleep(5000, 'waits')])).toBe('asked');
    });
  } finally {
    await database.drop();
  }
});
