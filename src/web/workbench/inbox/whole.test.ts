import { expect, test } from 'vitest';
import { applied, stageForm } from '../../../../test/applicant.ts';
import { browse } from '../../../../test/browse.ts';
import { takenMail } from '../../../../test/inbox.ts';
import { onStage } from '../../../../test/onStage.ts';

const DESK = '/workbench/inbox';

test('what was handed to safeguarding is gone for everybody else, in the list, the page, the log and every act', () =>
  onStage(async (ctx, cast) => {
    const { thread: id } = await takenMail(ctx, cast, 'luca', { body: 'I am afraid' });
    const tomas = browse(ctx, cast, 'tomas');
    await tomas.post(`${DESK}/${id}/notes`, { note: 'Look.', form_key: 'n' });
    expect((await tomas.get('/workbench/log?lang=en&kind=thread-noted')).text).toContain('Luca');
    expect((await tomas.post(`${DESK}/${id}/safeguarding`, { private: 'yes' })).location).toBe(
      `/p/far-shelves${DESK}`,
    );
    expect((await tomas.get(`${DESK}/${id}`)).status).toBe(404);
    for (const act of ['answers', 'notes', 'assignment', 'settling', 'merging', 'safeguarding', 'spam'])
      expect((await tomas.post(`${DESK}/${id}/${act}`, { answer: 'x', note: 'x' })).status, act).toBe(404);
    expect((await tomas.get(`${DESK}?search=afraid`)).text).not.toContain('Luca');
    expect((await tomas.get('/workbench')).text).not.toContain(`${DESK}/${id}`);
    const log = (await tomas.get('/workbench/log?lang=en&kind=thread-handed-over')).text;
    expect(log).toContain('handed a conversation to safeguarding');
    expect(log).not.toContain('Luca');
    expect((await tomas.get('/workbench/log?lang=en&kind=thread-noted')).text).not.toContain('Luca');
    const ines = browse(ctx, cast, 'ines');
    expect((await ines.get('/workbench?lang=en')).text).toContain(`${DESK}/${id}`);
    expect((await ines.get(`${DESK}/${id}`)).text).toContain('I am afraid');
    const notice = await ctx.db
      .selectFrom('outbox')
      .select(['person_id', 'subject', 'text'])
      .where('kind', '=', 'inbox-notice')
      .execute();
    expect(notice.map((row) => row.person_id)).toEqual([cast.people.ines]);
    expect(notice[0]!.subject + notice[0]!.text).not.toMatch(/Luca|message:/);
  }));

test('an ambassador reads and answers the people of her country without seeing their address', () =>
  onStage(async (ctx, cast) => {
    const { thread: foreign } = await takenMail(ctx, cast, 'luca');
    await ctx.db.updateTable('person').set({ country: 'NG' }).where('id', '=', cast.people.mei).execute();
    const { thread: own } = await takenMail(ctx, cast, 'mei', {
      body: 'Hello',
      whole: 'Hello\n> From: MEI@cast.example',
    });
    const ngozi = browse(ctx, cast, 'ngozi');
    const page = (await ngozi.get(`${DESK}/${own}`)).text;
    expect(page).toContain('陈美');
    expect(page).toContain('> From: […]');
    expect(page).not.toMatch(/mei@cast.example/i);
    expect((await ngozi.get(`${DESK}/${foreign}`)).status).toBe(404);
    expect((await ngozi.post(`${DESK}/${own}/merging`, { into: String(foreign) })).status).toBe(422);
    expect((await ngozi.post(`${DESK}/${own}/answers`, { answer: 'Hello', form_key: 'a' })).status).toBe(303);
  }));

