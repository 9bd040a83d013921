import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { takenMail } from '../../../../test/inbox.ts';
import { onStage } from '../../../../test/onStage.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';

const DESK = '/workbench/inbox';

const messages = (ctx: TestCtx) => ctx.db.selectFrom('thread_message').selectAll().orderBy('id').execute();

const thread = (ctx: TestCtx, id: number) =>
  ctx.db.selectFrom('thread').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

test('a director reads who waits, answers from the page, and the thread is off the list', () =>
  onStage(async (ctx, cast) => {
    const { thread: id } = await takenMail(ctx, cast, 'luca', { body: 'When?', whole: 'When?\n> quoted' });
    const tomas = browse(ctx, cast, 'tomas');
    const work = (await tomas.get('/workbench?lang=en')).text;
    expect(work).toContain(`href="/p/far-shelves${DESK}/${id}"`);
    expect(work).not.toContain('/workbench/matters/');
    const list = (await tomas.get(DESK)).text;
    expect(list).toContain('Luca Ferri');
    expect(list).toContain('When?');
    const page = (await tomas.get(`${DESK}/${id}`)).text;
    expect(page).toContain('The whole mail, with quotes and signature');
    expect(page).toContain('luca@cast.example');
    const sent = await tomas.post(`${DESK}/${id}/answers`, { answer: 'On Monday.', form_key: 'k' });
    expect(sent.location).toBe(`/p/far-shelves${DESK}/${id}`);
    expect((await tomas.get(DESK)).text).toContain('Nobody waits for an answer.');
    const after = (await tomas.get(`${DESK}/${id}`)).text;
    expect(after).toContain('On Monday.');
    expect(after).toContain('Its mail has not left yet.');
    expect((await tomas.get(`${DESK}?shown=open`)).text).toContain('Luca Ferri');
  }));

test('an answer without words comes back with its reason, and one that is too long with its words', () =>
  onStage(async (ctx, cast) => {
    const { thread: id } = await takenMail(ctx, cast, 'luca');
    const tomas = browse(ctx, cast, 'tomas');
    const empty = await tomas.post(`${DESK}/${id}/answers`, { answer: ' ', form_key: 'k' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Escribe algo, por favor.');
    const long = await tomas.post(`${DESK}/${id}/answers`, { answer: 'wordy '.repeat(2000), form_key: 'k' });
    expect(long.status).toBe(422);
    expect(long.text).toContain('wordy wordy');
    expect(await messages(ctx)).toHaveLength(1);
  }));

test('an answer across a newer message comes back with that message in sight, and is then sent', () =>
  onStage(async (ctx, cast) => {
    const { thread: id, message } = await takenMail(ctx, cast, 'luca');
    const tomas = browse(ctx, cast, 'tomas');
    const olga = browse(ctx, cast, 'olga');
    const form = { form_key: 'k', seen: String(message) };
    expect((await olga.post(`${DESK}/${id}/answers`, { ...form, answer: 'At nine.' })).status).toBe(303);
    // The same form again does not send a second answer.
    expect((await olga.post(`${DESK}/${id}/answers`, { ...form, answer: 'At nine.' })).status).toBe(303);
    const behind = await tomas.post(`${DESK}/${id}/answers?lang=en`, { ...form, answer: 'At ten.' });
    expect(behind.status).toBe(422);
    for (const words of ['At nine.', 'At ten.', 'Somebody wrote meanwhile'])
      expect(behind.text).toContain(words);
    const seen = /name="seen" value="(\d+)"/.exec(behind.text)?.[1] ?? '';
    expect((await tomas.post(`${DESK}/${id}/answers`, { ...form, seen, answer: 'At ten.' })).status).toBe(
      303,
    );
    expect((await messages(ctx)).map(({ body }) => body).slice(1)).toEqual(['At nine.', 'At ten.']);
  }));

test('notes, hands, settling and taking up again work from the page, and the log’s undo takes settling back', () =>
  onStage(async (ctx, cast) => {
    const { thread: id } = await takenMail(ctx, cast, 'luca');
    const tomas = browse(ctx, cast, 'tomas');
    await tomas.post(`${DESK}/${id}/notes`, { note: 'Ask Mei.', form_key: 'n' });
    expect((await tomas.get(`${DESK}/${id}`)).text).toContain('Ask Mei.');
    await tomas.post(`${DESK}/${id}/assignment`, { to: String(cast.people.tomas) });
    expect((await thread(ctx, id)).assigned_to).toBe(cast.people.tomas);
    expect((await tomas.get(`${DESK}?shown=mine`)).text).toContain('Luca Ferri');
    await tomas.post(`${DESK}/${id}/assignment`, { to: '' });
    expect((await thread(ctx, id)).assigned_to).toBeNull();
    expect((await tomas.post(`${DESK}/${id}/assignment`, { to: '999' })).status).toBe(422);
    await tomas.post(`${DESK}/${id}/settling`, { settled: 'yes' });
    expect((await thread(ctx, id)).state).toBe('closed');
    const log = (await tomas.get('/workbench/log?lang=en&kind=thread-closed')).text;
    await tomas.post(/action="([^"]*\/undoing)"/.exec(log)?.[1] ?? '');
    expect((await thread(ctx, id)).state).toBe('waiting');
  }));

test('a ready-made answer is put into the form in the person’s language, with names filled in', () =>
  onStage(async (ctx, cast) => {
    const { thread: id } = await takenMail(ctx, cast, 'amina');
    const tomas = browse(ctx, cast, 'tomas');
    const draft = {
      name: 'Dates',
      'body.en': 'Dear {name}, see {x}.',
      'body.fr': 'Bonjour {name}, {programme}, {me}',
    };
    expect((await tomas.post(`${DESK}/answers`, { ...draft, 'body.en': '' })).status).toBe(422);
    expect((await tomas.post(`${DESK}/answers`, draft)).status).toBe(303);
    const { id: canned } = await ctx.db.selectFrom('canned_answer').select('id').executeTakeFirstOrThrow();
    const page = (await tomas.get(`${DESK}/${id}?canned=${canned}`)).text;
    expect(page).toContain('Bonjour Amina Diallo, Far Shelves, Tomás Rey');
    // The typed words stay, above the ready-made answer.
    const typed = { answer: 'Of course.\n', form_key: 'one', put: 'in', canned: String(canned) };
    const below = await tomas.post(`${DESK}/${id}/answers`, typed);
    expect([below.status, below.text]).toEqual([
      200,
      expect.stringMatching(/>Of course\.\s+Bonjour Amina Diallo, Far Shelves, Tomás Rey<\/textarea>/),
    ]);
    await ctx.db.updateTable('person').set({ locale: 'ar' }).where('id', '=', cast.people.amina).execute();
    const other = (await tomas.get(`${DESK}/${id}?canned=${canned}&lang=en`)).text;
    expect(other).toContain('Dear Amina Diallo, see {x}.');
    expect(other).toContain('There is no text in Arabic; this one is in English.');

    await tomas.post(`${DESK}/answers/${canned}`, { ...draft, name: 'Other' });
    await tomas.post(`${DESK}/answers/${canned}/removal`);
    expect((await tomas.get(`${DESK}/answers/${canned}`)).status).toBe(404);
    const log = (await tomas.get('/workbench/log?lang=en')).text;
    expect(log).toContain('removed the ready-made answer');
    await tomas.post(/action="([^"]*\/undoing)"/.exec(log)?.[1] ?? '');
    expect((await tomas.get(`${DESK}/answers`)).text).toContain('Other');
    expect((await browse(ctx, cast, 'ngozi').get(`${DESK}/answers`)).status).toBe(404);
  }));

