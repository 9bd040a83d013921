import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { PATH, SUBJECT, desk, kept } from '../../../../test/wordingDesk.ts';

test('each mail shows its sentences as they stand, in its order and by name, with what is filled in', async () => {
  await desk(async (elif) => {
    expect((await elif.get('/workbench/wording')).text).toContain('Dates of a round have moved');
    const page = await elif.get(PATH);
    // The text as it stands, under the name of its part of the mail.
    expect(page.text).toMatch(/<label for="f-mail-dates-changed-subject">\s*Subject/);
    expect(page.text).toMatch(new RegExp(`name="${SUBJECT}"[^>]*>New dates for {round}, {programme}<`));
    expect(page.text).toContain('the name of the round');
    expect(page.text.indexOf('>Subject')).toBeLessThan(page.text.indexOf('>Paragraph'));
    expect(page.text).toContain('>Link</label>');
    expect(page.text).toMatch(/Only at times[^]*name="mail\.dates-changed\.still"/);
    // A sentence that other mails also have says so.
    expect((await elif.get('/workbench/wording/availability-request/en')).text).toContain(
      'Also in, and changed there with it: Reminder: still available?',
    );
    expect((await elif.get('/workbench/wording/dates-changed/ar')).text).toContain('lang="ar"');
    expect((await elif.get('/workbench/wording/no-such-mail/en')).status).toBe(404);
  });
});

test('own words are kept, logged, undone from the log, and given back to the catalogue when emptied', async () => {
  await desk(async (elif, ctx, cast) => {
    await elif.post(PATH, { [SUBJECT]: 'Look: {round} of {programme} has moved' });
    expect(await kept(ctx)).toEqual([['en', SUBJECT, 'Look: {round} of {programme} has moved']]);
    await elif.post(PATH, { [SUBJECT]: 'New dates for {round}, {programme}' });
    expect(await kept(ctx)).toEqual([]);
    const { id } = await ctx.db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'wording-changed')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    await browse(ctx, cast, 'tomas').post(`/workbench/log/${id}/undoing`);
    expect(await kept(ctx)).toEqual([['en', SUBJECT, 'Look: {round} of {programme} has moved']]);
    await elif.post(`${PATH}/standard`);
    expect(await kept(ctx)).toEqual([]);
  });
});

test('words that cannot be read come back with the reason at their field, and nothing is kept', async () => {
  await desk(async (elif, ctx) => {
    for (const [text, reason] of [
      ['{round', 'The brackets do not match'],
      ['{secret} for {round}, {programme}', 'does not know {secret}'],
      ['{round, date, medium} {programme}', 'The brackets do not match'],
      ['<b>{round}</b> {programme}', 'does not know &lt;b>'],
      ['New dates for {programme}', 'Missing here: {round}'],
    ] as const) {
      const back = await elif.post(PATH, { [SUBJECT]: text });
      expect(back.status).toBe(422);
      expect(back.text).toContain(reason);
      expect(back.text).toContain(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
    }
    expect(await kept(ctx)).toEqual([]);
  });
});

test('every mail can be read in every language with the programme’s own words, as text and as HTML', async () => {
  await desk(async (elif, ctx) => {
    await elif.post(PATH, { [SUBJECT]: 'Hark: {round} of {programme}' });
    const all = (await elif.get('/workbench/mails/en')).text;
    const listed = [...all.matchAll(/mails\/en\/([a-z-]+)"/g)].map(([, kind]) => kind!);
    expect(listed.toSorted()).toEqual(ctx.mailer.kinds.map(({ kind }) => kind).toSorted());
    // The page of each mail leads on to the next, and back.
    const led: string[] = [];
    for (let kind: string | undefined = listed[0]; kind !== undefined;) {
      const { text } = await elif.get(`/workbench/mails/en/${kind}`);
      expect(text, kind).not.toContain('cannot be shown');
      const to = (rel: string) => text.match(new RegExp(`rel="${rel}" href="[^"]*/mails/en/([a-z-]+)"`))?.[1];
      expect(to('prev')).toBe(led.at(-1));
      led.push(kind);
      kind = to('next');
    }
    expect(led).toEqual(listed);
    const one = await elif.get('/workbench/mails/en/dates-changed');
    expect(one.text).toContain('Hark: ');
    expect(one.headers.get('content-security-policy')).toContain("frame-src 'self'");
    const html = await elif.get('/workbench/mails/en/dates-changed/html');
    expect(html.text).toContain('<title>Hark: ');
    expect(html.headers.get('content-security-policy')).toContain("frame-ancestors 'self'; sandbox");
    for (const path of ['ar/topic', 'fr/letter', 'es/sign-in-code'])
      expect((await elif.get(`/workbench/mails/${path}`)).status).toBe(200);
    for (const path of ['xx', 'en/no-such-mail', 'en/no-such-mail/html'])
      expect((await elif.get(`/workbench/mails/${path}`)).status).toBe(404);
  });
});

test('mails that protect an account read alike in every programme: no form, nothing kept, and older words of theirs are not used', async () => {
  await desk(async (elif, ctx, cast) => {
    const fixed = ctx.mailer.kinds.filter((kind) => kind.fixed);
    for (const { kind, wording } of fixed) {
      const path = `/workbench/wording/${kind}/en`;
      const page = await elif.get(path);
      expect(page.text, kind).toContain('the same in every programme');
      expect(page.text, kind).not.toContain('<textarea');
      const words = Object.fromEntries(wording.map((key) => [key, 'Go to https://elsewhere.example']));
      expect((await elif.post(path, words)).status, kind).toBe(422);
      expect((await elif.post(`${path}/standard`)).status, kind).toBe(404);
      expect((await elif.post(`${path}/preview`, words)).status, kind).toBe(404);
      for (const key of wording)
        await ctx.db
          .insertInto('wording')
          .values({
            programme_id: cast.programme,
            locale: 'en',
            key,
            text: 'Go to https://elsewhere.example',
            changed_at: ctx.clock.now(),
          })
          // Some of these mails share sentences.
          .onConflict((conflict) => conflict.doNothing())
          .execute();
    }
    for (const { kind } of fixed)
      expect((await elif.get(`/workbench/mails/en/${kind}`)).text, kind).not.toContain('elsewhere');
  });
});

test('participants and other volunteers do not change wording', async () => {
  await desk(async (_, ctx, cast) => {
    for (const name of ['luca', 'ngozi', 'bao'] as const) {
      const one = browse(ctx, cast, name);
      expect((await one.get(PATH)).status).toBe(404);
      expect((await one.get('/workbench/mails/en')).status).toBe(404);
      expect((await one.post(PATH, { [SUBJECT]: 'x' })).status).toBe(404);
    }
  });
});
