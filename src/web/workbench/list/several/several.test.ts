import { expect, test } from 'vitest';
import { applied, stageForm } from '../../../../../test/applicant.ts';
import { browse } from '../../../../../test/browse.ts';
import type { Browser } from '../../../../../test/browse.ts';
import { stage } from '../../../../../test/cast.ts';
import { onOpenRound } from '../../../../../test/onStage.ts';
import { withoutMarkup } from '../../../../../test/withoutMarkup.ts';

const DESK = '/workbench/applications';
const SEVERAL = '/workbench/lists/applications/several';

/** Amina, Luca and Mei have sent in an application, but not confirmed it. */
const unconfirmed = (
  play: (
    ctx: Parameters<Parameters<typeof onOpenRound>[0]>[0],
    cast: Parameters<Parameters<typeof onOpenRound>[0]>[1],
    ids: number[],
  ) => Promise<void>,
) =>
  onOpenRound(async (ctx, cast, round) => {
    const ids: number[] = [];
    for (const who of ['amina', 'luca', 'mei'] as const) ids.push(await applied(ctx, cast, round, who));
    await ctx.db.updateTable('application').set({ state: 'submitted' }).execute();
    await ctx.db.deleteFrom('outbox').execute();
    await ctx.db.deleteFrom('event').execute();
    await play(ctx, cast, ids);
  });

const states = async (ctx: { db: Parameters<typeof browse>[0]['db'] }) =>
  (await ctx.db.selectFrom('application').select('state').orderBy('id').execute()).map(({ state }) => state);

const hidden = (text: string): Record<string, string> => {
  const [, form] = /<form[^>]*lists\/applications\/several"[^>]*>(.*?)<\/form>/s.exec(text)!;
  return Object.fromEntries(
    [...form!.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value!.replaceAll('&amp;', '&'),
    ]),
  );
};

const within = (location: string | null): string => location!.replace('/p/far-shelves', '');

async function ask(who: Browser, query: string): Promise<string> {
  return (await who.get(`${SEVERAL}?${query}&lang=en`)).text;
}

test('nobody is asked about people who are not there: the others are counted alone', () =>
  unconfirmed(async (ctx, cast, [first]) => {
    const tomas = browse(ctx, cast, 'tomas');
    const tag = (chosen: string) =>
      tomas.get(`/workbench/lists/everybody/several?act=tag&lang=en&chosen=${chosen}`);
    const { text } = await tag(`${cast.people.amina},999999`);
    expect(text).toContain('Tag one person?');
    expect(text).not.toContain('a former participant');
    const none = await tag('999999');
    expect([none.status, new URL(none.location!, 'http://x').search]).toEqual([303, '?none=not-there']);
    // The same for an act that is foreseen; these applications belong to another programme.
    const other = await stage(ctx, 'near-shelves');
    const foreign = await applied(ctx, other, await stageForm(ctx, other.programme), 'luca');
    expect(await ask(tomas, `act=decline&chosen=${first},${foreign}`)).toMatch(/Decline one application\?/);
    const elsewhere = await tomas.get(`${SEVERAL}?act=decline&chosen=${foreign}`);
    expect([elsewhere.status, (await tomas.get(`${within(elsewhere.location)}&lang=en`)).text]).toEqual([
      303,
      expect.stringContaining('not of this programme'),
    ]);
  }));

test('filters in which nothing is typed do not stay in the address of an act', () =>
  unconfirmed(async (ctx, cast, [first]) => {
    const tomas = browse(ctx, cast, 'tomas');
    const act = `act=tag&chosen=${first}&query=round%3D1`;
    // The query that a browser sends, with the fields of the filters, which are in the form with the boxes.
    const sent = await tomas.get(`${SEVERAL}?${act}&count=&search=&country=&answer-1=`);
    expect([sent.status, within(sent.location)]).toEqual([303, `${SEVERAL}?${act}`]);
    expect((await tomas.get(`${within(sent.location)}&lang=en`)).text).toContain('Tag one person?');
  }));

