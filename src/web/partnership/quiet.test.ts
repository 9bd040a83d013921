import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { endedByVolunteer, withPartners, write } from '../../../test/partners.ts';
import type { PartnersScene } from '../../../test/partners.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { closeSilences, writeLetter } from '../../rooms/partnerships/index.ts';

const seen = (text: string): string =>
  withoutMarkup(text)
    .replaceAll(/[\u2068\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=[.,])/g, '');
const kinds = async ({ ctx }: PartnersScene, person: number) =>
  (
    await ctx.db.selectFrom('outbox').select('kind').where('person_id', '=', person).orderBy('id').execute()
  ).map(({ kind }) => kind);

test('“my partner does not answer” asks once before it acts, and says what happens then', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const amina = browse(ctx, cast, 'amina');
    const page = `/partnership/${pair}`;
    expect((await amina.get(`${page}?lang=en`)).text).toContain(`href="/p/far-shelves${page}/silence"`);
    const early = seen((await amina.get(`${page}/silence?lang=en`)).text);
    expect(early).toContain('Give it ten days');
    expect(early).toContain('From Monday, 22 February 2027 on you can ask here');
    expect((await amina.get(`${page}/silence`)).text).not.toContain(
      'method="post" action="/p/far-shelves/partnership',
    );
    // A post made all the same leads back to the page that says why not.
    expect((await amina.post(`${page}/silence`, {})).location).toBe(`/p/far-shelves${page}/silence`);
    expect(await kinds(scene, cast.people.mei)).toEqual([]);

    ctx.clock.forward(11 * 24);
    const ask = seen((await amina.get(`${page}/silence?lang=en`)).text);
    for (const words of [
      'Nothing has come from 陈美 here since Friday, 12 February 2027',
      'Nothing you wrote is in it',
      'If no letter has come within a week, a person looks',
    ])
      expect(ask).toContain(words);
    expect(ask).not.toContain('gets no second one');
    expect(await kinds(scene, cast.people.mei)).toEqual([]);
    expect((await amina.post(`${page}/silence`, {})).location).toBe(`/p/far-shelves${page}`);
    expect(await kinds(scene, cast.people.mei)).toEqual(['partner-waits']);
    expect(seen((await amina.get(`${page}?lang=en`)).text)).toContain(
      'If no letter has come by Tuesday, 2 March 2027, a person looks',
    );
    ctx.clock.forward(7 * 24);
    await closeSilences(ctx);
    expect(seen((await amina.get(`${page}?lang=en`)).text)).toContain('on the coordinators’ list for today');
  }));

test('in a trio the page says that nobody gets the mail twice within ten days, and it is so', () =>
  withPartners(['amina', 'mei', 'luca'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const page = `/partnership/${pair}/silence`;
    ctx.clock.forward(11 * 24);
    const twice = 'Whoever had such a mail within the last ten days gets no second one';
    expect((await browse(ctx, cast, 'amina').get(`${page}?lang=en`)).text).toContain(twice);
    await browse(ctx, cast, 'amina').post(page, {});
    await browse(ctx, cast, 'luca').post(page, {});
    const waits = async (who: number) =>
      (await kinds(scene, who)).filter((kind) => kind === 'partner-waits').length;
    expect(await waits(cast.people.mei)).toBe(1);
    expect(await waits(cast.people.amina)).toBe(1);
  }));

test.each([
  ['en', 'hear the sentence', 'whatever their roles', 'Tell my partners'],
  ['es', 'les llega', 'tengan la función', 'Avisar a mis colegas'],
  ['fr', 'reçoivent avec tact', 'quel que soit leur rôle', 'Prévenir mes partenaires'],
  ['ar', 'يُقال لهما', 'دورهما', 'شريكَيّ'],
])('one of three tells both others that they pause, leave or are away (%s)', (lang, hear, roles, tell) =>
  withPartners(['amina', 'mei', 'luca'], async ({ ctx, cast, pair }) => {
    const amina = browse(ctx, cast, 'amina');
    const shown = async (page: string) =>
      seen((await amina.get(`/partnership/${pair}/${page}?lang=${lang}`)).text);
    const leaving = await shown('leaving');
    expect(leaving).toContain(hear);
    expect(leaving).toContain(roles);
    expect(await shown('absence')).toContain(tell);
  }),
);

test('who wrote last is said before one asks', () =>
  withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    const mei = { programme: cast.programme, person: cast.people.mei, partnership: pair };
    await writeLetter(ctx, { ...mei, body: 'Hello', formKey: 'k' });
    ctx.clock.forward(11 * 24);
    const ask = seen((await browse(ctx, cast, 'amina').get(`/partnership/${pair}/silence?lang=en`)).text);
    expect(ask).toContain('The last letter here is from 陈美');
  }));

