import { expect, test } from 'vitest';
import { createDelivery } from '../../../mail/out/delivery/deliver.ts';
import { mailboxTransport } from '../../../mail/out/delivery/transport.ts';
import { mailOf } from '../../../mail/out/registry.ts';
import { browse } from '../../../../test/browse.ts';
import type { Browser } from '../../../../test/browse.ts';
import { stage, stageRound } from '../../../../test/cast.ts';
import type { Stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { stagePartnership } from '../../../../test/partners.ts';

interface Scene {
  ctx: TestCtx;
  cast: Stage;
  round: number;
}

async function scene(play: (scene: Scene) => Promise<void>): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const round = (await stageRound(ctx, cast.programme)).id;
    await ctx.mailer.queue(
      ctx,
      (['luca', 'mei', 'amina'] as const).map((name) => ({
        programme: cast.programme,
        kind: 'dates-changed' as const,
        occasion: 'dates/1:2',
        person: cast.people[name],
        data: { round, kinds: ['matches'] },
        dueAt: new Date('2027-01-16T08:00:00Z'),
      })),
    );
    await play({ ctx, cast, round });
  });
}

const rowOf = ({ ctx, cast }: Scene, name: 'luca' | 'mei' | 'amina') =>
  ctx.db
    .selectFrom('outbox')
    .selectAll()
    .where('person_id', '=', cast.people[name])
    .executeTakeFirstOrThrow();

const statesOf = async ({ ctx }: Scene): Promise<string[]> =>
  (await ctx.db.selectFrom('outbox').select('state').orderBy('id').execute()).map((row) => row.state);

/** Tomás, reading English today. */
function director({ ctx, cast }: Scene): Browser {
  const tomas = browse(ctx, cast, 'tomas');
  tomas.cookies.set('lang', 'en');
  return tomas;
}

