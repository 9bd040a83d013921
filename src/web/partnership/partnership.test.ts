import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { minuteOver } from '../../../test/minuteOver.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { afterRound, leave, withPartners } from '../../../test/partners.ts';
import type { PartnersScene } from '../../../test/partners.ts';
import { letters, mails } from '../../../test/partnerPage.ts';

const HOSTILE = '<script>alert(1)</script> "quoted" & \u202Eturned %%letter:1%% {name}';

test('partners see each other’s name, country, clocks and what they share, and nothing of wishes', async () => {
  await withPartners(['amina', 'mei'], async ({ ctx, cast }) => {
    const page = await browse(ctx, cast, 'amina').get('/partnership?lang=en');
    expect(page.status).toBe(200);
    for (const text of [
      '陈美',
      'China',
      'You both speak English.',
      'about 8 hours',
      'Awake at the same time',
    ])
      expect(page.text).toContain(text);
    expect(withoutMarkup(page.text)).not.toMatch(/4711|ZZ|satisfaction|must/);
    expect(page.text).not.toContain('@cast.example');
  });
});

test('nobody but its members finds a partnership', async () => {
  await withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    for (const stranger of ['nils', 'tomas', 'ngozi', 'ines', 'olga'] as const) {
      const browser = browse(ctx, cast, stranger);
      expect((await browser.get(`/partnership/${pair}`)).status, stranger).toBe(404);
      const posted = await browser.post(`/partnership/${pair}/letters`, { body: 'Hello', form_key: 'k' });
      expect(posted.status, stranger).toBe(404);
      expect((await browser.post(`/partnership/${pair}/address`, { show: 'yes' })).status, stranger).toBe(
        404,
      );
    }
    expect(await letters(ctx)).toHaveLength(0);
    expect((await browse(ctx, cast).get(`/partnership/${pair}`)).location).toContain('/sign-in');
  });
});

test('whoever has no partner yet is told so kindly, and sent to see where they stand', async () => {
  await withPartners(['amina', 'mei'], async ({ ctx, cast }) => {
    const page = await browse(ctx, cast, 'nils').get('/partnership');
    expect(page.status).toBe(200);
    expect(page.text).toContain('No partner yet');
    expect(page.text).toContain('href="/p/far-shelves/status"');
  });
});

test('a letter that is sent twice by a double click is one letter and one mail', async () => {
  await withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    const amina = browse(ctx, cast, 'amina');
    const form = (await amina.get('/partnership')).text;
    const key = /name="form_key" value="([^"]+)"/.exec(form)?.[1] ?? '';
    expect(key).not.toBe('');
    for (let click = 0; click < 2; click++) {
      const sent = await amina.post(`/partnership/${pair}/letters`, {
        body: 'Chère Mei,\n\nbonjour',
        form_key: key,
      });
      expect(sent.status).toBe(303);
      expect(sent.location).toMatch(new RegExp(`^/p/far-shelves/partnership/${pair}#letter-\\d+$`));
    }
    expect(await letters(ctx)).toEqual([{ body: 'Chère Mei,\n\nbonjour', author_id: cast.people.amina }]);
    expect((await amina.get('/partnership?lang=en')).text).toContain('Your letter leaves in a minute.');
    await minuteOver(ctx);
    expect(await mails(ctx, 'letter')).toHaveLength(1);
    const { state } = await ctx.db.selectFrom('partnership').select('state').executeTakeFirstOrThrow();
    expect(state).toBe('active');
    expect((await browse(ctx, cast, 'mei').get('/partnership')).text).toContain('Chère Mei,\n\nbonjour');
  });
});

test('an empty or overlong letter comes back with the words kept and the reason at the field', async () => {
  await withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    const mei = browse(ctx, cast, 'mei');
    const empty = await mei.post(`/partnership/${pair}/letters`, { body: ' \n ', form_key: 'k' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('There is nothing written here yet.');
    const long = await mei.post(`/partnership/${pair}/letters`, { body: 'é'.repeat(5001), form_key: 'k' });
    expect(long.status).toBe(422);
    expect(long.text).toContain('longer than 5,000 characters');
    expect(long.text).toContain('é'.repeat(5001));
    expect(long.text).toContain('name="form_key" value="k"');
    const whole = await mei.post(`/partnership/${pair}/letters`, { body: '📚'.repeat(5000), form_key: 'k' });
    expect(whole.status).toBe(303);
  });
});

test('after thirty letters in a day the next waits for tomorrow, its words kept', async () => {
  await withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    const mei = browse(ctx, cast, 'mei');
    const write = (n: number) =>
      mei.post(`/partnership/${pair}/letters`, { body: `No. ${n}`, form_key: `${n}` });
    for (let n = 1; n <= 30; n++) expect((await write(n)).status).toBe(303);
    const refused = await write(31);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('No. 31');
    await minuteOver(ctx);
    expect(await mails(ctx, 'letter')).toHaveLength(30);
  });
});

