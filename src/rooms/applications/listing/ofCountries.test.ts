import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { applied } from '../../../../test/applicant.ts';
import { manyPeople } from '../../../../test/manyPeople.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import { byKey } from '../../../db/byKey.ts';
import { filtered } from './filtered.ts';
import { keyOf, listApplications } from './list.ts';

test('the applications of an ambassador are read along an index of her country, however many come from others', () =>
  onOpenRound(async (ctx, { programme }, round) => {
    await manyPeople(ctx, { programme, many: 240, round: round.id });
    await sql`analyze application, person`.execute(ctx.db);
    await sql`set local enable_sort = off`.execute(ctx.db);
    const scope = { programme, round: round.id, countries: ['NG'] };
    for (const [by, index] of [
      ['state', 'application_by_country_state'],
      ['since', 'application_by_country'],
      ['name', 'person_country_by_name'],
    ] as const) {
      const sorted = { by, way: 'rising' } as const;
      const { order } = byKey(keyOf(scope, { sorted }), 'rising', 100, undefined);
      const query = filtered(ctx, scope, { sorted }).select('application.id');
      const { rows } = await sql`explain ${query} order by ${order} limit 101`.execute(ctx.db);
      expect(JSON.stringify(rows), by).toContain(`using ${index} on`);
    }
  }));

test('whatever country she asks for, she sees those of her own', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme } = cast;
    const mei = await applied(ctx, cast, round, 'mei', { country: 'NG' });
    const amina = await applied(ctx, cast, round, 'amina', { country: 'SN' });
    const list = async (countries: string[] | null, country?: string): Promise<number[]> =>
      (await listApplications(ctx, { programme, round: round.id, countries }, { country })).rows.map(
        ({ id }) => id,
      );
    const found = {
      all: await list(null, 'NG'),
      own: await list(['NG']),
      both: (await list(['SN', 'NG'])).toSorted((a, b) => a - b),
      another: await list(['NG'], 'SN'),
      none: await list([]),
    };
    expect(found).toEqual({ all: [mei], own: [mei], both: [mei, amina], another: [], none: [] });
  }));
