import { expect, test } from 'vitest';
import { PATH, announcing, queued, words } from '../../../../test/announcing.ts';
import { mailById } from '../../../rooms/outbox/index.ts';
import { USUAL, chooseRhythm } from '../../../rooms/preferences/index.ts';

test('a preview tells how many get it, who, in which language and when, and queues nothing', async () => {
  await announcing(async (tomas, ctx) => {
    const page = await tomas.post(PATH, { ...words, day: '2027-01-20', act: 'preview' });
    expect(page.status).toBe(200);
    expect(page.text).toContain('It goes to 10 people');
    expect(page.text).toContain('French: 1');
    expect(page.text).toContain('Amina Diallo');
    // Nine o'clock in Dakar, which is UTC.
    expect(page.text).toContain('2027-01-20T09:00:00Z');
    expect(page.text).toContain('value="queue"');
    expect(await queued(ctx)).toEqual([]);
  });
});

test('a preview leaves out who wants mail only when there is something to do, and says when a digest comes', async () => {
  await announcing(async (tomas, ctx, { programme, people }) => {
    await chooseRhythm(ctx, { programme, person: people.amina, ...USUAL, rhythm: 'weekly' });
    await chooseRhythm(ctx, { programme, person: people.mei, ...USUAL, onlyActs: true });
    const page = await tomas.post(PATH, { ...words, day: '2027-01-20', act: 'preview' });
    expect(page.text).toContain('It goes to 9 people');
    expect(page.text).not.toContain('Mei ');
    // The others get the mail on a Wednesday; Amina reads hers on a Monday.
    expect(page.text).toContain('2027-01-25T09:00:00Z');
    await tomas.post(PATH, { ...words, day: '2027-01-20', act: 'queue' });
    expect(await queued(ctx)).toHaveLength(9);
  });
});

test('once sent off it waits for each reader in their language and for their own morning', async () => {
  await announcing(async (tomas, ctx, cast) => {
    const done = await tomas.post(PATH, { ...words, day: '2027-01-20', act: 'queue' });
    expect(done.status).toBe(303);
    const rows = await queued(ctx);
    expect(rows).toHaveLength(10);
    const of = (name: 'amina' | 'mei') => rows.find((row) => row.person_id === cast.people[name])!;
    expect(of('amina')).toMatchObject({ subject: 'Une nouvelle', state: 'waiting', many: true });
    expect(of('mei').subject).toBe('A <new> librarian');
    const viewer = { person: cast.people.tomas, account: cast.accounts.tomas, operator: false };
    const { html } = (await mailById(ctx, cast.programme, viewer, of('mei').id))!;
    expect(html).toContain('href="https://shelves.example/new"');
    expect(html).toContain('A &lt;new> librarian');
    expect(of('mei').due_at.toISOString()).toBe('2027-01-20T01:00:00.000Z');
    expect((await tomas.get(done.location)).text).toContain('Announcement');
  });
});

test('who reads a language it was not written in gets it marked as what it is in', async () => {
  await announcing(async (tomas, ctx, cast) => {
    await ctx.db.updateTable('person').set({ locale: 'ar' }).where('id', '=', cast.people.amina).execute();
    await tomas.post(PATH, { ...words, act: 'queue' });
    const viewer = { person: cast.people.tomas, account: cast.accounts.tomas, operator: false };
    const rows = await queued(ctx);
    const htmlOf = async (name: 'amina' | 'mei'): Promise<string> =>
      (await mailById(
        ctx,
        cast.programme,
        viewer,
        rows.find((row) => row.person_id === cast.people[name])!.id,
      ))!.html;
    const arabic = await htmlOf('amina');
    expect(arabic).toContain('lang="ar" dir="rtl"');
    expect(arabic).toMatch(/<p [^>]*lang="en" dir="ltr">Hello all,/);
    expect(arabic).toMatch(/<ul [^>]*lang="en" dir="ltr">/);
    expect(arabic).toMatch(/<p [^>]*lang="en" dir="ltr"><a [^>]*>Read on/);
    expect(await htmlOf('mei')).not.toMatch(/<p [^>]*lang=/);
  });
});

test('it goes only to whom the choice fits, and never to who stopped announcements', async () => {
  await announcing(async (tomas, ctx, cast) => {
    await tomas.post(PATH, { ...words, role: 'ambassador', act: 'queue' });
    expect((await queued(ctx)).map((row) => row.person_id)).toEqual([cast.people.ngozi]);
    await ctx.db.deleteFrom('outbox').execute();
    await tomas.post(PATH, { ...words, country: 'IT', act: 'queue' });
    expect((await queued(ctx)).map((row) => row.person_id)).toEqual([cast.people.luca]);
    await ctx.db.deleteFrom('outbox').execute();
    await ctx.db
      .insertInto('unsubscription')
      .values({
        programme_id: cast.programme,
        person_id: cast.people.luca,
        category: 'announcements',
        at: ctx.clock.now(),
      })
      .execute();
    const nobody = await tomas.post(PATH, { ...words, country: 'IT', act: 'queue' });
    expect(nobody.status).toBe(422);
    expect(nobody.text).toContain('Nobody fits this choice. Choose a wider one.');
  });
});

test('it is held back where the programme holds mails to many', async () => {
  await announcing(async (tomas, ctx, cast) => {
    await ctx.db.updateTable('programme').set({ hold_bulk: true }).execute();
    await tomas.post(PATH, { ...words, act: 'queue' });
    expect(new Set((await queued(ctx)).map((row) => row.state))).toEqual(new Set(['held']));
    const chosen = await tomas.get(`/workbench/everybody/words?people=${cast.people.luca}&lang=en`);
    expect(chosen.text).toContain('It is held in the outbox until somebody lets it go');
    expect(chosen.text).not.toContain('It leaves in');
  });
});

test('taken back before the last of thousands were queued, none of it is said to have left', async () => {
  await announcing(async (tomas, ctx) => {
    await tomas.post(PATH, { ...words, act: 'queue' });
    await ctx.db
      .updateTable('event')
      .set({ data: { count: 3000 } as never })
      .where('kind', '=', 'announcement-queued')
      .execute();
    const { text } = await tomas.get('/workbench?lang=en');
    const back = await tomas.post(/\/workbench\/log\/\d+\/undoing/.exec(text)![0]);
    const said = (await tomas.get(`${back.location.replace('/p/far-shelves', '')}?lang=en`)).text;
    expect(said).toContain('Undone.');
    expect(said).not.toContain('had left already');
  });
});

test('what is missing or over is said at its field, and what was written stays', async () => {
  await announcing(async (tomas, ctx) => {
    const back = await tomas.post(PATH, {
      'subject.en': '',
      'body.en': 'Some <b>words</b>',
      'subject.fr': 'Seulement un objet',
      day: '2027-01-14',
      act: 'queue',
    });
    expect(back.status).toBe(422);
    for (const field of ['subject-en', 'body-fr', 'day']) expect(back.text).toContain(`href="#f-${field}"`);
    expect(back.text).toContain('Some &lt;b>words');
    expect(await queued(ctx)).toEqual([]);
  });
});