test('a conversation keeps the list it was opened from through every act, and the last act on it leads on to the next', () =>
  onStage(async (ctx, cast) => {
    const ids: number[] = [];
    for (const who of ['luca', 'mei', 'amina'] as const) ids.push((await takenMail(ctx, cast, who)).thread);
    const [first, second, third] = ids;
    const tomas = browse(ctx, cast, 'tomas');
    const query = '?shown=waiting&sort=-last';
    const at = (id: number, rest = '') => `/workbench/inbox/${id}${rest}${query}`;
    const list = (await tomas.get('/workbench/inbox?sort=-last')).text;
    expect(list).toContain(at(second!).replace('&', '&amp;'));
    const page = (await tomas.get(`${at(second!)}&lang=en`)).text;
    expect(withoutMarkup(page)).toContain('2 of 3');
    expect(page).toContain(`rel="next" href="/p/far-shelves${at(third!).replace('&', '&amp;')}"`);
    expect(page).toContain('aria-current="page"><bdi>陈美</bdi>');
    for (const act of ['answers', 'notes', 'assignment', 'settling'])
      expect(page).toContain(`action="/p/far-shelves${at(second!, `/${act}`).replace('&', '&amp;')}"`);
    const noted = await tomas.post(at(second!, '/notes'), { note: 'Look.', form_key: 'n' });
    expect(noted.location).toBe(`/p/far-shelves${at(second!)}`);
    const settled = await tomas.post(at(second!, '/settling'), { settled: 'yes' });
    expect(settled.location).toBe(`/p/far-shelves${at(third!)}`);
    const sent = await tomas.post(at(third!, '/answers'), {
      answer: 'On Monday.',
      form_key: 'k',
      close: 'yes',
    });
    expect(sent.location).toBe(`/p/far-shelves${at(first!)}`);
  }));
