import { expect, test } from 'vitest';
import { PATH, announcing, queued, words } from '../../../../test/announcing.ts';
import { bundleMails, changeAnnouncement, mailById } from '../../../rooms/outbox/index.ts';
import { USUAL, chooseRhythm } from '../../../rooms/preferences/index.ts';

test('the text of one that waits is changed in one place: what left and what was reworded by hand keeps its words, and it can be undone', async () => {
  await announcing(async (tomas, ctx, cast) => {
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

test('an announcement of which no mail is left to take out says so, where it cannot be undone any more', async () => {
  await announcing(async (tomas, ctx) => {
    await tomas.post(PATH, { ...words, 'subject.en': 'Gone', act: 'queue' });
    await ctx.db.updateTable('outbox').set({ state: 'sent', sent_at: ctx.clock.now() }).execute();
    const [undoing] = /\/workbench\/log\/\d+\/undoing/.exec((await tomas.get('/workbench/log')).text)!;
    const { location } = await tomas.post(undoing);
    const { text } = await tomas.get(`${location!.replace('/p/far-shelves', '')}?lang=en`);
    expect(text).toContain('This can no longer be undone: its mails have left, or were taken out.');
    const [, id] = /log\/(\d+)/.exec(undoing)!;
    const several = await tomas.get(`/workbench/lists/log/several?act=undo&chosen=${id}&lang=en`);
    expect(several.text).toContain('Its mails have left, or were taken out.');
  });
});

test('a change of the text of an announcement says so, too, once none of its mails waits for the words before', async () => {
  await announcing(async (tomas, ctx, cast) => {
    await tomas.post(PATH, { ...words, day: '2027-01-20', act: 'queue' });
    const { id } = await ctx.db.selectFrom('announcement').select('id').executeTakeFirstOrThrow();
    ctx.clock.forward(1);
    const actor = { kind: 'person', id: cast.people.tomas } as const;
    const [subject, body] = [{ en: 'A <new> librarian' }, { en: 'It is on Friday.' }];
    const changed = { programme: cast.programme, actor, announcement: id, subject, body };
    expect(await changeAnnouncement(ctx, changed)).toMatchObject({ ok: true });
    const [undoing] = /\/workbench\/log\/\d+\/undoing/.exec((await tomas.get('/workbench/log')).text)!;
    await ctx.db.updateTable('outbox').set({ state: 'sent', sent_at: ctx.clock.now() }).execute();
    const { location } = await tomas.post(undoing);
    const { text } = await tomas.get(`${location!.replace('/p/far-shelves', '')}?lang=en`);
    expect(text).toContain('This can no longer be undone: its mails have left, or were taken out.');
  });
});

test('an announcement that left within a digest keeps the words that it left with; one whose digest waits gets the new ones', async () => {
  await announcing(async (tomas, ctx, cast) => {
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
