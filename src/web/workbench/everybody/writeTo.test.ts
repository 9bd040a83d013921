import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stageRound } from '../../../../test/cast.ts';
import { onStage } from '../../../../test/onStage.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { grantRole } from '../../../rooms/people/index.ts';
import { unsubscribe } from '../../../rooms/preferences/index.ts';

const PATH = '/workbench/everybody/words';
const SEVERAL = '/workbench/lists/everybody/several';
const WORDS = { 'subject.en': 'A new round', 'body.en': 'Apply until Friday.' };

const order = (text: string) => [...text.matchAll(/everybody\/(\d+)\?/g)].map(([, id]) => Number(id));
const within = (location: string | null): string => location!.replace('/p/far-shelves', '');

test('one text goes to the people who were chosen in the list of all, or whom its filter finds, though they never applied', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { amina, luca, mei, nils } = people;
    await stageRound(ctx, programme);
    const three = [amina, luca, mei];
    await ctx.db.updateTable('person').set({ country: 'NO' }).where('id', 'in', three).execute();
    await ctx.db.updateTable('person').set({ country: 'NG' }).where('id', 'not in', three).execute();
    await unsubscribe(ctx, { programme, person: mei, category: 'announcements' });
    const tomas = browse(ctx, cast, 'tomas');
    const readers = async () =>
      (
        await ctx.db
          .selectFrom('outbox')
          .select('person_id')
          .where('kind', '=', 'announcement')
          .orderBy('id')
          .execute()
      ).map(({ person_id }) => person_id);
    const led = await tomas.get(`${SEVERAL}?act=write&chosen=${amina},${mei}&query=sort%3D-name`);
    const page = withoutMarkup((await tomas.get(`${within(led.location)}&lang=en`)).text);
    expect(page).toContain('Write to 2 people');
    expect(page).toContain('until then you can take all of it back');
    const done = await tomas.post(PATH, {
      ...WORDS,
      people: `${amina},${mei}`,
      list: 'sort=-name',
      act: 'queue',
    });
    expect(within(done.location)).toBe('/workbench/everybody?sort=-name');
    expect(await readers()).toEqual([amina]);

    // When many are chosen, only a few are in sight above the fields.
    const row = { programme_id: programme, locale: 'en', created_at: ctx.clock.now() };
    const rows = Array.from({ length: 14 }, (_, n) => ({
      ...row,
      name: 'Reader',
      address: `r${n}@a.example`,
    }));
    const many = await ctx.db.insertInto('person').values(rows).returning('id').execute();
    const long = (await tomas.get(`${PATH}?people=${many.map(({ id }) => id).join(',')}&lang=en`)).text;
    expect(long.slice(0, long.indexOf('<summary>and ')).match(/everybody\/\d+"/g)).toHaveLength(12);
    expect(long).toMatch(/<details><summary>and 2 more<\/summary>/);

    const all = await tomas.get(`${SEVERAL}?act=write&which=all&query=country%3DNO`);
    const { text } = await tomas.get(`${within(all.location)}&lang=en`);
    const [, numbers] = /name="people" value="([^"]*)"/.exec(text)!;
    expect(numbers!.split(',').map(Number).toSorted()).toEqual(three.toSorted());
    await tomas.post(PATH, { ...WORDS, people: numbers!, act: 'queue' });
    expect((await readers()).slice(1).toSorted()).toEqual([amina, luca].toSorted());

    // A person who is known only by private words is not named here.
    await ctx.db.updateTable('person').set({ account_id: null }).where('id', '=', nils).execute();
    const asked = () => tomas.get(`${PATH}?people=${nils}&lang=en`);
    expect((await asked()).text).toContain('Nils Dahl');
    const now = ctx.clock.now();
    await ctx.db
      .insertInto('thread')
      .values({
        programme_id: programme,
        person_id: nils,
        state: 'open',
        opened_at: now,
        last_at: now,
        state_at: now,
        private_at: now,
      })
      .execute();
    expect((await asked()).text).not.toContain('Nils Dahl');
  }));

