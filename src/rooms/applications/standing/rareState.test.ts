import { expect, test } from 'vitest';
import { applied } from '../../../../test/applicant.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import type { Place } from '../../../lib/placeInList.ts';
import type { ApplicationFilter, Scope, Sorted } from '../listing/asked.ts';
import { filtered, searched } from '../listing/filtered.ts';
import { listApplications } from '../listing/list.ts';

test('an ambassador’s few of a state are listed in each order and from page to page as others are, by all who are in it, read once', () =>
  onOpenRound(async (ctx, cast, round) => {
    for (const name of ['luca', 'mei', 'amina', 'bao', 'nils', 'ngozi', 'olga', 'elif'] as const)
      await applied(ctx, cast, round, name, { country: name === 'nils' ? 'SN' : 'NG' });
    const { people, programme } = cast;
    await ctx.db
      .updateTable('application')
      .set({ state: 'declined' })
      .where('person_id', 'in', [people.nils, people.mei])
      .execute();
    const scope: Scope = { programme, round: round.id, countries: ['NG', 'SN'] };
    const asked = (by: Sorted['by'], more: ApplicationFilter = {}, of = scope): Promise<ApplicationFilter> =>
      searched(ctx, of, { state: 'declined', ...more }, { by, way: 'rising' });
    // An index has all applications of a state.
    expect((await asked('name', {}, { ...scope, countries: null })).isRare).toBe(false);
    // Two of eight: nothing else narrows the list, and its order is one of people.
    expect((await asked('name')).isRare).toBe(true);
    expect((await asked('since')).isRare).toBe(false);
    expect((await asked('name', { country: 'CN' })).isRare).toBe(false);
    expect((await asked('name', { state: 'confirmed' })).isRare).toBe(false);
    const read = async (sorted: Sorted, isRare: boolean) => {
      const told: number[] = [];
      for (let place: Place | null | undefined = undefined; place !== null;) {
        const filter = { state: 'declined' as const, isRare, sorted, size: 1 };
        const { rows, next } = await listApplications(ctx, scope, { ...filter, place });
        told.push(...rows.map(({ person }) => person));
        place = next;
      }
      return told;
    };
    for (const by of ['name', 'country', 'since'] as const)
      for (const way of ['rising', 'falling'] as const) {
        const all = await read({ by, way }, true);
        expect(all.toSorted()).toEqual([people.nils, people.mei].toSorted());
        expect(all).toEqual(await read({ by, way }, false));
      }
    const { sql } = filtered(ctx, scope, await asked('name').then((filter) => ({ ...filter, sorted: NAMES })))
      .select('application.id')
      .compile();
    expect(sql).toContain('is true');
  }));

const NAMES: Sorted = { by: 'name', way: 'rising' };
