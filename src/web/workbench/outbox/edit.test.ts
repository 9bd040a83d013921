import { expect, test } from 'vitest';
import { stagePartnership } from '../../../../test/partners.ts';
import { director, rowOf, withOutbox, send } from '../../../../test/outbox.ts';

const linksIn = (part: string): string[] => [...part.matchAll(/https?:\/\/[^\s"<]+/g)].map(([link]) => link);

/** The version that a form carries. */
const baseIn = (page: string): string => /name="base" value="([^"]*)"/.exec(page)![1]!;

test('an edited mail leaves as it was edited, its HTML from the same text, its foot and links kept', async () => {
  await withOutbox(async (scene) => {
    const tomas = director(scene);
    const { id, text } = await rowOf(scene, 'luca');
    const edited = text.replace('Some dates', '<b>All & sundry</b>:\n\n* one\n* two\n\nSome dates');
    await tomas.post(`/workbench/outbox/${id}`, { subject: 'Mind the new dates', text: edited });
    const row = await rowOf(scene, 'luca');
    expect(row.subject).toBe('Mind the new dates');
    expect(row.html).toContain('&lt;b>All &amp; sundry');
    expect(row.html).toContain('<li');
    expect(row.text.split('\n-- \n')).toHaveLength(2);
    expect(linksIn(row.html)).toEqual(linksIn(row.text));
    scene.ctx.clock.forward(24);
    await send(scene.ctx);
    expect((await rowOf(scene, 'luca')).subject).toBe('Mind the new dates');
    expect((await rowOf(scene, 'mei')).subject).toContain('New dates');
  });
});

test('of two who edit one mail the second reads both words, and says which stay', async () => {
  await withOutbox(async (scene) => {
    const tomas = director(scene);
    const { id, text } = await rowOf(scene, 'luca');
    const at = `/workbench/outbox/${id}`;
    const base = baseIn((await tomas.get(at)).text);
    const edit = (subject: string, of: string) => tomas.post(`${at}?lang=en`, { subject, text, base: of });
    expect((await edit('Of the first', base)).status).toBe(303);
    const second = await edit('Of the second', base);
    expect(second.status).toBe(422);
    expect(second.text).toMatch(/It now says: <bdi[^>]*>Of the first[^]*You wrote: <bdi[^>]*>Of the second/);
    expect(second.text).toContain('value="Of the second"');
    expect((await rowOf(scene, 'luca')).subject).toBe('Of the first');
    expect((await edit('Of the second', baseIn(second.text))).status).toBe(303);
    expect((await rowOf(scene, 'luca')).subject).toBe('Of the second');
  });
});

test('an edit cannot bring in what is somebody else’s: a new placeholder is refused and the text kept', async () => {
  await withOutbox(async (scene) => {
    const tomas = director(scene);
    const { id, text } = await rowOf(scene, 'luca');
    const draft = `Look: %%letter:1%%\n\n${text}`;
    const back = await tomas.post(`/workbench/outbox/${id}`, { subject: '', text: draft });
    expect(back.status).toBe(422);
    expect(back.text).toContain('Look: %%letter:1%%');
    expect(back.text).toContain('href="#f-subject"');
    expect((await rowOf(scene, 'luca')).edited_at).toBeNull();
  });
});

test("an edit cannot put a link behind another server's address, nor into the subject, and leaves what was typed", async () => {
  await withOutbox(async (scene) => {
    const { ctx, cast } = scene;
    const partnership = await stagePartnership(ctx, cast.programme, scene.round, [
      cast.people.luca,
      cast.people.mei,
    ]);
    await ctx.mailer.queue(ctx, [
      {
        programme: cast.programme,
        kind: 'introduction',
        occasion: 'introduction:1',
        person: cast.people.luca,
        data: { partnership },
        dueAt: new Date('2027-01-16T08:00:00Z'),
      },
    ]);
    const row = () =>
      ctx.db.selectFrom('outbox').selectAll().where('kind', '=', 'introduction').executeTakeFirstOrThrow();
    const { id, text, subject } = await row();
    const link = /%%link:partnership:\d+%%/.exec(text)![0];
    const tomas = director(scene);
    for (const hidden of [
      `https://elsewhere.example/?${link}`,
      `[your page](https://elsewhere.example/${link})`,
      `https://elsewhere.example/\u200b${link}`,
      `https://elsewhere.example/\ufeff${link}`,
      `${link}@elsewhere.example`,
    ]) {
      const back = await tomas.post(`/workbench/outbox/${id}`, { subject, text: `${text}\n\n${hidden}` });
      expect(back.status, hidden).toBe(422);
      expect(back.text).toContain('needs a space or the end of a line');
      expect(back.text).toContain('elsewhere.example');
    }
    const inSubject = await tomas.post(`/workbench/outbox/${id}`, { subject: `Look ${link}`, text });
    expect(inSubject.status).toBe(422);
    expect((await row()).edited_at).toBeNull();

    const moved = `Hello, this is your page: ${link} (keep it).\r\n\r\nSee you.`;
    expect((await tomas.post(`/workbench/outbox/${id}`, { subject, text: moved })).status).toBe(303);
    const edited = await row();
    expect(edited.text).toContain(link);
    expect(edited.html).toContain(link);
  });
});

test('a mail that protects an account or gives a role is read here, and edited by nobody', async () => {
  await withOutbox(async (scene) => {
    const { ctx } = scene;
    const tomas = director(scene);
    const invited = { address: 'sana@new.example', role: 'matcher' };
    expect((await tomas.post('/workbench/people/invitations', invited)).status).toBe(303);
    const row = () =>
      ctx.db.selectFrom('outbox').selectAll().where('kind', '=', 'invitation').executeTakeFirstOrThrow();
    const { id, subject, text } = await row();
    const page = (await tomas.get(`/workbench/outbox/${id}`)).text;
    expect(page).toContain('cannot be edited');
    expect(page).not.toContain('<textarea');
    await tomas.post(`/workbench/outbox/${id}`, { subject, text: `Look at this.\n\n${text}` });
    expect(await row()).toMatchObject({ text, edited_at: null });

    // A mail that was edited before its words were fixed leaves with the words of the catalogue.
    const link = /%%link:invitation:\d+%%/.exec(text)![0];
    await ctx.db
      .updateTable('outbox')
      .set({
        text: `https://elsewhere.example/${link}`,
        html: `<a href="https://elsewhere.example/${link}">x</a>`,
      })
      .set({ edited_at: ctx.clock.now(), urgent: true })
      .where('id', '=', id)
      .execute();
    expect(await send(ctx)).toBeGreaterThan(0);
    expect(await row()).toMatchObject({ state: 'sent' });
    const { raw } = await ctx.db.selectFrom('mailbox').select('raw').executeTakeFirstOrThrow();
    expect(raw.toString()).not.toContain('elsewhere.example');
  });
});

test('an edit cannot make a placeholder out of what somebody was named', async () => {
  await withOutbox(async (scene) => {
    const { id, text } = await rowOf(scene, 'luca');
    const named = `Hello %% x%%\n\n${text}`;
    await scene.ctx.db.updateTable('outbox').set({ text: named }).where('id', '=', id).execute();
    const draft = named.replace('%% x%%', '%% x%%letter:1%%');
    await director(scene).post(`/workbench/outbox/${id}`, { subject: 'Hello', text: draft });
    expect((await rowOf(scene, 'luca')).text).not.toContain('%%letter:1%%');
  });
});

test('a placeholder that somebody took as a name stays a name', async () => {
  await withOutbox(async (scene) => {
    await scene.ctx.db.updateTable('programme').set({ name: '%%code:1%%' }).execute();
    scene.ctx.clock.forward(24);
    expect(await send(scene.ctx)).toBe(3);
    const { text } = await rowOf(scene, 'luca');
    expect(text).not.toContain('%%code:1%%');
  });
});