test('an act of which nobody gets a mail speaks of none', () =>
  unconfirmed(async (ctx, cast, [first]) => {
    const tomas = browse(ctx, cast, 'tomas');
    const asked = async (act: string) => withoutMarkup(await ask(tomas, `act=${act}&chosen=${first}`));
    const LEFT = 'mails that have left stay sent';
    const tag = await asked('tag');
    expect(tag).toContain('Nobody gets a mail about it.');
    expect(tag).toContain('All of it can be taken back at once.');
    expect(tag).not.toContain(LEFT);
    expect(await asked('confirm')).toContain(LEFT);
  }));

test('some are chosen, counted by name before anything happens, and done; one that is refused stays chosen with the reason', () =>
  unconfirmed(async (ctx, cast, ids) => {
    await ctx.db.updateTable('application').set({ state: 'draft' }).where('id', '=', ids[2]!).execute();
    const tomas = browse(ctx, cast, 'tomas');
    const asked = await ask(tomas, `act=confirm&query=sort%3Dname&chosen=${ids[0]}&chosen=${ids[2]}`);
    expect(withoutMarkup(asked)).toContain('Confirm 2 applications?');
    expect(asked).toContain('Amina Diallo');
    expect(withoutMarkup(asked)).toContain(
      'Each of them to whom it is done gets a mail: An application is here.',
    );
    expect(await states(ctx)).toEqual(['submitted', 'submitted', 'draft']);
    const done = await tomas.post(SEVERAL, hidden(asked));
    expect(done.location).toMatch(/sort=name&did=\d+$/);
    expect(await states(ctx)).toEqual(['confirmed', 'submitted', 'draft']);
    const { text } = await tomas.get(`${within(done.location)}&lang=en`);
    expect(withoutMarkup(text)).toContain('Confirm by hand: 1 done.');
    expect(withoutMarkup(text)).toContain(
      ': It was done already, or the application does not stand as this needs. Its page says how it stands, and what can be done. Undo',
    );
    const ticked = [...text.matchAll(/name="chosen" value="(\d+)" form="bulk" checked/g)];
    expect(ticked.map(([, id]) => Number(id))).toEqual([ids[2]]);
    expect(text).toContain(`aria-describedby="refused-${ids[2]}"`);
  }));

test('nothing chosen asks for one, and the filters of the list stay', () =>
  unconfirmed(async (ctx, cast) => {
    const tomas = browse(ctx, cast, 'tomas');
    const { location } = await tomas.get(`${SEVERAL}?act=confirm&query=state%3Dsubmitted&which=chosen`);
    const page = await tomas.get(`${within(location)}&lang=en`);
    expect([page.status, page.text.includes('Choose at least one, please.')]).toEqual([422, true]);
    expect(location).toContain('state=submitted');
  }));

