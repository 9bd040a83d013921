import { expect, test } from 'vitest';
import { browse } from '../../../../../test/browse.ts';
import { htmlFindings } from '../../../../../test/browser/checks.ts';
import { matchingScene } from '../../../../../test/matchingScene.ts';
import { poolMember } from '../../../../../test/pool.ts';

test('publishing shows beforehand which mails leave and leaves no trace, then needs a yes, and cannot be done twice', () =>
  matchingScene(async ({ ctx, cast, round, alone, tomas, run }) => {
    await run();
    const events = () =>
      ctx.db
        .selectFrom('event')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
    const before = await events();
    const page = await tomas.get('/workbench/matching/1/publication');
    expect(page.status).toBe(200);
    expect(page.text).toContain('It cannot be taken back.');
    // Both kinds of mail as they will read: the introduction in English, the reason in Spanish.
    expect(page.text).toContain('Meet your partner');
    expect(page.text).toContain('Aún sin colega');
    expect(page.text).not.toContain('%%link');
    expect(await ctx.db.selectFrom('outbox').selectAll().execute()).toEqual([]);
    expect(await ctx.db.selectFrom('partnership').selectAll().execute()).toEqual([]);
    expect(await events()).toEqual(before);

    const unsure = await tomas.post('/workbench/matching/1/publication');
    expect(unsure.status).toBe(422);
    expect(unsure.text).toContain('Please tick this first.');
    expect((await tomas.post('/workbench/matching/1/publication', { sure: 'yes' })).status).toBe(303);
    expect(await ctx.db.selectFrom('partnership').selectAll().execute()).toHaveLength(2);
    // All introductions of the round are one line of the outbox.
    const mails = ctx.db.selectFrom('outbox').where('kind', '=', 'introduction');
    expect(await mails.select('whole').distinct().execute()).toHaveLength(1);
    expect((await tomas.get('/workbench/outbox?lang=en')).text).toMatch(
      /kind=introduction&amp;occasion=round%3A\d+&amp;list=show%3Dhere"/,
    );
    const twice = await tomas.post('/workbench/matching/1/publication', { sure: 'yes' });
    expect(twice.status).toBe(422);
    expect(twice.text).toContain('are published already');

    ctx.clock.set('2027-03-01T12:00:00Z');
    const later = browse(ctx, cast, 'tomas');
    later.cookies.set('lang', 'en');
    await later.post('/workbench/lists/unplaced/columns', { column: 'turn', back: 'round=1' });
    const waiting = await later.get('/workbench/matching/1/unplaced');
    expect(waiting.text).toContain('Nuka &lt;b>');
    expect(waiting.text).toContain('Comes first: this round left them without a partner.');
    const own = await later.get(`/workbench/matching/1/people/${alone.application}`);
    expect(own.text).toContain('Comes first: this round left them without a partner.');
    expect((await later.get('/workbench/matching/1')).text).toContain('have a partner');
    expect(round.number).toBe(1);
    // In a round that has ended nobody is said to wait for a partner.
    ctx.clock.set('2028-03-01T12:00:00Z');
    const over = (await browse(ctx, cast, 'tomas').get('/workbench/matching/1?lang=en')).text;
    expect(over).toContain('nobody is matched in it any more');
    expect(over).not.toMatch(/wait for one|can be introduced by hand/);
  }));

