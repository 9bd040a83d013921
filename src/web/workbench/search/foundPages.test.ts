import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { CAST } from '../../../../test/cast.ts';
import type { CastName } from '../../../../test/cast.ts';
import { matchingScene } from '../../../../test/matchingScene.ts';
import { onStage } from '../../../../test/partnershipDesk.ts';
import { find } from '../../../../test/searchDesk.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { LOCALES } from '../../../i18n/locales.ts';
import { readLanguage } from '../../../lib/world/languageFiles.ts';
import { BROUGHT, routes } from '../../brought.ts';
import { volunteers as anyVolunteer, get } from '../../route.ts';
import { foundPages } from './foundPages.ts';

test('pages are found by their names and by what people call them, in the language of the reader', () =>
  onStage(async (scene) => {
    const { ctx, cast } = scene;
    const links = async (query: string) => (await find(scene, 'tomas', query)).links;
    for (const [query, ...paths] of [
      ['proposals', '/matching/1/proposals'],
      ['publish', '/matching/1/publication', '/rounds'],
      ['wording', '/wording'],
      ['import', '/rounds/1/import'],
      ['export', '/rounds/1/files'],
      ['settings', '/programme'],
      ['keyboard', '/keys'],
    ] as const)
      expect([query, await links(query)]).toEqual([query, expect.arrayContaining(paths)]);
    expect((await find(scene, 'tomas', 'import')).said).toMatch(/^Places Import applicants Round 1/);
    // A letter or two are only compared with names.
    expect(await links('cs')).toEqual([]);
    const said = async (lang: string, query: string) =>
      (await browse(ctx, cast, 'tomas').get(`/workbench/search?lang=${lang}&q=${encodeURIComponent(query)}`))
        .text;
    for (const [lang, query, path] of [
      ['es', 'ajustes', '/workbench/programme"'],
      ['fr', 'exporter', '/workbench/rounds/1/files"'],
      ['ar', 'استيراد', '/workbench/rounds/1/import"'],
    ] as const)
      expect(await said(lang, query)).toContain(path);
    expect(await said('fr', 'ajustes')).not.toContain('<ul class="found">');
  }));

test('whoever is led to a page may open it, and nobody finds one that they may not open', () =>
  onStage(async (scene) => {
    const { ctx, cast } = scene;
    const words = Object.values(readLanguage<{ pages: Record<string, string[]> }>('en', 'search')!.pages);
    const found = new Map<CastName, Set<string>>();
    const volunteers = (Object.keys(CAST) as CastName[]).filter(
      (who) => 'role' in CAST[who] || 'operator' in CAST[who],
    );
    // A page of the test's own for all words: the search page would look for people, mails and topics, too.
    const asked = get('/workbench/every-page', anyVolunteer, (visit) =>
      Response.json(words.flatMap(([query]) => foundPages(visit, query!)).map(({ href }) => href)),
    );
    for (const who of volunteers) {
      const reader = browse(ctx, cast, who, { table: [...routes, asked] });
      const { text } = await reader.get('/workbench/every-page?lang=en');
      const paths = new Set(JSON.parse(text) as string[]);
      for (const href of paths) {
        const path = href.replace('/p/far-shelves', '');
        const { status } = await (href === path ? reader.site.get(path) : reader.get(path));
        expect([who, href, status]).toEqual([who, href, 200]);
      }
      found.set(who, paths);
    }
    expect(found.get('tomas')!.size).toBeGreaterThan(30);
    expect([...found.get('elif')!].filter((path) => /matching|import|files|operator/.test(path))).toEqual([]);
  }));

test('each language of pages has other words for desks and pages that there are', () => {
  const names = new Set([...Object.keys(BROUGHT.desks), ...BROUGHT.foundPages.keys()]);
  for (const locale of LOCALES) {
    const { pages = {} } = readLanguage<{ pages?: Record<string, string[]> }>(locale, 'search') ?? {};
    expect([locale, Object.keys(pages).filter((name) => !names.has(name))]).toEqual([locale, []]);
    expect([locale, [...names].filter((name) => !pages[name])]).toEqual([locale, []]);
  }
});