test('without script what is chosen, here and on other pages, goes along to another order and page', () =>
  unconfirmed(async (ctx, cast, ids) => {
    const [tomas, ngozi] = [browse(ctx, cast, 'tomas'), browse(ctx, cast, 'ngozi')];
    const { text } = await tomas.get(`${DESK}?chosen=${ids[2]}&size=50&lang=en`);
    const [, to] = /<noscript><button type="submit" form="bulk" name="to" value="([^"]+)">Name</.exec(text)!;
    expect(to).toBe('size=50&amp;sort=name&amp;round=1');
    const query = new URLSearchParams([
      ['query', 'size=50'],
      ['which', 'all'],
      ['chosen', `${ids[0]}`],
      ['chosen', `${ids[2]},99`],
      ['to', to!.replaceAll('&amp;', '&')],
    ]);
    const { location } = await tomas.get(`${SEVERAL}?${query}`);
    expect(within(location)).toBe(`${DESK}?size=50&sort=name&round=1&chosen=${ids[0]}%2C${ids[2]}%2C99`);
    const page = (await tomas.get(within(location))).text;
    const ticked = [...page.matchAll(/name="chosen" value="([^"]+)"(?: form="bulk")? checked/g)];
    expect(ticked.map(([, id]) => id)).toEqual([`${ids[0]}`, `${ids[2]}`, '99']);
    // A filter of the same form is added to the set ones, and an emptied one is removed. In another round nobody is chosen.
    const [, kept] = /<button type="submit" class="vh" form="bulk" name="filter" value="([^"]+)"/.exec(text)!;
    expect(kept).toBe('size=50&amp;round=1&amp;chosen-in=1');
    query.delete('to');
    query.set('filter', kept!.replaceAll('&amp;', '&'));
    query.set('search', 'Amina');
    query.set('state', '');
    query.set('round', '1');
    const filtered = (await tomas.get(`${SEVERAL}?${query}`)).location!;
    expect(Object.fromEntries(new URL(filtered, 'http://localhost').searchParams)).toEqual({
      size: '50',
      'chosen-in': '1',
      search: 'Amina',
      round: '1',
      chosen: `${ids[0]},${ids[2]},99`,
    });
    query.set('round', '2');
    const elsewhere = await tomas.get(within((await tomas.get(`${SEVERAL}?${query}`)).location));
    expect(elsewhere.text).not.toMatch(/name="chosen"[^>]* checked/);
    // A list without boxes uses links alone.
    expect((await ngozi.get(DESK)).text).not.toContain('<noscript>');
  }));

test('all that a filter shows go along with it; a list that changed meanwhile is asked about again, and words stay', () =>
  unconfirmed(async (ctx, cast, ids) => {
    const tomas = browse(ctx, cast, 'tomas');
    const all = 'act=decline&which=all&query=state%3Dsubmitted&count=3';
    const asked = await ask(tomas, all);
    expect(withoutMarkup(asked)).toContain('Decline 3 applications?');
    const form = hidden(asked);
    const wordless = await tomas.post(SEVERAL, { ...form, text: '  ' });
    expect([wordless.status, wordless.text.includes('name="text"')]).toEqual([422, true]);
    await ctx.db.updateTable('application').set({ state: 'confirmed' }).where('id', '=', ids[1]!).execute();
    const again = await tomas.post(SEVERAL, { ...form, text: 'There is no place left.' });
    expect(again.status).toBe(422);
    expect(again.text).toContain('There is no place left.');
    expect(await states(ctx)).toEqual(['submitted', 'confirmed', 'submitted']);
    const done = await tomas.post(SEVERAL, { ...hidden(again.text), text: 'There is no place left.' });
    expect(done.status).toBe(303);
    expect(await states(ctx)).toEqual(['declined', 'confirmed', 'declined']);
  }));

