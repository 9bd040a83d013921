import { expect, test } from 'vitest';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { createSecrets } from '../../../secrets.ts';
import { ensureDkimKey, keyRows, signingKey } from './dkim.ts';

test('a domain gets one key, which only the installation opens; when its secret is lost, another under another name', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    expect(await keyRows(db).execute()).toEqual([]);
    const key = await ensureDkimKey(ctx, 'shelves.example');
    expect(await ensureDkimKey(ctx, 'shelves.example')).toEqual(key);
    expect(await keyRows(db).execute()).toEqual([key]);
    expect((await signingKey(ctx, 'shelves.example'))?.pem).toContain('PRIVATE KEY');
    const { sealed_key } = await db.selectFrom('dkim_key').select('sealed_key').executeTakeFirstOrThrow();
    expect(Buffer.from(sealed_key, 'base64url').toString('latin1')).not.toContain('PRIVATE KEY');

    const lost = { ...ctx, secrets: createSecrets('another secret after a bad restore, 32+') };
    ctx.clock.forward(1);
    expect(await signingKey(lost, 'shelves.example')).toBeNull();
    const next = await ensureDkimKey(lost, 'shelves.example');
    expect(next.selector).not.toBe(key.selector);
    expect((await signingKey(lost, 'shelves.example'))?.selector).toBe(next.selector);
    expect(await keyRows(db).execute()).toEqual([next]);
  });
});