test('hostile words come back escaped on the page, and never stand in the outbox', async () => {
  await withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    await ctx.db
      .updateTable('person')
      .set({ name: '<b>A</b>', called: '"><img src=x>', pronunciation: '<i>p</i>' })
      .where('id', '=', cast.people.amina)
      .execute();
    await browse(ctx, cast, 'amina').post(`/partnership/${pair}/letters`, { body: HOSTILE, form_key: 'k' });
    await minuteOver(ctx);
    const page = (await browse(ctx, cast, 'mei').get('/partnership')).text;
    expect(page).toContain('&lt;script>alert(1)&lt;/script>');
    expect(page).not.toMatch(/<script>|<img|<b>A|<i>p/);
    const [mail] = await mails(ctx, 'letter');
    expect(mail?.private).toBe(true);
    expect(`${mail?.subject}${mail?.text}${mail?.html}`).not.toContain('alert');
    expect(mail?.html).not.toMatch(/<img|<b>A/);
  });
});

test('a letter in a trio goes to both others', async () => {
  await withPartners(['amina', 'mei', 'luca'], async ({ ctx, cast, pair }) => {
    await browse(ctx, cast, 'luca').post(`/partnership/${pair}/letters`, { body: 'Ciao', form_key: 'k' });
    await minuteOver(ctx);
    const sent = await mails(ctx, 'letter');
    expect(sent.map((mail) => mail.person_id)).toEqual(
      [cast.people.amina, cast.people.mei].sort((a, b) => a - b),
    );
    expect((await browse(ctx, cast, 'mei').get('/partnership')).text).toContain('Ciao');
  });
});

test('an address is nowhere to be seen until both chose to show theirs, and then each is told once', async () => {
  await withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    const [amina, mei] = [browse(ctx, cast, 'amina'), browse(ctx, cast, 'mei')];
    const everything = async (): Promise<string> => {
      const pages = [await amina.get('/partnership'), await mei.get('/partnership')];
      const outbox = await ctx.db.selectFrom('outbox').select(['subject', 'text', 'html']).execute();
      return JSON.stringify([pages.map((page) => page.text), outbox]);
    };
    await amina.post(`/partnership/${pair}/letters`, { body: 'Bonjour', form_key: 'k' });
    await minuteOver(ctx);
    expect((await amina.post(`/partnership/${pair}/address`, { show: 'yes' })).status).toBe(303);
    expect((await mei.get('/partnership')).text).toContain('Show my address');
    expect(await everything()).not.toMatch(/(amina|mei)@cast/);

    await amina.post(`/partnership/${pair}/address`, { show: 'no' });
    await mei.post(`/partnership/${pair}/address`, { show: 'yes' });
    expect(await everything()).not.toMatch(/(amina|mei)@cast/);

    await amina.post(`/partnership/${pair}/address`, { show: 'yes' });
    expect((await amina.get('/partnership')).text).toContain('mei@cast.example');
    expect((await mei.get('/partnership')).text).toContain('amina@cast.example');
    await amina.post(`/partnership/${pair}/address`, { show: 'yes' });
    await mei.post(`/partnership/${pair}/address`, { show: 'no' });
    expect((await amina.get('/partnership')).text).toContain('mei@cast.example');
    const told = await mails(ctx, 'addresses-shown');
    expect(told).toHaveLength(2);
    expect(told.find((mail) => mail.person_id === cast.people.mei)?.text).toContain('amina@cast.example');
    expect(told.find((mail) => mail.person_id === cast.people.mei)?.text).not.toContain('mei@cast.example');
  });
});

test('in a trio an address is shown only to those who show theirs', async () => {
  await withPartners(['amina', 'mei', 'luca'], async ({ ctx, cast, pair }) => {
    for (const member of ['amina', 'luca'] as const)
      await browse(ctx, cast, member).post(`/partnership/${pair}/address`, { show: 'yes' });
    expect((await browse(ctx, cast, 'amina').get('/partnership')).text).toContain('luca@cast.example');
    expect((await browse(ctx, cast, 'mei').get('/partnership')).text).not.toContain('@cast.example');
  });
});

const aminasPage = async ({ ctx, cast, pair }: PartnersScene) =>
  (await browse(ctx, cast, 'amina').get(`/partnership/${pair}?lang=en`)).text;

test('thanks for taking part stand on the page once the round is over, and not where one was left and waits', async () => {
  await withPartners(['amina', 'mei'], async (scene) => {
    await leave(scene, 'mei');
    const page = withoutMarkup(await aminasPage(scene));
    expect(page).toContain('It ended on');
    expect(page).not.toContain('Thank you for taking part.');
  });
  await afterRound(['amina', 'mei'], async (scene) =>
    expect(await aminasPage(scene)).toContain('Thank you for taking part.'),
  );
});

test('once a third has left, the page is named for the two who go on, and says again in what one can write', () =>
  withPartners(['amina', 'mei', 'luca'], async (scene) => {
    const heading = async () => /<h1[^>]*>(.*?)<\/h1>/s.exec(await aminasPage(scene))?.[1];
    expect(await heading()).toContain('Luca');
    await leave(scene, 'luca');
    expect(withoutMarkup((await heading()) ?? '').replaceAll(/[\u2068\u2069]/g, '')).toBe('You and 陈美');
    const page = withoutMarkup(await aminasPage(scene));
    expect(page).toContain('without your address. You can write to');
    expect(page).toContain('Luca Ferri has left this partnership');
  }));