test('published is not yet introduced: pages say when the mails leave, and how many still do', () =>
  matchingScene(async ({ ctx, cast, round, tomas, run }) => {
    await run();
    const { application } = await poolMember(ctx, round, {
      name: 'Late',
      country: 'FI',
      zone: 'Europe/Helsinki',
    });
    await ctx.db
      .updateTable('application')
      .set({ state: 'submitted' })
      .where('id', '=', application)
      .execute();
    const unconfirmed = 'cannot be matched yet';
    expect((await tomas.get('/workbench/matching/1')).text).toContain(unconfirmed);
    await tomas.post('/workbench/matching/1/publication', { sure: 'yes' });
    // From now on no confirmation counts.
    expect((await tomas.get('/workbench/matching/1')).text).not.toContain(unconfirmed);
    for (const page of ['', '/forecast', '/proposals']) {
      const { text } = await tomas.get(`/workbench/matching/1${page}`);
      expect(text).not.toContain('Partners have been introduced');
      expect(text).toMatch(/The mails leave .{0,60}datetime="2027-02-11T08:00:00Z"/);
    }
    ctx.clock.set('2027-02-11T08:00:30Z');
    const later = browse(ctx, cast, 'tomas');
    later.cookies.set('lang', 'en');
    const leaving = (await later.get('/workbench/matching/1')).text;
    expect(leaving).toContain('Still to leave: 5.');
    expect(leaving).not.toContain('Partners have been introduced');
    await ctx.db.updateTable('outbox').set({ state: 'sent', sent_at: ctx.clock.now() }).execute();
    const left = (await later.get('/workbench/matching/1')).text;
    expect(left).toContain('Partners have been introduced.');
    expect(left).not.toContain('Still to leave');
    for (const state of ['held', 'gathered', 'failed', 'dropped'] as const) {
      await ctx.db.updateTable('outbox').set({ state }).where('kind', '=', 'waiting').execute();
      const page = (await later.get('/workbench/matching/1')).text;
      expect(page).toContain('but for 1:');
      expect(page).not.toContain('All mails that tell them have left');
    }
  }));

test('after publishing, the pairs and why they fit stay readable, and nothing can be done to them there', () =>
  matchingScene(async ({ ctx, people, tomas, run }) => {
    await run();
    const fields = /<button[^>]*>(Lock|Part)/;
    expect((await tomas.get('/workbench/matching/1/proposals')).text).toMatch(fields);
    await tomas.post('/workbench/matching/1/publication', { sure: 'yes' });
    const { text } = await tomas.get('/workbench/matching/1/proposals');
    expect(text).not.toMatch(fields);
    expect(text).not.toContain('Who could become partners');
    for (const { person } of people) {
      const { name } = await ctx.db
        .selectFrom('person')
        .select('name')
        .where('id', '=', person)
        .executeTakeFirstOrThrow();
      expect(text).toContain(`<bdi>${name}</bdi>`);
    }
    expect(text).toContain('with the level that both have at least: English (C1).');
    expect(text).toMatch(/\/workbench\/partnerships\/\d+\?round=1&amp;list=introduced"/);
    expect(await htmlFindings(text)).toEqual([]);
    expect((await tomas.get('/workbench/matching/1/unplaced')).text).toContain('Nuka &lt;b>');
  }));

test('in a round that runs, two who wait are introduced on the page of one of them', () =>
  matchingScene(async ({ ctx, round, alone, tomas, run }) => {
    await run();
    const late = await poolMember(ctx, round, { name: 'Late', country: 'PE', zone: 'America/Lima' });
    await tomas.post('/workbench/matching/1/publication', { sure: 'yes' });
    const fields = { first: String(alone.application), second: String(late.application) };
    const page = await tomas.get(`/workbench/matching/1/people/${alone.application}`);
    expect(page.text).toContain('Introduce to each other');
    expect((await tomas.post('/workbench/matching/1/partnerships', fields)).status).toBe(303);
    const states = await ctx.db
      .selectFrom('application')
      .select('state')
      .where('id', 'in', [alone.application, late.application])
      .execute();
    expect(states).toEqual([{ state: 'matched' }, { state: 'matched' }]);
  }));

test('the pages of matching are well-formed and written in every language of the programme', () =>
  matchingScene(async ({ alone, tomas, run }) => {
    await run();
    for (const lang of ['en', 'es', 'fr', 'ar'])
      for (const page of [
        '',
        '/policy',
        '/proposals',
        '/unplaced',
        `/people/${alone.application}`,
        '/publication',
      ]) {
        const { status, text } = await tomas.get(`/workbench/matching/1${page}?lang=${lang}`);
        expect(status).toBe(200);
        expect(text).toContain(`lang="${lang}"`);
        expect(text).not.toMatch(/>matching\.[a-z]/);
        expect(await htmlFindings(text)).toEqual([]);
      }
  }));
