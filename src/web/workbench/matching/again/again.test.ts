import { expect, test } from 'vitest';
import { browse } from '../../../../../test/browse.ts';
import { countQueries } from '../../../../../test/countQueries.ts';
import { matchingScene } from '../../../../../test/matchingScene.ts';
import { MOST_QUERIES } from '../../../../../test/mostQueries.ts';
import { withoutMarkup } from '../../../../../test/withoutMarkup.ts';
import { againOf, matchAgain, setAgain } from '../../../../rooms/pairing/index.ts';
import { declareAbsence, leavePartnership } from '../../../../rooms/partnerships/index.ts';

const PAGE = '/workbench/matching/1/again';

test('a volunteer sets how those who wait are matched again, sees the pairs first, and lets them go', () =>
  matchingScene(async ({ ctx, cast, round, tomas, run }) => {
    await run();
    // Before the publication all proposals are the round's own, and none of them waits on this page.
    expect(withoutMarkup((await tomas.get(PAGE)).text)).toContain('No proposals wait to be seen.');
    await tomas.post('/workbench/matching/1/publication', { sure: 'yes' });
    ctx.clock.set('2027-02-20T12:00:00Z');
    const again = browse(ctx, cast, 'tomas');
    again.cookies.set('lang', 'en');
    const { programme } = cast;
    const at = { programme, round: round.id };
    expect(withoutMarkup((await again.get(PAGE)).text)).toContain('No proposals wait to be seen.');
    const refused = await again.post(PAGE, { show: 'first', everyDays: '0', weeksBefore: '3' });
    expect(refused.status).toBe(422);
    expect(withoutMarkup(refused.text)).toContain('a whole number from 1 to 28');
    expect((await again.post(PAGE, { show: 'first', everyDays: '2', weeksBefore: '4' })).status).toBe(303);
    expect(await againOf(ctx, at)).toMatchObject({ everyDays: 2, weeksBefore: 4, showsFirst: true });

    const members = await ctx.db.selectFrom('membership').select(['person_id', 'partnership_id']).execute();
    for (const [partnership, [one]] of Map.groupBy(members, (row) => row.partnership_id)) {
      const person = one!.person_id;
      const leaves = { programme, person, partnership, reason: '', another: true };
      await leavePartnership(ctx, { ...leaves, actor: { kind: 'person', id: person } });
    }
    await ctx.db.updateTable('round_again').set({ next_at: ctx.clock.now() }).execute();
    expect(await matchAgain(ctx, at)).toMatchObject({ proposed: 2, introduced: 0 });
    const shown = withoutMarkup((await again.get(PAGE)).text);
    expect(shown).toContain('2 proposals to see');
    expect(shown).toContain('Introduce these 2 now');
    const { counted, asked } = countQueries(ctx.db);
    const reader = browse({ ...ctx, db: counted }, cast, 'tomas');
    reader.cookies.set('lang', 'en');
    await reader.get(PAGE);
    const before = asked();
    expect(withoutMarkup((await reader.get(PAGE)).text)).toContain('2 proposals to see');
    expect(asked() - before).toBeLessThanOrEqual(MOST_QUERIES);
    expect(asked() - before).toBeGreaterThan(3);
    for (const { person_id: person } of members)
      await declareAbsence(ctx, { programme, person, until: '2027-04-20' });
    const away = withoutMarkup((await again.get(PAGE)).text);
    expect(away).toContain('Not possible any more');
    expect(away).not.toContain('Introduce these');
    await ctx.db.deleteFrom('absence').execute();
    expect(withoutMarkup((await again.get('/workbench')).text)).toContain('New partners wait to be seen');
    const ngozi = browse(ctx, cast, 'ngozi');
    expect((await ngozi.get(PAGE)).status).toBe(404);
    expect((await ngozi.post(`${PAGE}/introductions`)).status).toBe(404);
    expect((await again.post(`${PAGE}/introductions`)).status).toBe(303);
    expect(
      await ctx.db.selectFrom('membership').select('person_id').where('left_at', 'is', null).execute(),
    ).toHaveLength(4);
    expect((await again.post(`${PAGE}/introductions`)).status).toBe(422);
    await setAgain(ctx, {
      ...at,
      actor: { kind: 'command' },
      settings: { everyDays: 3, weeksBefore: 3, showsFirst: false },
    });
    expect(withoutMarkup((await again.get('/workbench/matching/1')).text)).toContain(
      'among those who waited',
    );
  }));