test('a volunteer writes to a person first, from their application, and the answer comes into that conversation', () =>
  onStage(async (ctx, cast) => {
    const round = await stageForm(ctx, cast.programme);
    const application = await applied(ctx, cast, round, 'luca');
    const tomas = browse(ctx, cast, 'tomas');
    const { people } = cast;
    const page = (await tomas.get(`/workbench/applications/${application}`)).text;
    expect(page).toContain(`${DESK}/new?person=${people.luca}`);
    expect((await tomas.get(`${DESK}/new?person=${people.luca}`)).text).toContain('Escribir a');
    const form = {
      person: String(people.luca),
      subject: 'Your hours',
      body: 'Are they right?',
      form_key: 'k',
    };
    expect((await tomas.post(DESK, { ...form, subject: ' ' })).status).toBe(422);
    const sent = await tomas.post(DESK, form);
    const again = await tomas.post(DESK, form);
    expect([sent.status, again.location]).toEqual([303, sent.location]);
    const rows = await ctx.db.selectFrom('thread').selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ state: 'open', assigned_to: people.tomas, subject: 'Your hours' });
    const mail = await ctx.db
      .selectFrom('outbox')
      .select(['subject', 'message_id'])
      .where('kind', '=', 'inbox-answer')
      .executeTakeFirstOrThrow();
    expect(mail.subject).toContain('Your hours');
    const shown = async (): Promise<string> => (await tomas.get(`${DESK}/${rows[0]!.id}?lang=en`)).text;
    // The person has not written yet, so no words of theirs can be quoted below.
    expect(await shown()).not.toContain('last words beneath');
    const reply = await takenMail(ctx, cast, 'luca', { references: [mail.message_id] });
    expect(reply).toMatchObject({ thread: rows[0]!.id, opened: false });
    expect(await shown()).toContain('with their last words beneath');
    await takenMail(ctx, cast, 'mei', { subject: 'Of Mei' });
    const theirs = (await tomas.get(`${DESK}?with=${people.luca}`)).text;
    expect(theirs).toContain('Your hours');
    expect(theirs).not.toContain('Of Mei');
    // Ngozi may not see people of other countries.
    const ngozi = browse(ctx, cast, 'ngozi');
    expect((await ngozi.get(`${DESK}/new?person=${people.luca}`)).status).toBe(404);
    expect((await ngozi.post(DESK, form)).status).toBe(404);
  }));

test('of a long conversation the end is shown, and the rest on demand', () =>
  onStage(async (ctx, cast) => {
    const { thread: id } = await takenMail(ctx, cast, 'luca', { body: 'The very first' });
    await ctx.db
      .insertInto('thread_message')
      .values(
        Array.from({ length: 101 }, (_, turn) => ({
          programme_id: cast.programme,
          thread_id: id,
          kind: 'in',
          author_id: cast.people.luca,
          channel: 'mail',
          body: `Turn ${turn}.`,
          at: ctx.clock.now(),
        })),
      )
      .execute();
    const tomas = browse(ctx, cast, 'tomas');
    const end = (await tomas.get(`${DESK}/${id}?lang=en`)).text;
    expect(end).toContain('Show 2 earlier messages');
    expect(end).not.toContain('The very first');
    expect(end).toContain('Turn 100.');
    expect((await tomas.get(`${DESK}/${id}?all=yes`)).text).toContain('The very first');
  }));

test('merging leads on to the other thread, and spam leaves the inbox', () =>
  onStage(async (ctx, cast) => {
    const { thread: one } = await takenMail(ctx, cast, 'luca');
    const { thread: two } = await takenMail(ctx, cast, 'luca');
    const tomas = browse(ctx, cast, 'tomas');
    await tomas.post(`${DESK}/${one}/merging`, { into: String(two) });
    expect((await tomas.get(`${DESK}/${one}`)).location).toBe(`/p/far-shelves${DESK}/${two}`);
    await tomas.post(`${DESK}/${two}/spam`, { spam: 'yes' });
    expect((await tomas.get(DESK)).text).not.toContain('Luca Ferri');
    expect((await tomas.get(`${DESK}?shown=spam`)).text).toContain('Luca Ferri');
    await tomas.post(`${DESK}/${two}/spam`, { spam: 'no' });
    expect((await tomas.get(DESK)).text).toContain('Luca Ferri');
  }));

test('their application is a click away, and a picture is shown to those who see its thread alone', () =>
  onStage(async (ctx, cast) => {
    const round = await stageForm(ctx, cast.programme);
    const application = await applied(ctx, cast, round, 'luca');
    const { id: file } = await ctx.db
      .insertInto('file')
      .values({
        programme_id: cast.programme,
        sha256: Buffer.from('x'),
        kind: 'image/png',
        bytes: Buffer.from('png'),
        created_at: ctx.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { thread: id } = await takenMail(ctx, cast, 'luca', { pictures: [{ file, name: 'me.png' }] });
    const { thread: other } = await takenMail(ctx, cast, 'luca');
    const tomas = browse(ctx, cast, 'tomas');
    const page = (await tomas.get(`${DESK}/${id}`)).text;
    expect(page).toContain(`/workbench/applications/${application}"`);
    expect(page).toContain(`${DESK}/${id}/pictures/${file}`);
    const shown = await tomas.get(`${DESK}/${id}/pictures/${file}`);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(shown.headers.get('content-security-policy')).toContain('sandbox');
    expect((await tomas.get(`${DESK}/${other}/pictures/${file}`)).status).toBe(404);
    expect((await browse(ctx, cast, 'ngozi').get(`${DESK}/${id}/pictures/${file}`)).status).toBe(404);
  }));
