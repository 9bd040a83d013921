import { expect, test } from 'vitest';
import { stageForm } from '../../../../test/applicant.ts';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { smallDatabase } from '../../../../test/database.ts';
import { createDb, createPool } from '../../../db/pool.ts';
import { draftOf } from './queries.ts';
import { startDraft } from './startDraft.ts';
import { takeDraft } from './takeDraft.ts';

const FILE = { name: 'people.csv', bytes: Buffer.from('Name,E-mail,Country\nEva,eva@x.example,Peru\n') };

test('a small import is taken over one connection, so that many at once do not wait for each other', async () => {
  const database = await smallDatabase();
  const pool = createPool({ ...database.connection, max: 1, connectionTimeoutMillis: 5000 });
  const ctx = testContext(createDb(pool));
  try {
    const { programme } = await stage(ctx);
    const round = await stageForm(ctx, programme);
    const of = { programme, actor: { kind: 'command' } as const };
    const started = await startDraft(ctx, { ...of, round: round.id, file: FILE });
    const draft = started.ok ? started.draft : Number.NaN;
    const { version } = (await draftOf(ctx, programme, draft))!;
    expect(await takeDraft(ctx, { ...of, draft, version, agreed: 1 })).toEqual({ ok: true });
    const taken = (await draftOf(ctx, programme, draft))!;
    expect([taken.refused, taken.done, taken.import_id]).toEqual([null, 1, expect.any(Number)]);
  } finally {
    await ctx.db.destroy();
    await database.drop();
  }
});
