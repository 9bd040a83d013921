import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { matchingScene } from '../../../../../test/matchingScene.ts';
import { BASE } from '../../../../../test/studies.ts';
import { withoutMarkup } from '../../../../../test/withoutMarkup.ts';
import { pairByHand, proposalsFound } from '../../../../rooms/pairing/index.ts';

test('a proposal is found by words of one name or of both, and its line says that it breaks a rule; the words follow whoever is renamed', () =>
  matchingScene(async ({ ctx, cast, round, people, tomas }) => {
    const { programme } = cast;
    const at = { programme, actor: { kind: 'command' } as const, round: round.id };
    const names = ['Zoë Álvarez', 'Ife Obi', 'Zoltan Kun', 'Ana Obi'];
    for (const [k, { person }] of people.slice(0, 4).entries())
      await ctx.db.updateTable('person').set({ name: names[k]! }).where('id', '=', person).execute();
    const [a, b, c, d] = people.map(({ application }) => application) as [number, number, number, number];
    const made: number[] = [];
    for (const applications of [
      [a, b],
      [c, d],
    ]) {
      const done = await pairByHand(ctx, { ...at, applications, locked: false });
      if (done.ok) made.push(done.proposal);
    }
    const [first, second] = made as [number, number];
    const found = (search: string) => proposalsFound(ctx, at, { search }, 10);
    expect(await found('obi')).toEqual([first, second]);
    expect(await found('alvarez')).toEqual([first]);
    expect(await found('OBI zoe')).toEqual([first]);
    expect(await found('Zoltan Kun – Ana Obi')).toEqual([second]);
    expect(await found('alvarez kun')).toEqual([]);
    const list = async (search: string) =>
      withoutMarkup((await tomas.get(`${BASE}/proposals?lang=en&search=${search}`)).text);
    expect(await list('alvarez')).toContain('Zoë Álvarez');
    expect(await list('alvarez')).not.toContain('Zoltan Kun');
    expect(await list('zzqq')).toContain('No proposal fits this. Try part of one name');
    const beside = (await tomas.get(`${BASE}/proposals/${first}?round=1&search=obi&lang=en`)).text;
    expect(beside).toContain(`/proposals/${second}?`);
    const { text: alone } = await tomas.get(`${BASE}/proposals/${first}?round=1&search=alvarez&lang=en`);
    expect(alone).not.toContain(`/proposals/${second}?`);

    await ctx.db.updateTable('person').set({ name: 'Quill' }).where('id', '=', people[0]!.person).execute();
    expect([await found('quill'), await found('alvarez')]).toEqual([[first], []]);
    expect(await list('quill')).not.toContain('breaks a rule');
    await sql`
      update proposal set reasons = jsonb_set(reasons, '{0,broken}', '["differentCountry"]') where id = ${first}`.execute(
      ctx.db,
    );
    expect(await list('quill')).toMatch(/breaks a rule · made by hand\s+Quill/);
  }));