test('the log has one line for the whole, and one undo takes it back with the mails that have not left; done again, they go again', () =>
  unconfirmed(async (ctx, cast, ids) => {
    const [tomas, olga] = [browse(ctx, cast, 'tomas'), browse(ctx, cast, 'olga')];
    const act = async () =>
      tomas.post(SEVERAL, hidden(await ask(tomas, `act=confirm&chosen=${ids.join(',')}`)));
    const mails = async () =>
      (
        await ctx.db
          .selectFrom('outbox')
          .select('state')
          .where('kind', '=', 'application-received')
          .where('bulk_item', 'is not', null)
          .orderBy('person_id')
          .execute()
      ).map(({ state }) => state);
    await act();
    expect(await states(ctx)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    const before = await mails();
    expect(before).toHaveLength(3);
    await ctx.db
      .updateTable('outbox')
      .set({ state: 'sent' })
      .where('kind', '=', 'application-received')
      .where('person_id', '=', cast.people.mei)
      .execute();
    const log = (await olga.get('/workbench/log?lang=en')).text;
    const [, lines] = /<tbody>(.*?)<\/tbody>/s.exec(log)!;
    expect(
      withoutMarkup(lines!.replaceAll(/<\/?bdi[^>]*>/g, '')).match(/confirmed [^(]*\([^)]*\)/g)?.[0],
    ).toBe('confirmed applications together (3)');
    expect(lines!.match(/<tr/g)).toHaveLength(1);
    await olga.post(/action="([^"]*\/undoing)"/.exec(log)![1]!);
    expect(await states(ctx)).toEqual(['submitted', 'submitted', 'submitted']);
    expect((await mails()).toSorted()).toEqual(['dropped', 'dropped', 'sent']);
    const after = withoutMarkup((await olga.get('/workbench/log?lang=en')).text);
    expect(after).toContain('took back an act on several (⁨3⁩)');
    await act();
    expect(await states(ctx)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect((await mails()).toSorted()).toEqual([...before.slice(0, 2), 'sent'].toSorted());
  }));

test('undoing leaves alone what somebody decided since', () =>
  unconfirmed(async (ctx, cast, ids) => {
    const tomas = browse(ctx, cast, 'tomas');
    const asked = await ask(tomas, `act=decline&chosen=${ids.slice(0, 2).join(',')}`);
    const done = await tomas.post(SEVERAL, { ...hidden(asked), text: 'There is no place.' });
    await tomas.post(`${DESK}/${ids[0]}/reinstatement`);
    await tomas.post(`${DESK}/${ids[0]}/refusal`, { reason: 'It is another reason.' });
    const [, did] = /did=(\d+)/.exec(done.location!)!;
    const back = await tomas.post(`/workbench/lists/applications/acts/${did}/undoing`);
    expect(await states(ctx)).toEqual(['declined', 'submitted', 'submitted']);
    const page = withoutMarkup((await tomas.get(`${within(back.location)}&lang=en`)).text);
    expect(page).toContain('Decline: 1 taken back.');
    expect(page).toContain('It was done already, or the application does not stand as this needs.');
  }));

test('only whoever may do it to one may do it to several, or take it back', () =>
  unconfirmed(async (ctx, cast, ids) => {
    await ctx.db.updateTable('person').set({ country: 'NG' }).where('id', '=', cast.people.mei).execute();
    const [tomas, ngozi] = [browse(ctx, cast, 'tomas'), browse(ctx, cast, 'ngozi')];
    const list = (await ngozi.get(DESK)).text;
    expect(list).toContain('陈美');
    expect(list).not.toContain('name="chosen"');
    const query = `act=confirm&chosen=${ids[2]}`;
    expect((await ngozi.get(`${SEVERAL}?${query}`)).status).toBe(404);
    expect((await ngozi.post(SEVERAL, { act: 'confirm', chosen: String(ids[2]) })).status).toBe(404);
    const { location } = await tomas.post(SEVERAL, { act: 'confirm', chosen: String(ids[2]) });
    const [, did] = /did=(\d+)/.exec(location!)!;
    const undoing = `/workbench/lists/applications/acts/${did}/undoing`;
    expect((await ngozi.post(undoing)).status).toBe(404);
    expect(await states(ctx)).toEqual(['submitted', 'submitted', 'confirmed']);
    expect((await tomas.post(undoing)).location).toMatch(/did=\d+$/);
    expect(await states(ctx)).toEqual(['submitted', 'submitted', 'submitted']);
    await tomas.post(undoing);
    expect(await states(ctx)).toEqual(['submitted', 'submitted', 'submitted']);
  }));

test.each(['es', 'fr', 'ar'])('what is asked and what came of it is said in %s', (lang) =>
  unconfirmed(async (ctx, cast, ids) => {
    const tomas = browse(ctx, cast, 'tomas');
    const { text } = await tomas.get(`${SEVERAL}?act=decline&chosen=${ids.join(',')}&lang=${lang}`);
    const done = await tomas.post(SEVERAL, { ...hidden(text), text: 'x' });
    const page = (await tomas.get(`${within(done.location)}&lang=${lang}`)).text;
    for (const one of [text, page]) expect(one).not.toMatch(/>(?:several|list)\.[a-z]|\{[a-z]+[,}]/);
  }),
);
