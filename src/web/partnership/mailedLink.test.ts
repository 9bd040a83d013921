import { expect, test } from 'vitest';
import { sampleTopics } from '../../../sample/topics.ts';
import { browse } from '../../../test/browse.ts';
import { minuteOver } from '../../../test/minuteOver.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { withPartners } from '../../../test/partners.ts';
import { endRounds, eraseDue } from '../../rooms/partnerships/index.ts';
import { linkToken } from '../../rooms/people/index.ts';
import { approveTopic, createTopic, publicFrom, scheduleTopic } from '../../rooms/topics/index.ts';
import { mails } from '../../../test/partnerPage.ts';

test('the topic of the fortnight stands on the page as something to talk about', async () => {
  await withPartners(['amina', 'mei'], async ({ ctx, cast, round }) => {
    const actor = { kind: 'command' } as const;
    const sample = sampleTopics[0]!;
    const made = await createTopic(ctx, {
      programme: cast.programme,
      actor,
      slug: sample.slug,
      draft: { sourceLocale: 'en', ...sample },
    });
    if (!made.ok) throw new Error('no topic');
    const planned = { programme: cast.programme, actor, round: round.id, topic: made.topic };
    await scheduleTopic(ctx, planned);
    ctx.clock.set(publicFrom('2027-02-12').toISOString());
    await approveTopic(ctx, planned);
    const page = (await browse(ctx, cast, 'mei').get('/partnership')).text;
    expect(page).toContain(`/p/far-shelves/topics/${sample.slug}`);
    expect(page).toContain('To talk about now');
  });
});

