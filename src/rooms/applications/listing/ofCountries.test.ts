import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { applied } from '../../../../test/applicant.ts';
import { manyPeople } from '../../../../test/manyPeople.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import type { Place } from '../../../lib/placeInList.ts';
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

test('those in a state are read along an index in the order of names or of countries, whoever else comes before them', () =>
  onOpenRound(async (ctx, { programme }, round) => {
    const people = await manyPeople(ctx, { programme, many: 240, round: round.id });
    const scope = { programme, round: round.id, countries: null };
    // These stand at the end of both orders.
    const last = people.slice(-12).toReversed();
    await sql`update application set state = 'declined' where person_id = any(${last})`.execute(ctx.db);
    await sql`
      update person set name = 'Zoë ' || chr(97 + at::int), country = case when at % 2 = 0 then 'ZA' else 'ZW' end
      from unnest(${last}::bigint[]) with ordinality as given (person, at) where id = person`.execute(ctx.db);
    await sql`analyze application, person`.execute(ctx.db);
    const inTurn = { name: last, country: [...odd(last, 1), ...odd(last, 0)] };
    for (const by of ['name', 'country'] as const)
      for (const way of ['rising', 'falling'] as const) {
        const filter = { state: 'declined' as const, sorted: { by, way } };
        const told: number[] = [];
        for (let place: Place | null | undefined = undefined; place !== null;) {
          const { rows, next } = await listApplications(ctx, scope, { ...filter, size: 5, place });
          told.push(...rows.map(({ person }) => person));
          place = next;
        }
        expect(told, `${by} ${way}`).toEqual(way === 'rising' ? inTurn[by] : inTurn[by].toReversed());
        const { order } = byKey(keyOf(scope, filter), way, 100, undefined);
        const query = filtered(ctx, scope, filter).select('application.id');
        await sql`set local enable_sort = off`.execute(ctx.db);
        const { rows } = await sql`explain ${query} order by ${order} limit 101`.execute(ctx.db);
        expect(JSON.stringify(rows)).toMatch(new RegExp(`using application_state_by_${by} on`));
      }
  }));

/** Every second one of some people, who come from one country, in the order of their numbers. */
const odd = (some: readonly number[], rest: number): number[] =>
  some.filter((_, at) => at % 2 === rest).toSorted((a, b) => a - b);

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