test('coordinators find both names and the days of their last letters on the work list', () =>
  withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    const amina = { programme: cast.programme, person: cast.people.amina, partnership: pair };
    await writeLetter(ctx, { ...amina, body: 'A secret of mine', formKey: 'k' });
    ctx.clock.forward(11 * 24);
    await browse(ctx, cast, 'amina').post(`/partnership/${pair}/silence`, {});
    const tomas = browse(ctx, cast, 'tomas');
    const list = await tomas.get('/workbench?lang=en');
    expect(seen(list.text)).toContain('A partner does not answer');
    expect(seen(list.text)).toContain('Amina Diallo wrote last: Friday, 12 February 2027');
    expect(seen(list.text)).toContain('陈美 wrote last: none yet');
    const one = seen((await tomas.get(`/workbench/partnerships/${pair}?lang=en`)).text);
    expect(one).toContain('Amina Diallo asked after 陈美 on Tuesday, 23 February 2027');
    expect(list.text + one).not.toContain('secret');
  }));

test('“I shall be away” is told to the partner, stands on both pages, and is taken back', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const [mei, amina] = [browse(ctx, cast, 'mei'), browse(ctx, cast, 'amina')];
    const page = `/partnership/${pair}`;
    expect((await mei.get(`${page}/absence?lang=en`)).text).toContain('type="date"');
    for (const [until, words] of [
      ['', 'Please give a day'],
      ['2027-02-01', 'That day is over already'],
      ['2028-02-01', 'more than 120 days'],
    ] as const) {
      const refused = await mei.post(`${page}/absence?lang=en`, { until });
      expect(refused.status).toBe(422);
      expect(seen(refused.text)).toContain(words);
      if (until !== '') expect(refused.text).toContain(`value="${until}"`);
    }
    const done = await mei.post(`${page}/absence`, { until: '2027-03-12' });
    expect(done.location).toBe(`/p/far-shelves${page}`);
    expect(seen((await mei.get(`${page}?lang=en`)).text)).toContain('You are away until 12 March 2027');
    expect(seen((await amina.get(`${page}?lang=en`)).text)).toContain('陈美 is away until 12 March 2027');
    expect(seen((await amina.get(`${page}/silence?lang=en`)).text)).toContain('nobody asks for an answer');
    expect(
      seen(
        (await browse(ctx, cast, 'tomas').get(`/workbench${page.replace('ship/', 'ships/')}?lang=en`)).text,
      ),
    ).toContain('陈美 is away until 12 March 2027');
    await mei.post(`${page}/return`, {});
    expect(seen((await amina.get(`${page}?lang=en`)).text)).not.toContain('is away until');
    expect(await kinds(scene, cast.people.amina)).toEqual(['partner-away', 'partner-away']);
  }));

test('the page says whose turn it is: to who has a letter to answer, and to who waits', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    const page = async (who: 'amina' | 'mei') =>
      seen((await browse(ctx, cast, who).get('/partnership?lang=en')).text);
    expect(await page('mei')).not.toContain('turn');
    await write(scene, 'amina', 'Hello');
    expect(await page('mei')).toContain(
      'A letter from Amina Diallo is here, and it has been your turn since',
    );
    expect(await page('amina')).toContain('It has been the turn of 陈美 since');
    ctx.clock.forward(1);
    await write(scene, 'mei', 'Hello you');
    expect(await page('amina')).toContain('it has been your turn since');
  }));

test('a form that stood open while the partnership ended leads on to its page, and keeps the day that was typed', () =>
  withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    await endedByVolunteer({ ctx, pair });
    const mei = browse(ctx, cast, 'mei');
    const page = `/partnership/${pair}`;
    const away = await mei.post(`${page}/absence?lang=en`, { until: '2027-03-12' });
    expect(away.status).toBe(409);
    for (const words of ['This partnership has ended', '2027-03-12'])
      expect(seen(away.text)).toContain(words);
    expect(away.text).toContain(`href="/p/far-shelves${page}"`);
    for (const act of ['absence', 'silence', 'return', 'presence'])
      expect((await mei.post(`${page}/${act}`, {})).location).toBe(`/p/far-shelves${page}`);
    expect((await browse(ctx, cast, 'nils').post(`${page}/absence`, { until: '2027-03-12' })).status).toBe(
      404,
    );
  }));
