import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { rolledBack } from '../../../test/database.ts';
import { testContext } from '../../../test/context.ts';
import { byKey } from '../../db/byKey.ts';
import { filtered } from './listPartnerships.ts';
import { partnershipKey } from './sorts.ts';
import type { PartnershipSort } from './sorts.ts';

test('pairs of one state, those who never wrote, and those that ended early, are read in each order along an index of theirs', () =>
  rolledBack(async (db) => {
    await sql`set local enable_sort = off`.execute(db);
    const viewer = { person: null, account: null, operator: false };
    const planOf = async (
      shown: 'paused' | 'silent' | 'ended-early' | 'all',
      by: PartnershipSort['by'] = 'contact',
    ): Promise<string> => {
      const { order } = byKey(partnershipKey(1, by), 'falling', 100, undefined);
      const pairs = filtered(testContext(db), 1, viewer, { round: 1, shown }).select('p.id').orderBy(order);
      return JSON.stringify((await sql`explain (format json) ${pairs}`.execute(db)).rows);
    };
    expect(await planOf('paused')).toContain('"partnership_stands_contact"');
    expect(await planOf('silent')).toContain('"partnership_silent"');
    expect(await planOf('ended-early')).toContain('"partnership_early_contact"');
    expect(await planOf('all')).toContain('"partnership_by_contact"');
    expect(await planOf('ended-early', 'state')).toContain('"partnership_early_state"');
    expect(await planOf('ended-early', 'letters')).toContain('"partnership_early_letters"');
  }));
