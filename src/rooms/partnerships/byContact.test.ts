import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { rolledBack } from '../../../test/database.ts';
import { testContext } from '../../../test/context.ts';
import { byKey } from '../../db/byKey.ts';
import { filtered } from './listPartnerships.ts';
import { partnershipKey } from './sorts.ts';

test('pairs of one state, those who never wrote, and those that ended early, are read in the order of their last contact along an index of theirs', () =>
  rolledBack(async (db) => {
    await sql`set local enable_sort = off`.execute(db);
    const viewer = { person: null, account: null, operator: false };
    const { order } = byKey(partnershipKey(1, 'contact'), 'falling', 100, undefined);
    const planOf = async (shown: 'paused' | 'silent' | 'ended-early' | 'all'): Promise<string> => {
      const pairs = filtered(testContext(db), 1, viewer, { round: 1, shown }).select('p.id').orderBy(order);
      return JSON.stringify((await sql`explain (format json) ${pairs}`.execute(db)).rows);
    };
    expect(await planOf('paused')).toContain('"partnership_stands_contact"');
    expect(await planOf('silent')).toContain('"partnership_silent"');
    expect(await planOf('ended-early')).toContain('"partnership_early_contact"');
    expect(await planOf('all')).toContain('"partnership_by_contact"');
  }));
