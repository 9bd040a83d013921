import { USUAL, chooseRhythm } from '../../../rooms/preferences/index.ts';
import { bundleMails, changeAnnouncement, mailById } from '../../../rooms/outbox/index.ts';
import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import type { Browser } from '../../../../test/browse.ts';
import { stage } from '../../../../test/cast.ts';
import type { Stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';

const PATH = '/workbench/announcements';
const words = {
  'subject.en': 'A <new> librarian',
  'body.en': 'Hello all,\n\n* one\n* two\n\nRead on:\nhttps://shelves.example/new',
  'subject.fr': 'Une nouvelle',
  'body.fr': 'Bonjour à toutes et à tous.',
};

async function desk(play: (tomas: Browser, ctx: TestCtx, cast: Stage) => Promise<void>): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const tomas = browse(ctx, cast, 'tomas');
    tomas.cookies.set('lang', 'en');
    await play(tomas, ctx, cast);
  });
}

const queued = (ctx: TestCtx) =>
  ctx.db.selectFrom('outbox').selectAll().where('kind', '=', 'announcement').orderBy('person_id').execute();

test('a preview tells how many get it, who, in which language and when, and queues nothing', async () => {
  await desk(async (tomas, ctx) => {
    const page = await tomas.post(PATH, { ...words, day: '2027-01-20', act: 'preview' });
    expect(page.status).toBe(200);
    expect(page.text).toContain('It goes to 10 people');
    expect(page.text).toContain('French: 1');
    expect(page.text).toContain('Amina Diallo');
    // Nine in Dakar, which is UTC.
    expect(page.text).toContain('2027-01-20T09:00:00Z');
    expect(page.text).toContain('value="queue"');
    expect(await queued(ctx)).toEqual([]);
  });
});

test('a preview leaves out who wants mail only when there is something to do, and says when a digest comes', async () => {
  await desk(async (tomas, ctx, { programme, people }) => {
    await chooseRhythm(ctx, { programme, person: people.amina, ...USUAL, rhythm: 'weekly' });
    await chooseRhythm(ctx, { programme, person: people.mei, ...USUAL, onlyActs: true });
    const page = await tomas.post(PATH, { ...words, day: '2027-01-20', act: 'preview' });
    expect(page.text).toContain('It goes to 9 people');
    expect(page.text).not.toContain('Mei ');
    // A Wednesday for the others; Amina reads hers on Monday.
    expect(page.text).toContain('2027-01-25T09:00:00Z');
    await tomas.post(PATH, { ...words, day: '2027-01-20', act: 'queue' });
    expect(await queued(ctx)).toHaveLength(9);
  });
});

