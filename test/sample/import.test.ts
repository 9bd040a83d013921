import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultForm } from '../../sample/form.ts';
import { importApplicants } from '../../src/rooms/imports/index.ts';
import { importPairs } from '../../src/rooms/pairing/index.ts';
import { loadForm } from '../../src/rooms/programmes/index.ts';
import { stage, stageRound } from '../cast.ts';
import { testContext } from '../context.ts';
import { rolledBack } from '../database.ts';

const folder = join(import.meta.dirname, '../../sample/import');
const file = (name: string) => ({ name, bytes: readFileSync(join(folder, name)) });

test('the example files of the handbook can be imported as they are', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme } = await stage(ctx);
    const round = await stageRound(ctx, programme);
    await loadForm(ctx, programme, round.id, defaultForm);
    const actor = { kind: 'command' } as const;
    const map = JSON.parse(file('map.json').bytes.toString()) as Record<string, string>;
    for (const [name, more, people] of [
      ['applicants.csv', { map }, 3],
      ['solicitudes-windows-1252.csv', {}, 2],
    ] as const) {
      const outcome = await importApplicants(ctx, {
        programme,
        actor,
        round: round.id,
        file: file(name),
        ...more,
      });
      if (!outcome.ok) throw new Error(outcome.reason);
      expect(outcome.checked.columns?.problems).toEqual([]);
      expect(outcome.checked.problems).toEqual([]);
      expect(outcome.taken?.taken).toBe(people);
    }
    expect(
      (await db.selectFrom('person').select('name').where('address', '=', 'emile@lib.example').execute())[0],
    ).toEqual({ name: 'Émile Côté' });
    const { taken } = await importPairs(ctx, { programme, actor, file: file('pairs.csv') });
    // The trio of 2014 is stored as three pairs; two of its people exist only in memories.
    expect(taken).toEqual({ pairs: 4, people: 2 });
  });
});
