import { expect, test } from 'vitest';
import { applied } from '../../../../test/applicant.ts';
import { browse } from '../../../../test/browse.ts';
import { stageRound } from '../../../../test/cast.ts';
import { onOpenRound, onStage } from '../../../../test/onStage.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { tagPerson } from '../../../rooms/notes/index.ts';

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

test('several of all people are tagged, or the same is noted of each; one undo takes it back', () =>
  onStage(async (ctx, cast) => {
    const { amina, luca } = cast.people;
    const [tomas, olga] = [browse(ctx, cast, 'tomas'), browse(ctx, cast, 'olga')];
    const chosen = { chosen: `${amina},${luca}`, query: 'sort=-name' };
    const tag = { ...chosen, act: 'tag', text: 'Phone' };
    const early = await tomas.post(SEVERAL, tag);
    expect(said((await tomas.get(`${within(early.location)}&lang=en`)).text)).toContain(
      'There is no round yet, and notes and tags are kept with the data of one. Plan a round first, under Rounds and form.',
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

test('a tag goes to the round somebody applied to, else to the one that is public, not to one merely planned; all are shown', () =>
  onOpenRound(async (ctx, cast, first) => {
    const { programme, people, accounts } = cast;
    const { luca, mei } = people;
    const applies = await applied(ctx, cast, first, 'luca');
    const olga = { kind: 'operator', id: accounts.olga } as const;
    const second = await stageRound(ctx, programme, '2027-06-10T09:00', 2);
    await ctx.db.updateTable('round').set({ published_at: null }).where('id', '=', second.id).execute();
    const tomas = browse(ctx, cast, 'tomas');
    const chosen = { chosen: `${luca},${mei}`, query: '' };
    const asked = (await tomas.get(`${SEVERAL}?${new URLSearchParams(chosen)}&act=tag&lang=en`)).text;
    expect(said(asked)).toContain('for those who applied to none, with the data of Round 1.');
    await tomas.post(SEVERAL, { ...chosen, act: 'tag', text: 'findme' });
    const tags = () =>
      ctx.db.selectFrom('person_tag').select(['id', 'person_id', 'round_id', 'tag']).orderBy('id').execute();
    const [own, meis] = await tags();
    expect([own, meis].map((tag) => tag?.round_id)).toEqual([first.id, first.id]);
    // The list of a round offers and counts the tags of all people in it.
    const list = said((await tomas.get('/workbench/applications?round=1&tag=findme&lang=en')).text);
    expect(list).toContain('findme (1)');
    expect(list).toMatch(/1 application/);
    const ofList = `/workbench/lists/applications/several?chosen=${applies}&query=round%3D2&act=tag&lang=en`;
    expect(said((await tomas.get(ofList)).text)).toContain('It goes with the data of Round 2.');
    // Tags of another round are shown, and can be removed, too.
    const page = `${DESK}/${mei}`;
    await tagPerson(ctx, { programme, actor: olga, person: mei, round: second.id, tag: 'later' });
    expect(said((await tomas.get('/workbench/applications?round=2&lang=en')).text)).not.toContain('later');
    const theirs = said((await tomas.get(`${page}?lang=en`)).text);
    expect(theirs).toContain('It goes with the data of Round 1 on');
    expect(theirs).toMatch(/later · Round 2 .*findme Take/);
    const later = (await tags()).at(-1)!.id;
    // The page of another person cannot remove the tag.
    await tomas.post(`${DESK}/${luca}/tags/removal`, { tag: String(later) });
    expect((await tags()).map(({ tag }) => tag)).toEqual(['findme', 'findme', 'later']);
    await tomas.post(`${page}/tags/removal`, { tag: String(later) });
    expect((await tags()).map(({ tag }) => tag)).toEqual(['findme', 'findme']);
    await tomas.post(`${page}/tags`, { tag: 'quiet' });
    expect((await tags()).at(-1)).toMatchObject({ round_id: first.id });
  }));

test('somebody opened from the list of all people stands under it in the menu, and so do their details; a tag, a note and a view have no mark that turns the text around', () =>
  onStage(async (ctx, cast) => {
    await stageRound(ctx, cast.programme);
    const tomas = browse(ctx, cast, 'tomas');
    const page = `${DESK}/${cast.people.mei}`;
    for (const path of [page, `${page}/details`])
      expect((await tomas.get(path)).text).toMatch(
        /href="\/p\/far-shelves\/workbench\/everybody"[^>]* aria-current="[a-z]+"/,
      );
    const turned = 'safe\u202e evil\u2066';
    await tomas.post(`${page}/tags`, { tag: turned });
    await tomas.post(`${page}/notes`, { note: turned });
    await tomas.post('/workbench/lists/everybody/views', { name: turned, query: 'sort=-name', back: '' });
    await tomas.post(SEVERAL, { chosen: `${cast.people.luca}`, query: '', act: 'tag', text: turned });
    const kept = await Promise.all([
      ctx.db.selectFrom('person_tag').select('tag as words').execute(),
      ctx.db.selectFrom('person_note').select('body as words').execute(),
      ctx.db.selectFrom('list_view').select('name as words').execute(),
    ]);
    expect(kept.flat().map(({ words }) => words)).toEqual([
      'safe evil',
      'safe evil',
      'safe evil',
      'safe evil',
    ]);
    const { id } = await ctx.db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'everybody-tagged')
      .executeTakeFirstOrThrow();
    await browse(ctx, cast, 'olga').post(`/workbench/log/${id}/undoing`);
    expect(await ctx.db.selectFrom('person_tag').select('tag').execute()).toHaveLength(1);
  }));

/** The row of a person in the list. */
const rowOf = (page: string, person: number): string =>
  page.split('<tr').find((row) => row.includes(`/everybody/${person}?`))!;

test('the list of people and the page of each say what somebody does as a volunteer, while they do', () =>
  onStage(async (ctx, cast) => {
    const { amina, luca } = cast.people;
    const { programme } = cast;
    const grant = (role: string, country: string | null, over: boolean) => ({
      programme_id: programme,
      person_id: amina,
      role,
      country,
      granted_at: ctx.clock.now(),
      ended_at: over ? ctx.clock.now() : null,
    });
    await ctx.db
      .insertInto('role')
      .values([
        grant('ambassador', 'NG', false),
        grant('chat_host', null, false),
        grant('moderator', null, true),
      ])
      .execute();
    const tomas = browse(ctx, cast, 'tomas');
    const SAID = 'ambassador (Nigeria), chat host';
    const list = (await tomas.get(`${DESK}?lang=en`)).text;
    expect(said(rowOf(list, amina))).toContain(SAID);
    expect(said(rowOf(list, amina))).not.toContain('moderator');
    expect(said(rowOf(list, luca))).not.toContain('ambassador');
    const theirs = said((await tomas.get(`${DESK}/${amina}?lang=en`)).text);
    expect(theirs).toContain(`Role: ${SAID}`);
    expect(theirs).not.toContain('moderator');
    expect(said((await tomas.get(`${DESK}/${luca}?lang=en`)).text)).not.toContain('Role:');
    // Programs read the file: it says the same in any language.
    for (const lang of ['en', 'ar']) {
      const file = await tomas.post(`/workbench/lists/everybody/table?lang=${lang}`, { as: 'json' });
      const rows = JSON.parse(file.text) as { id: number; role: string }[];
      const roleOf = (person: number) => rows.find(({ id }) => Number(id) === person)?.role;
      expect([roleOf(amina), roleOf(luca)], lang).toEqual(['ambassador NG; chat_host', '']);
    }
  }));