test('once sent off it waits for each reader in their language and for their own morning', async () => {
  await desk(async (tomas, ctx, cast) => {
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
  await desk(async (tomas, ctx, cast) => {
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
  await desk(async (tomas, ctx, cast) => {
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
    expect(nobody.text).toContain('Nobody fits this choice.');
  });
});

test('it is held back where the programme holds mails to many', async () => {
  await desk(async (tomas, ctx) => {
    await ctx.db.updateTable('programme').set({ hold_bulk: true }).execute();
    await tomas.post(PATH, { ...words, act: 'queue' });
    expect(new Set((await queued(ctx)).map((row) => row.state))).toEqual(new Set(['held']));
  });
});

test('what is missing or over is said at its field, and what was written stays', async () => {
  await desk(async (tomas, ctx) => {
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

test('the text of one that waits is changed in one place: what left and what was reworded by hand keeps its words, and it can be undone', async () => {
  await desk(async (tomas, ctx, cast) => {
    await tomas.post(PATH, { ...words, day: '2027-01-20', act: 'queue' });
    const rows = await queued(ctx);
    const { id } = await ctx.db.selectFrom('announcement').select('id').executeTakeFirstOrThrow();
    const of = (name: 'amina' | 'mei' | 'luca') =>
      rows.find((row) => row.person_id === cast.people[name])!.id;
    const viewer = { person: cast.people.tomas, account: cast.accounts.tomas, operator: false };
    const read = async (name: 'amina' | 'mei' | 'luca') =>
      (await mailById(ctx, cast.programme, viewer, of(name)))!;
    await ctx.db
      .updateTable('outbox')
      .set({ state: 'sent', sent_at: ctx.clock.now(), text: 'Hello all, as it left.' })
      .where('id', '=', of('luca'))
      .execute();
    await tomas.post(`/workbench/outbox/${of('amina')}`, { subject: 'Pour toi', text: 'Chère Amina' });
    ctx.clock.forward(1);

    const page = await tomas.get(`${PATH}/${id}`);
    for (const said of ['8 mails have not left', 'One mail has left', 'One that waits was reworded'])
      expect(page.text).toContain(said);
    const [, base] = /name="base" value="([^"]+)"/.exec(page.text)!;
    const anew = { ...words, 'body.en': 'It is on Friday.', base: base! };
    expect((await tomas.post(`${PATH}/${id}`, { ...anew, 'subject.en': '' })).text).toContain(
      `value="${base}"`,
    );
    expect((await tomas.post(`${PATH}/${id}`, anew)).status).toBe(303);
    expect((await read('mei')).text).toContain('It is on Friday.');
    expect((await read('luca')).text).toContain('as it left');
    expect((await read('amina')).text).toContain('Chère Amina');
    expect((await tomas.get(`/workbench/outbox/${of('luca')}`)).text).toContain(
      'left before the text of its announcement was changed',
    );

    // A second volunteer began with the first text.
    const second = await tomas.post(`${PATH}/${id}`, { ...anew, 'body.en': 'It is on Sunday.' });
    expect(second.status).toBe(422);
    expect(second.text).toContain('It is on Friday.');
    expect((await read('mei')).text).toContain('It is on Friday.');

    const [undoing] = /\/workbench\/log\/\d+\/undoing/.exec((await tomas.get('/workbench/log')).text)!;
    await tomas.post(undoing);
    expect((await read('mei')).text).toContain('Hello all,');
    await ctx.db.updateTable('outbox').set({ state: 'sent', sent_at: ctx.clock.now() }).execute();
    expect((await tomas.post(`${PATH}/${id}`, anew)).status).toBe(409);
    const { body } = await ctx.db.selectFrom('announcement').select('body').executeTakeFirstOrThrow();
    expect(body['en']).toContain('Hello all,');
  });
});

test('an announcement that left within a digest keeps the words that it left with; one whose digest waits gets the new ones', async () => {
  await desk(async (tomas, ctx, cast) => {
    for (const name of ['luca', 'mei'] as const)
      await chooseRhythm(ctx, {
        programme: cast.programme,
        person: cast.people[name],
        ...USUAL,
        rhythm: 'weekly',
      });
    for (const title of ['A <new> librarian', 'And another'])
      await tomas.post(PATH, { ...words, 'subject.en': title, day: '2027-01-20', act: 'queue' });
    ctx.clock.forward(24 * 14);
    await bundleMails(ctx);
    await ctx.db
      .updateTable('outbox')
      .set({ state: 'sent', sent_at: ctx.clock.now() })
      .where('kind', '=', 'digest')
      .where('person_id', '=', cast.people.luca)
      .execute();
    const { id } = await ctx.db.selectFrom('announcement').select('id').executeTakeFirstOrThrow();
    await changeAnnouncement(ctx, {
      programme: cast.programme,
      actor: { kind: 'command' },
      announcement: id,
      subject: { en: 'A <new> librarian' },
      body: { en: 'It is on Friday.' },
    });
    const viewer = { person: cast.people.tomas, account: cast.accounts.tomas, operator: false };
    const rows = await queued(ctx);
    const textOf = async (name: 'luca' | 'mei') => {
      const own = rows.find((row) => row.person_id === cast.people[name] && row.occasion.endsWith(`:${id}`))!;
      return (await mailById(ctx, cast.programme, viewer, own.id))!.text;
    };
    expect(await textOf('luca')).toContain('Hello all,');
    expect(await textOf('mei')).toContain('It is on Friday.');
  });
});
