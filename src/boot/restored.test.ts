import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { browse } from '../../test/browse.ts';
import { stage } from '../../test/cast.ts';
import { testContext } from '../../test/context.ts';
import { rolledBack } from '../../test/database.ts';
import { json } from '../db/json.ts';
import { pauseIfRestored } from './restored.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'antipode-mark-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function inScene(run: (scene: Awaited<ReturnType<typeof makeScene>>) => Promise<void>): Promise<void> {
  await rolledBack(async (db) => run(await makeScene(testContext(db))));
}

async function makeScene(ctx: ReturnType<typeof testContext>) {
  const cast = await stage(ctx);
  const start = (dir: string): Promise<number> => pauseIfRestored(ctx, join(folder, dir));
  const remembered = async () =>
    (
      await ctx.db
        .selectFrom('setting')
        .select('value')
        .where('key', '=', 'instance')
        .executeTakeFirstOrThrow()
    ).value as { tables: string; folders: Record<string, { file: string; starts: number }> };
  return { ctx, cast, start, remembered };
}

test('a first start, further starts, and another process on the same database go on as they are', async () => {
  await inScene(async ({ start }) => {
    expect([
      await start('a'),
      await start('a'),
      await start('b'),
      await start('a'),
      await start('b'),
    ]).toEqual([0, 0, 0, 0, 0]);
  });
});

test('a copied folder pauses all mail, once, and says so until somebody lets it go', async () => {
  await inScene(async ({ ctx, cast, start }) => {
    await start('a');
    await cp(join(folder, 'a'), join(folder, 'copy'), { recursive: true });
    expect(await start('copy')).toBe(1);
    const tomas = browse(ctx, cast, 'tomas');
    const restored = { madeAt: '2026-11-26T03:10:00Z', version: '0.1.0', restoredAt: '2027-01-15T10:00:00Z' };
    expect((await tomas.get('/workbench/outbox?lang=en')).text).not.toContain('That backup was made on');
    await ctx.db
      .insertInto('setting')
      .values({ key: 'restored', value: json<unknown>(restored), changed_at: ctx.clock.now() })
      .execute();
    expect((await tomas.get('/workbench/outbox?lang=en')).text).toContain('That backup was made on');
    expect((await tomas.get('/workbench/outbox?lang=en')).text).toContain('restored from a backup');
    expect((await tomas.get('/workbench?lang=en')).text).toContain('This is a restored copy');
    await tomas.post('/workbench/outbox/resumption');
    expect((await tomas.get('/workbench/outbox?lang=en')).text).not.toContain('restored from a backup');
    expect((await tomas.get('/workbench?lang=en')).text).not.toContain('This is a restored copy');
    expect(await start('copy')).toBe(0);
  });
});

test('a database that was dumped and read in again, or is older than the folder beside it, pauses all mail', async () => {
  await inScene(async ({ ctx, start, remembered }) => {
    await start('a');
    const old = await remembered();
    await ctx.db
      .updateTable('setting')
      .set({ value: json<unknown>({ ...old, tables: '1 2 3 4 5' }) })
      .where('key', '=', 'instance')
      .execute();
    expect(await start('a')).toBe(1);
    await ctx.db.updateTable('programme').set({ mail_paused_at: null }).execute();
    expect(await start('a')).toBe(0);
    await ctx.db
      .updateTable('setting')
      .set({ value: json<unknown>(old) })
      .where('key', '=', 'instance')
      .execute();
    expect(await start('a')).toBe(1);
  });
});
