import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onStage } from '../../../test/partnershipDesk.ts';
import type { Scene } from '../../../test/partnershipDesk.ts';
import { findTogether } from '../found.ts';
import { foundPairs } from './foundPairs.ts';
import { listPartnerships } from './index.ts';

/** The partnerships that a search finds in the list, and the names of those found by the search over everything. */
async function found({ ctx, cast }: Scene, search: string) {
  const { programme } = cast;
  const { id: round } = await ctx.db.selectFrom('round').select('id').executeTakeFirstOrThrow();
  const viewer = { person: cast.people.tomas, roles: [] } as never;
  const listed = await listPartnerships(ctx, programme, viewer, { round, shown: 'all', search });
  const one = await findTogether(ctx, { pairs: foundPairs(programme, search) });
  expect(one.pairs.map(({ id }) => id).toSorted()).toEqual(listed.rows.map(({ id }) => id).toSorted());
  return one.pairs.map(({ names }) => names.join('+'));
}

test('a pair is found by words of both names, in any order, as a page writes them in any language', () =>
  onStage(async (scene) => {
    const both = ['Amina Diallo+陈美'];
    for (const search of [
      'amina 陈美',
      '陈美 diallo',
      'Amina Diallo – 陈美',
      'Amina Diallo and 陈美',
      'Amina Diallo et 陈美',
      'Amina Diallo y 陈美',
      'Amina Diallo و陈美',
      'DIÁLLO',
      'amina-diallo و陈美-美',
    ])
      expect([search, await found(scene, search)]).toEqual([search, both]);
    for (const search of ['amina luca', 'diallo nils', '– ?', 'amina zzz'])
      expect([search, await found(scene, search)]).toEqual([search, []]);
  }));

test('the words of a pair follow its members: whoever is renamed, forgotten, comes in or becomes another', () =>
  onStage(async (scene) => {
    const { ctx, cast } = scene;
    const { programme, people } = cast;
    const rename = (person: number, name: string) =>
      ctx.db.updateTable('person').set({ name }).where('id', '=', person).execute();
    const isKept = async () => {
      const { rows } = await sql<{ is: boolean }>`
        select bool_and(words = words_of_partnership(programme_id, id)) as is from partnership`.execute(
        ctx.db,
      );
      expect(rows).toEqual([{ is: true }]);
    };
    await rename(people.mei, 'Zhū Élodie');
    expect(await found(scene, 'diallo elodie')).toHaveLength(1);
    expect(await found(scene, '陈美')).toEqual([]);
    await rename(people.mei, '');
    expect(await found(scene, 'elodie')).toEqual([]);
    await isKept();
    await sql`
      insert into membership (programme_id, partnership_id, person_id, round_id, joined_at)
      select programme_id, id, ${people.tomas}, round_id, introduced_at from partnership where id = ${scene.pair}`.execute(
      ctx.db,
    );
    const { name } = await ctx.db
      .selectFrom('person')
      .select('name')
      .where('id', '=', people.tomas)
      .executeTakeFirstOrThrow();
    expect(await found(scene, `${name} amina`)).toHaveLength(1);
    await sql`
      update membership set person_id = ${people.elif} where programme_id = ${programme} and person_id = ${people.tomas}`.execute(
      ctx.db,
    );
    expect(await found(scene, `${name} amina`)).toEqual([]);
    await isKept();
  }));