test.each(['en', 'es', 'fr', 'ar'])('the page renders in %s', async (lang) => {
  await withPartners(['amina', 'mei', 'luca'], async ({ ctx, cast, pair }) => {
    await browse(ctx, cast, 'mei').post(`/partnership/${pair}/letters`, { body: 'Ni hao', form_key: 'k' });
    await minuteOver(ctx);
    const page = await browse(ctx, cast, 'luca').get(`/partnership?lang=${lang}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain(`lang="${lang}"`);
    expect(page.text).not.toMatch(/partnership\.[a-z]|\{[a-z]+[,}]/);
  });
});

test('the mailed link opens by its button only, and leads to the page it names', async () => {
  await withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    const token = await linkToken(ctx, {
      programme: cast.programme,
      person: cast.people.mei,
      purpose: 'partnership',
      subject: String(pair),
    });
    const visitor = browse(ctx, cast);
    expect((await visitor.get(`/l/${token}`)).status).toBe(200);
    expect((await visitor.get('/partnership')).location).toContain('/sign-in');
    const opened = await visitor.post(`/l/${token}`);
    expect(opened).toMatchObject({ status: 303, location: `/p/far-shelves/partnership/${pair}` });
    expect((await visitor.get(`/partnership/${pair}`)).text).toContain('Amina Diallo');
  });
});

test('a mailed link opens nothing of a volunteer’s, who enters a code', async () => {
  await withPartners(['amina', 'tomas'], async ({ ctx, cast, pair }) => {
    const token = await linkToken(ctx, {
      programme: cast.programme,
      person: cast.people.tomas,
      purpose: 'partnership',
      subject: String(pair),
    });
    const visitor = browse(ctx, cast);
    const opened = await visitor.post(`/l/${token}`);
    expect(opened.location).toBe(`/p/far-shelves/sign-in?next=%2Fp%2Ffar-shelves%2Fpartnership%2F${pair}`);
    expect(visitor.cookies.has('session')).toBe(false);
    const signedIn = await browse(ctx, cast, 'tomas').post(`/l/${token}`);
    expect(signedIn.location).toBe(`/p/far-shelves/partnership/${pair}`);
  });
});

test('leaving takes two clicks and an optional word to the coordinators, which the other never sees', async () => {
  await withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    const amina = browse(ctx, cast, 'amina');
    expect((await amina.get('/partnership?lang=en')).text).toContain(`/partnership/${pair}/leaving`);
    const form = await amina.get(`/partnership/${pair}/leaving`);
    expect(form.text).toContain('陈美');
    expect(form.text).toMatch(/name="reason".*name="after"/s);
    const long = await amina.post(`/partnership/${pair}/leaving`, {
      reason: 'x'.repeat(1001),
      after: 'stop',
    });
    expect(long.status).toBe(422);
    expect(long.text).toContain('x'.repeat(1001));
    const left = await amina.post(`/partnership/${pair}/leaving`, { reason: 'A secret', after: 'stop' });
    expect(left).toMatchObject({ status: 303, location: `/p/far-shelves/partnership/${pair}` });
    expect((await amina.get(`/partnership/${pair}`)).text).toContain('You have left this partnership.');
    expect((await amina.get(`/partnership/${pair}/leaving`)).status).toBe(404);
    const page = (await browse(ctx, cast, 'mei').get('/partnership')).text;
    expect(page).toContain('has left this partnership');
    expect(page).not.toMatch(/A secret|name="body"|Show my address/);
    const own = (await amina.get(`/partnership/${pair}`)).text;
    expect(own).toContain('You left this partnership on');
    expect(own).not.toContain('has left this partnership');
    const refused = await browse(ctx, cast, 'mei').post(`/partnership/${pair}/letters`, {
      body: 'Why?',
      form_key: 'k',
    });
    expect(refused.status).toBe(422);
  });
});

test('something is wrong: told to those who keep people safe, and the partner’s page says nothing', async () => {
  await withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    const amina = browse(ctx, cast, 'amina');
    const form = (await amina.get(`/partnership/${pair}/concern?lang=en`)).text;
    expect(form).toContain('What is wrong?');
    expect(form).toMatch(/If you end it, .{0,40} is told that you left, but not why\./);
    const empty = await amina.post(`/partnership/${pair}/concern`, { body: ' ', exit: 'leave' });
    expect(empty.status).toBe(422);
    expect(empty.text).toMatch(/value="leave" checked/);
    const before = (await browse(ctx, cast, 'mei').get('/partnership')).text.replaceAll(
      /value="[0-9a-f-]{36}"/g,
      '',
    );
    expect((await amina.post(`/partnership/${pair}/concern`, { body: 'Money.', exit: 'stay' })).status).toBe(
      303,
    );
    const after = (await browse(ctx, cast, 'mei').get('/partnership')).text.replaceAll(
      /value="[0-9a-f-]{36}"/g,
      '',
    );
    expect(after).toBe(before);
    for (const stranger of ['nils', 'tomas'] as const)
      expect((await browse(ctx, cast, stranger).get(`/partnership/${pair}/concern`)).status).toBe(404);
  });
});

test('after the end the page asks whether to stay in touch, keeps the letters, and takes no more', async () => {
  await withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    await browse(ctx, cast, 'mei').post(`/partnership/${pair}/letters`, { body: 'Goodbye!', form_key: 'k' });
    await minuteOver(ctx);
    ctx.clock.set('2027-06-04T12:00:00Z');
    await endRounds(ctx);
    const [amina, mei] = [browse(ctx, cast, 'amina'), browse(ctx, cast, 'mei')];
    const page = (await amina.get('/partnership?lang=en')).text;
    expect(page).toContain('Stay in touch?');
    expect(page).toContain('Goodbye!');
    expect(page).not.toMatch(/name="body"|left this partnership|@cast\.example/);
    expect(page).toContain('If there is something to tell us');
    expect(page).not.toMatch(/If it does not work out|<section><h2>[^/]*class="avatar/);
    await amina.post(`/partnership/${pair}/farewell`, { touch: 'yes' });
    expect((await mei.get('/partnership')).text).not.toContain('@cast.example');
    await mei.post(`/partnership/${pair}/farewell`, { touch: 'yes' });
    expect((await mei.get('/partnership')).text).toContain('amina@cast.example');
    expect((await amina.get('/partnership')).text).toContain('mei@cast.example');
  });
});

test('when a partner is erased the other is told, and their letters stay as those of a former participant', async () => {
  await withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    const [amina, mei] = [browse(ctx, cast, 'amina'), browse(ctx, cast, 'mei')];
    await amina.post(`/partnership/${pair}/letters`, { body: 'Remember me', form_key: 'k' });
    expect((await amina.post('/me/erasure')).status).toBe(303);
    ctx.clock.forward(24);
    await eraseDue(ctx);
    expect(await mails(ctx, 'partner-left')).toMatchObject([{ person_id: cast.people.mei }]);
    const page = (await mei.get('/partnership?lang=en')).text;
    expect(page).toContain('Remember me');
    expect(page).toContain('a former participant');
    expect(page).not.toContain('Amina');
  });
});

test('before the planned hour of the introduction, no address of the partnership exists, even published', async () => {
  await withPartners(['amina', 'luca'], async ({ ctx, cast, round, pair }) => {
    await ctx.db
      .updateTable('round_date')
      .set({ due_at: '2027-02-12T13:00:00Z' })
      .where('round_id', '=', round.id)
      .where('kind', '=', 'introduces')
      .execute();
    const amina = browse(ctx, cast, 'amina');
    const pages = ['', '/leaving', '/concern'];
    const acts = ['/letters', '/address', '/leaving', '/concern', '/farewell'];
    for (const page of pages) expect((await amina.get(`/partnership/${pair}${page}`)).status, page).toBe(404);
    for (const act of acts)
      expect((await amina.post(`/partnership/${pair}${act}`, { body: 'Hello?' })).status, act).toBe(404);
    expect((await amina.get('/partnership')).text).not.toContain('Luca');
    ctx.clock.set('2027-02-12T13:00:00Z');
    for (const page of pages) expect((await amina.get(`/partnership/${pair}${page}`)).status, page).toBe(200);
  });
});

test('whose zone is not known sees no clock as their own, but the way to choose one; quiet hours say whose clock they are on', async () => {
  await withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    await ctx.db.updateTable('person').set({ zone: null }).where('id', '=', cast.people.amina).execute();
    const amina = browse(ctx, cast, 'amina');
    const page = await amina.get('/partnership?lang=en');
    expect(page.text).toContain('you see here when you can both meet');
    expect(page.text).toContain(`/zone?return=/p/far-shelves/partnership/${pair}`);
    expect(page.text).not.toContain('class="clocks"');
    expect(withoutMarkup(page.text)).not.toMatch(/\d your time/);
    const details = withoutMarkup((await amina.get('/me?lang=en')).text);
    expect(details).toContain('On the programme’s clock (Madrid time)');
    expect(details).not.toContain('your own clock');
    const mei = withoutMarkup((await browse(ctx, cast, 'mei').get('/me?lang=en')).text);
    expect(mei).toContain('On your own clock (Shanghai time)');
  });
});
