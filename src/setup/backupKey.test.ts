import { expect, test } from 'vitest';
import { testContext } from '../../test/context.ts';
import { rolledBack } from '../../test/database.ts';
import { readIdentity } from '../lib/age/keys.ts';
import { keepBackupKey } from '../rooms/backups/index.ts';
import { firstKey } from './backupKey.ts';

test('the first start in a terminal shows a key once, with where to keep it', () =>
  rolledBack(async (db) => {
    const ctx = testContext(db);
    const publicUrl = 'https://mentoring.example.org';
    // A service's output stays in a log, so it holds no key, only the page that makes one.
    const [page = ''] = await firstKey(ctx, { isSeen: false, publicUrl });
    expect(page).toContain(`${publicUrl}/operator/backups`);
    expect(page).not.toContain('AGE-SECRET-KEY');
    const [line = '', where = ''] = await firstKey(ctx, { isSeen: true, publicUrl });
    const identity = /AGE-SECRET-KEY-1[A-Z0-9]+/.exec(line)?.[0] ?? '';
    expect(readIdentity(identity)).toHaveLength(32);
    expect(where).toContain('not on this machine');
    expect(await firstKey(ctx, { isSeen: false, publicUrl })).toEqual([]);
    expect(await keepBackupKey(ctx, { tail: identity.slice(-6) })).toBe(true);
  }));
