import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stageRound } from '../../../../test/cast.ts';
import { onStage } from '../../../../test/onStage.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';

const DESK = '/workbench/everybody';
const SEVERAL = '/workbench/lists/everybody/several';

const within = (location: string | null): string => location!.replace('/p/far-shelves', '');

const said = (page: string): string =>
  withoutMarkup(page)
    .replaceAll(/[\u2068\u2069]/g, '')
    .replaceAll(/\s+/g, ' ');

test('somebody keeps the list of all people that they were opened from: its rows, its place, the next one', () =>
  onStage(async (ctx, cast) => {
    await stageRound(ctx, cast.programme);
    const { amina, luca, mei } = cast.people;
    const three = [amina, luca, mei];
    await ctx.db.updateTable('person').set({ country: 'NO' }).where('id', 'in', three).execute();
    await ctx.db.updateTable('person').set({ country: 'NG' }).where('id', 'not in', three).execute();
    const tomas = browse(ctx, cast, 'tomas');
    const carried = '?list=everybody&amp;country=NO&amp;sort=-name';
    const list = (await tomas.get(`${DESK}?country=NO&sort=-name&lang=en`)).text;
    const order = [
      ...list.matchAll(/href="[^"]*\/everybody\/(\d+)\?list=everybody&amp;country=NO&amp;sort=-name"/g),
    ];
    expect(order).toHaveLength(3);
    const [first, second, third] = order.map(([, id]) => id!);
    const at = (id: string | undefined, noun = '') =>
      `${DESK}/${id}${noun}${carried.replaceAll('&amp;', '&')}`;
    const page = (await tomas.get(`${at(second)}&lang=en`)).text;
    expect(said(page)).toContain('2 of 3 Earlier Next');
    expect(page).toContain(`rel="prev" href="/p/far-shelves${DESK}/${first}${carried}"`);
    expect(page).toContain(`rel="next" href="/p/far-shelves${DESK}/${third}${carried}"`);
    expect(page).toContain(`${second}${carried}" aria-current="page"`);
    for (const [sort, place] of [
      ['name', '2 of 3'],
      ['since', 'of 3'],
      ['-since', 'of 3'],
    ] as const) {
      const other = await tomas.get(`${DESK}/${second}?list=everybody&country=NO&sort=${sort}&lang=en`);
      expect(said(other.text)).toContain(place);
    }
    for (const filter of ['search=a', 'applied=none'])
      expect((await tomas.get(`${DESK}/${second}?list=everybody&${filter}`)).text).toContain(
        'class="beside-list"',
      );
    expect(page).toContain(`action="/p/far-shelves${DESK}/${second}/notes${carried}"`);
    const noted = await tomas.post(at(second, '/notes'), { note: 'Wrote by phone.' });
    expect(noted.location).toBe(`/p/far-shelves${at(second)}#notes`);
    expect((await tomas.get(`${DESK}/${second}`)).text).not.toContain('class="beside-list"');
  }));

test('several of all people are tagged, or the same is noted of each, in the newest round; one undo takes it back', () =>
  onStage(async (ctx, cast) => {
    const { amina, luca } = cast.people;
    const [tomas, olga] = [browse(ctx, cast, 'tomas'), browse(ctx, cast, 'olga')];
    const chosen = { chosen: `${amina},${luca}`, query: 'sort=-name' };
    const tag = { ...chosen, act: 'tag', text: 'Phone' };
    const early = await tomas.post(SEVERAL, tag);
    expect(said((await tomas.get(`${within(early.location)}&lang=en`)).text)).toContain(
      'There is no round yet. Notes and tags are kept with the data of a round.',
    );
    const round = await stageRound(ctx, cast.programme);
    const asked = (await tomas.get(`${SEVERAL}?${new URLSearchParams(chosen)}&act=tag&lang=en`)).text;
    expect(said(asked)).toContain('Tag 2 people?');
    expect(asked).toContain('Amina Diallo');
    const done = await tomas.post(SEVERAL, tag);
    expect(done.location).toMatch(/everybody\?sort=-name&did=\d+$/);
    await tomas.post(SEVERAL, { ...chosen, act: 'note', text: 'Speaks softly.' });
    const tags = () => ctx.db.selectFrom('person_tag').select(['person_id', 'round_id', 'tag']).execute();
    expect(await tags()).toEqual(
      [amina, luca].map((person_id) => ({ person_id, round_id: round.id, tag: 'phone' })),
    );
    expect((await tomas.get(`${DESK}/${luca}`)).text).toContain('Speaks softly.');
    const log = (await olga.get('/workbench/log?lang=en')).text;
    expect(said(log)).toContain('tagged several people in the list of people (2)');
    const undo = [...log.matchAll(/action="\/p\/far-shelves([^"]*\/log\/\d+\/undoing)"/g)].map(
      ([, to]) => to!,
    );
    expect(undo).toHaveLength(2);
    for (const to of undo) await olga.post(to);
    expect(await tags()).toEqual([]);
    expect((await tomas.get(`${DESK}/${luca}`)).text).not.toContain('Speaks softly.');
  }));