const linksIn = (part: string): string[] => [...part.matchAll(/https?:\/\/[^\s"<]+/g)].map(([link]) => link);

const group = { kind: 'dates-changed', occasion: 'dates/1:2' };

async function send(ctx: TestCtx): Promise<number> {
  const sender = { address: 'mentoring@localhost', domain: 'localhost' };
  return createDelivery({ publicUrl: 'http://localhost:3000', sender }, await mailboxTransport()).run(ctx);
}

test('the outbox shows what waits by occasion, then who gets it and when, then the mail itself', async () => {
  await scene(async (scene) => {
    const tomas = director(scene);
    const list = await tomas.get('/workbench/outbox');
    expect(list.status).toBe(200);
    expect(list.text).toContain('Dates of a round have moved');
    const path = `/workbench/outbox/group?${new URLSearchParams(group)}`;
    expect(list.text).toContain(path.replaceAll('&', '&amp;'));
    const all = await tomas.get(path);
    for (const name of ['Luca Ferri', '陈美', 'Amina Diallo']) expect(all.text).toContain(name);
    const { id, subject } = await rowOf(scene, 'luca');
    const one = await tomas.get(`/workbench/outbox/${id}`);
    expect(one.text).toContain(subject);
    const html = await tomas.get(`/workbench/outbox/${id}/html`);
    expect(html.headers.get('content-security-policy')).toContain('sandbox');
  });
});

test('a whole occasion is held, let go, taken out and brought back; each act is in the log and can be undone', async () => {
  await scene(async (scene) => {
    const tomas = director(scene);
    const act = (noun: string) => tomas.post(`/workbench/outbox/group/${noun}`, group);
    await act('hold');
    expect(await statesOf(scene)).toEqual(['held', 'held', 'held']);
    // What is held back does not leave at its hour.
    const planned = async (): Promise<boolean[]> => {
      const { text } = await tomas.get('/workbench/outbox?lang=en');
      return ['>Planned for<', '>Leaves<'].map((label) => text.includes(label));
    };
    expect(await planned()).toEqual([true, false]);
    await act('release');
    expect(await statesOf(scene)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(await planned()).toEqual([false, true]);
    await act('removal');
    expect(await statesOf(scene)).toEqual(['dropped', 'dropped', 'dropped']);
    const dropped = await scene.ctx.db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'mails-dropped')
      .executeTakeFirstOrThrow();
    await tomas.post(`/workbench/log/${dropped.id}/undoing`);
    expect(await statesOf(scene)).toEqual(['waiting', 'waiting', 'waiting']);
    expect((await act('return')).location).toContain('/group?');
  });
});

test('a dropped mail does not leave; one sent now leaves before its hour', async () => {
  await scene(async (scene) => {
    const tomas = director(scene);
    const luca = await rowOf(scene, 'luca');
    const mei = await rowOf(scene, 'mei');
    await tomas.post(`/workbench/outbox/${luca.id}/removal`);
    await tomas.post(`/workbench/outbox/${mei.id}/dispatch`);
    expect(await send(scene.ctx)).toBe(1);
    scene.ctx.clock.forward(24);
    expect(await send(scene.ctx)).toBe(1);
    expect(await statesOf(scene)).toEqual(['dropped', 'sent', 'sent']);
  });
});

test('an edited mail leaves as it was edited, its HTML from the same text, its foot and links kept', async () => {
  await scene(async (scene) => {
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

test('an edit cannot bring in what is somebody else’s: a new placeholder is refused and the text kept', async () => {
  await scene(async (scene) => {
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
  await scene(async (scene) => {
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
  await scene(async (scene) => {
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

    // One that was edited before its words were fixed leaves with those of the catalogue.
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
  await scene(async (scene) => {
    const { id, text } = await rowOf(scene, 'luca');
    const named = `Hello %% x%%\n\n${text}`;
    await scene.ctx.db.updateTable('outbox').set({ text: named }).where('id', '=', id).execute();
    const draft = named.replace('%% x%%', '%% x%%letter:1%%');
    await director(scene).post(`/workbench/outbox/${id}`, { subject: 'Hello', text: draft });
    expect((await rowOf(scene, 'luca')).text).not.toContain('%%letter:1%%');
  });
});

test('a placeholder that somebody took as a name stays a name', async () => {
  await scene(async (scene) => {
    await scene.ctx.db.updateTable('programme').set({ name: '%%code:1%%' }).execute();
    scene.ctx.clock.forward(24);
    expect(await send(scene.ctx)).toBe(3);
    const { text } = await rowOf(scene, 'luca');
    expect(text).not.toContain('%%code:1%%');
  });
});

test('codes and letters are only counted: nobody opens, holds or drops them', async () => {
  await scene(async (scene) => {
    const { ctx, cast } = scene;
    const code = await ctx.db
      .insertInto('sign_in_code')
      .values({
        programme_id: cast.programme,
        address: 'mei@cast.example',
        browser_hash: Buffer.alloc(32),
        nonce: Buffer.alloc(16),
        created_at: ctx.clock.now(),
        expires_at: new Date('2027-02-01T00:00:00Z'),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await ctx.mailer.queue(ctx, [
      {
        programme: cast.programme,
        kind: 'sign-in-code',
        occasion: `code:${code.id}`,
        person: cast.people.bao,
        data: { code: code.id },
      },
    ]);
    const tomas = director(scene);
    const { id } = await ctx.db
      .selectFrom('outbox')
      .select('id')
      .where('private', '=', true)
      .executeTakeFirstOrThrow();
    expect((await tomas.get('/workbench/outbox')).text).toContain('Codes to sign in');
    expect((await tomas.get('/workbench/outbox')).text).not.toContain(`code:${code.id}`);
    for (const path of [`/workbench/outbox/${id}`, `/workbench/outbox/${id}/html`])
      expect((await tomas.get(path)).status).toBe(404);
    expect(
      (await tomas.get(`/workbench/outbox/group?kind=sign-in-code&occasion=code:${code.id}`)).status,
    ).toBe(404);
    await tomas.post(`/workbench/outbox/${id}/removal`);
    await tomas.post(`/workbench/outbox/${id}/hold`);
    await tomas.post(`/workbench/outbox/${id}`, { subject: 'x', text: 'y' });
    const row = await ctx.db
      .selectFrom('outbox')
      .select(['state', 'edited_at'])
      .where('id', '=', id)
      .executeTakeFirst();
    expect(row).toEqual({ state: 'waiting', edited_at: null });
  });
});

test('all mail is paused and let go again with one button', async () => {
  await scene(async (scene) => {
    const tomas = director(scene);
    scene.ctx.clock.forward(24);
    await tomas.post('/workbench/outbox/pause');
    const { text } = await tomas.get('/workbench/outbox');
    expect(text).toContain('All mail is paused');
    // As delivery has it: comments and applications are confirmed meanwhile, and who asks by mail is answered.
    expect(text).toContain('nothing leaves but codes, what protects somebody and what somebody asks for');
    const waited = ['comment-confirm', 'application-confirm', 'application-received', 'standing', 'by-mail'];
    for (const kind of waited) expect(mailOf(kind).urgent, kind).toBe(true);
    expect(await send(scene.ctx)).toBe(0);
    const { programme, people } = scene.cast;
    await scene.ctx.mailer.queue(scene.ctx, [
      { programme, kind: 'by-mail', occasion: 'asked', person: people.luca },
    ]);
    expect(await send(scene.ctx)).toBe(1);
    await tomas.post('/workbench/outbox/resumption');
    expect(await send(scene.ctx)).toBe(3);
  });
});

test('a mail that bounced is tried again from the outbox, its address trusted once more', async () => {
  await scene(async (scene) => {
    const { ctx, cast } = scene;
    const { id } = await rowOf(scene, 'luca');
    await ctx.db
      .updateTable('outbox')
      .set({ state: 'failed', last_error: '550 5.1.1 <no such user>', attempts: 1 })
      .where('id', '=', id)
      .execute();
    await ctx.db
      .insertInto('suppression')
      .values({
        programme_id: cast.programme,
        address: 'luca@cast.example',
        reason: '550',
        at: ctx.clock.now(),
      })
      .execute();
    const tomas = director(scene);
    expect((await tomas.get('/workbench/outbox')).text).toContain('550 5.1.1 &lt;no such user>');
    await tomas.post(`/workbench/outbox/${id}/retry`);
    expect(await send(ctx)).toBe(1);
  });
});

test('nobody but a director or the operator sees the outbox', async () => {
  await scene(async ({ ctx, cast }) => {
    for (const name of ['luca', 'ngozi', 'elif', 'ines'] as const)
      expect((await browse(ctx, cast, name).get('/workbench/outbox')).status).toBe(404);
    expect((await browse(ctx, cast, 'olga').get('/workbench/outbox')).status).toBe(200);
  });
});

test('what the timetable will write is shown beforehand: which mail, to whom, and when on their clock', async () => {
  await scene(async (scene) => {
    const { ctx, cast, round } = scene;
    await stagePartnership(ctx, cast.programme, round, [cast.people.luca, cast.people.mei]);
    const tomas = director(scene);
    const page = await tomas.get('/workbench/outbox/coming');
    expect(page.text).toContain('Farewell at the end of a round');
    expect(page.text).toContain('readers?kind=farewell&amp;round=1');
    const readers = await tomas.get('/workbench/outbox/coming/readers?kind=farewell&round=1');
    expect(readers.text).toContain('Luca');
    expect(readers.text).toContain('Rome time');
    expect((await tomas.get('/workbench/outbox/coming/readers?kind=topic&round=1')).status).toBe(404);
    expect((await browse(ctx, cast, 'elif').get('/workbench/outbox/coming')).status).toBe(404);
  });
});
