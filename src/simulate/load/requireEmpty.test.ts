import { expect, test } from 'vitest';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { requireEmpty } from './load.ts';

test('an installation with a programme is never filled', () =>
  rolledBack(async (db) => {
    await requireEmpty(db);
    await stage(testContext(db), 'far-shelves');
    await expect(requireEmpty(db)).rejects.toThrow('DATA_DIR has a programme (/p/far-shelves)');
  }));