test('a proposal is found by the names of its people by those who match, until it is published', () =>
  matchingScene(async ({ ctx, cast, people, run, tomas }) => {
    await run();
    const { id } = await ctx.db.selectFrom('proposal').select('id').orderBy('id').executeTakeFirstOrThrow();
    const names = await ctx.db
      .selectFrom('proposal_member')
      .innerJoin('application', 'application.id', 'proposal_member.application_id')
      .innerJoin('person', 'person.id', 'application.person_id')
      .select('person.name')
      .where('proposal_id', '=', id)
      .execute();
    expect(people.length).toBe(4);
    const query = names.map(({ name }) => name).join(' – ');
    const { links, said } = await find({ ctx, cast }, 'tomas', query);
    expect(links).toContain(`/matching/1/proposals/${id}`);
    expect(said).toContain('Proposals');
    for (const who of ['ngozi', 'elif', 'ines'] as const)
      expect([
        who,
        (await find({ ctx, cast }, who, query)).links.filter((path) => path?.includes('proposals')),
      ]).toEqual([who, []]);
    const { text } = await tomas.get(`/workbench/matching/1/proposals/${id}`);
    expect(withoutMarkup(text)).toContain(names[0]!.name);
    // Eight proposals among people who wait in a running round: no list of them is searched.
    const { programme: programme_id } = cast;
    const [one] = await ctx.db
      .selectFrom('proposal')
      .select(['round_id', 'words'])
      .where('id', '=', id)
      .execute();
    const more = { programme_id, ...one!, created_at: ctx.clock.now() };
    await ctx.db
      .insertInto('proposal')
      .values(Array.from({ length: 7 }, () => more))
      .execute();
    const MOST = 'At most 8 are named here';
    expect((await find({ ctx, cast }, 'tomas', query)).said).not.toContain(MOST);
    const publication = { programme_id, round_id: one!.round_id, at: ctx.clock.now() };
    await ctx.db.insertInto('publication').values(publication).execute();
    expect((await find({ ctx, cast }, 'tomas', query)).said).toContain(MOST);
    await ctx.db.deleteFrom('proposal').execute();
    expect((await find({ ctx, cast }, 'tomas', query)).links).not.toContain(`/matching/1/proposals/${id}`);
  }));

test('a country alone finds those who came last from it, with the way to all of them, and an ambassador their own alone', () =>
  onStage(async (scene) => {
    const { ctx, cast } = scene;
    await ctx.db.updateTable('person').set({ country: 'NG' }).where('id', '=', cast.people.amina).execute();
    await ctx.db.updateTable('person').set({ country: 'NP' }).where('id', '=', cast.people.luca).execute();
    const nigeria = await find(scene, 'tomas', 'nigeria');
    expect(nigeria.said).toMatch(/From a country .*Amina Diallo .* All that are found · Nigeria/);
    expect(nigeria.said).not.toContain('Luca');
    expect(nigeria.links).toContain('/everybody?country=NG');
    const { text } = await browse(ctx, cast, 'tomas').get('/workbench/everybody?country=NG&lang=en');
    expect(withoutMarkup(text)).toContain('Amina Diallo');
    expect((await find(scene, 'tomas', 'NEPÁL')).said).toContain('Luca');
    expect((await find(scene, 'ngozi', 'nigeria')).said).toContain('Amina Diallo');
    expect((await find(scene, 'ngozi', 'nepal')).said).not.toContain('Luca');
    expect((await find(scene, 'elif', 'nigeria')).said).not.toContain('Amina');
    // A country by its full name in another language, or by a short form.
    await ctx.db.updateTable('person').set({ country: 'GB' }).where('id', '=', cast.people.luca).execute();
    for (const query of ['UK', 'Großbritannien', 'royaume uni'])
      expect([query, (await find(scene, 'tomas', query)).links]).toEqual([
        query,
        expect.arrayContaining(['/everybody?country=GB']),
      ]);
    await ctx.db.updateTable('person').set({ country: 'DE' }).where('id', '=', cast.people.mei).execute();
    for (const query of ['Deutschland', 'alemania', 'allemagne', 'ألمانيا', 'mei@ deutschland'])
      expect([query, (await find(scene, 'tomas', query)).said]).toEqual([
        query,
        expect.stringContaining('mei@cast.example'),
      ]);
    expect((await find(scene, 'ngozi', 'UK')).said).not.toContain('Luca');
    for (const query of ['uk', 'royaume'])
      expect((await find(scene, 'tomas', query)).said).not.toContain('From a country');
    // Fewer letters begin too many countries.
    expect((await find(scene, 'tomas', 'ni')).said).not.toContain('From a country');
  }));