test('a matcher writes to several, too, and takes that back at once, but not what a director wrote; nobody else does', () =>
  onStage(async (ctx, cast) => {
    const { programme, people, accounts } = cast;
    await grantRole(ctx, {
      programme,
      actor: { kind: 'operator', id: accounts.olga },
      person: people.nils,
      role: 'matcher',
      country: null,
    });
    const asked = `${PATH}?people=${people.amina}`;
    const page = withoutMarkup((await browse(ctx, cast, 'nils').get(`${asked}&lang=en`)).text);
    expect(page).toContain('Write to one person');
    expect(page).toContain('until then you can take all of it back');
    for (const who of ['ngozi', 'ines', 'elif', 'amina'] as const)
      expect((await browse(ctx, cast, who).get(asked)).status, who).toBe(404);

    const undoing = async (who: 'nils' | 'tomas'): Promise<{ undo: string; states: string[] }> => {
      const browser = browse(ctx, cast, who);
      const words = { 'subject.en': 'News', 'body.en': 'All is well.' };
      const chosen = `${people.amina},${people.luca},${people.mei}`;
      const { location } = await browser.post(PATH, { act: 'queue', people: chosen, list: '', ...words });
      const { text } = await browser.get(`${location.replace('/p/far-shelves', '')}&lang=en`);
      const rows = await ctx.db
        .selectFrom('outbox')
        .select('state')
        .where('kind', '=', 'announcement')
        .execute();
      return {
        undo: /\/workbench\/log\/\d+\/undoing/.exec(text)?.[0] ?? '',
        states: rows.map(({ state }) => state),
      };
    };
    const own = await undoing('nils');
    // No mail leaves in the first ten minutes.
    const { due_at: due } = await ctx.db
      .selectFrom('outbox')
      .select('due_at')
      .where('kind', '=', 'announcement')
      .executeTakeFirstOrThrow();
    expect(due.getTime() - ctx.clock.now().getTime()).toBe(10 * 60_000);
    await ctx.db
      .updateTable('outbox')
      .set({ state: 'sent', sent_at: ctx.clock.now() })
      .where('kind', '=', 'announcement')
      .where('person_id', '=', people.luca)
      .execute();
    const matcher = browse(ctx, cast, 'nils');
    const back = await matcher.post(own.undo);
    expect(
      withoutMarkup((await matcher.get(`${back.location.replace('/p/far-shelves', '')}?lang=en`)).text),
    ).toContain('Undone. One mail had left already and stays sent.');
    const theirs = await undoing('tomas');
    expect((await matcher.post(theirs.undo)).status).toBe(404);
  }));

test('the views of the list of all people say how many they have, and its countries stand together', () =>
  onStage(async (ctx, cast) => {
    const { amina, luca, mei } = cast.people;
    const tomas = browse(ctx, cast, 'tomas');
    await ctx.db.updateTable('person').set({ country: 'NO' }).execute();
    await ctx.db.updateTable('person').set({ country: 'AR' }).where('id', '=', luca).execute();
    await ctx.db.updateTable('person').set({ country: null }).where('id', '=', mei).execute();
    await ctx.db.updateTable('person').set({ has_applied: true }).where('id', '=', amina).execute();
    const { count: all } = await ctx.db
      .selectFrom('person')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    const page = async (query: string) => (await tomas.get(`/workbench/everybody?${query}&lang=en`)).text;
    const [views] = /<ul class="views">.*?<\/ul>/s.exec(await page('sort=country'))!;
    const counts = withoutMarkup(views.replaceAll(/<noscript>.*?<\/noscript>/gs, '')).match(/\d+/g);
    expect(counts?.map(Number)).toEqual([Number(all), Number(all) - 1, 1]);
    const rising = order(await page('sort=country'));
    expect(rising.slice(0, 2)).toEqual([mei, luca]);
    expect(order(await page('sort=-country'))).toEqual(rising.toReversed());
    expect(order(await page('sort=country&country=AR'))).toEqual([luca]);
    const beside = (await tomas.get(`/workbench/everybody/${luca}?list=everybody&sort=country`)).text;
    expect(beside).toContain(`rel="prev" href="/p/far-shelves/workbench/everybody/${mei}`);
  }));
