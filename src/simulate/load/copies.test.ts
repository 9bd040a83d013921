import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { leave, withPartners } from '../../../test/partners.ts';
import { programmeTables } from './catalogue.ts';
import { copyRows } from './copies.ts';
import { strideOf } from './grow.ts';

test('in a copy whoever left a partnership is the copy of who left, so that they are not taken for one who was left', () =>
  withPartners(['amina', 'luca'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const { db } = ctx;
    const { programme } = cast;
    await leave(scene, 'luca');
    const tables = await programmeTables(db);
    const stride = await strideOf(db, tables);
    await copyRows(db, tables, { from: programme, to: programme, first: 1, times: 2, stride });
    const { rows } = await sql<{ partnership: number; leaver: number; members: number[] }>`
      select subject_id as partnership, (data ->> 'person')::bigint as leaver,
        array(select (one ->> 'person')::bigint from jsonb_array_elements(data -> 'members') one) as members
      from event where kind = 'partnership-left' order by id`.execute(db);
    const { amina, luca } = cast.people;
    expect(rows).toEqual(
      [0, stride, 2 * stride].map((off) => ({
        partnership: pair + off,
        leaver: luca + off,
        members: [luca + off, amina + off],
      })),
    );
  }));
