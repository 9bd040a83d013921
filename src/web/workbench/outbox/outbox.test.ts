import { expect, test } from 'vitest';
import { mailOf } from '../../../mail/out/registry.ts';
import { browse } from '../../../../test/browse.ts';
import { stagePartnership } from '../../../../test/partners.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { director, rowOf, withOutbox, send } from '../../../../test/outbox.ts';
import type { Scene } from '../../../../test/outbox.ts';

const statesOf = async ({ ctx }: Scene): Promise<string[]> =>
  (await ctx.db.selectFrom('outbox').select('state').orderBy('id').execute()).map((row) => row.state);

const group = { kind: 'dates-changed', occasion: 'dates/1:2' };

test('the outbox shows what waits by occasion, then who gets it and when, then the mail itself', async () => {
  await withOutbox(async (scene) => {
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
    // Only the line of a single mail names its reader.
    expect(list.text).not.toContain('Luca Ferri');
    await scene.ctx.db.deleteFrom('outbox').where('id', '<>', id).execute();
    expect((await tomas.get('/workbench/outbox')).text).toContain('Luca Ferri');
    await scene.ctx.db.updateTable('outbox').set({ state: 'sent', sent_at: scene.ctx.clock.now() }).execute();
    expect((await tomas.get('/workbench/outbox?show=sent')).text).toContain('Luca Ferri');
  });
});

/** The number of column heads that sort. */
const heads = (text: string): number => [...text.matchAll(/<th scope="col"[^>]*>(?=<a)/g)].length;

test('an act on an occasion keeps its list, and what has left stands in the order of time alone, whose head alone sorts', async () => {
  await withOutbox(async (scene) => {
    const tomas = director(scene);
    const asked = new URLSearchParams({ ...group, sort: '-to', list: 'sort=-count' });
    const page = (await tomas.get(`/workbench/outbox/group?${asked}`)).text;
    const [, kept] = /name="list-as" value="([^"]*)"/.exec(page)!;
    const fields = { ...group, 'list-as': kept!.replaceAll('&amp;', '&') };
    const { location } = await tomas.post('/workbench/outbox/group/hold', fields);
    expect(Object.fromEntries(new URL(location, 'http://x').searchParams)).toEqual(Object.fromEntries(asked));
    expect(heads((await tomas.get('/workbench/outbox')).text)).toBe(2);
    await scene.ctx.db.updateTable('outbox').set({ state: 'sent', sent_at: scene.ctx.clock.now() }).execute();
    const sent = (await tomas.get('/workbench/outbox?show=sent&sort=count')).text;
    expect(heads(sent)).toBe(1);
    expect(sent).toContain('aria-sort="descending"><a');
  });
});

const at = (hour: string) => new Date(`2027-01-16T${hour}:00Z`);

test('an occasion keeps the list of the outbox that it was opened from: the next, the earlier, and the way back', async () => {
  await withOutbox(async (scene) => {
    const { ctx, cast, round } = scene;
    const mail = { programme: cast.programme, kind: 'dates-changed', person: cast.people.luca } as const;
    const data = { round, kinds: ['matches' as const] };
    for (const [occasion, hour] of [
      ['dates/1:3', '09:00'],
      ['dates/1:4', '10:00'],
    ] as const)
      await ctx.mailer.queue(ctx, [{ ...mail, occasion, data, dueAt: at(hour) }]);
    const tomas = director(scene);
    const list = (await tomas.get('/workbench/outbox?sort=-when')).text;
    const links = [...list.matchAll(/href="([^"]*outbox\/group\?[^"]*)"/g)].map(([, href]) => href!);
    expect(links.map((href) => /occasion=dates%2F1%3A(\d)/.exec(href)?.[1])).toEqual(['4', '3', '2']);
    const middle = (await tomas.get(links[1]!.replaceAll('&amp;', '&'))).text;
    const way = /<nav class="beside-way".*?<\/nav>/s.exec(middle)?.[0] ?? '';
    expect(way).toContain(`rel="prev" href="${links[0]}"`);
    expect(way).toContain(`rel="next" href="${links[2]}"`);
    expect(way).toMatch(/rel="up" href="\/p\/far-shelves\/workbench\/outbox\?sort=-when#row-\d+"/);
    const [beside = ''] = /<nav class="beside-list".*?<\/nav>/s.exec(middle) ?? [];
    expect([...beside.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual(links);
    expect(beside).toContain(`<a href="${links[1]}" aria-current="page">`);
    // The occasion's own mails are in the record, with their boxes.
    expect(middle.indexOf('name="chosen"')).toBeGreaterThan(middle.indexOf('class="beside-record"'));
    const last = (await tomas.get(links[2]!.replaceAll('&amp;', '&'))).text;
    expect(last).not.toContain('rel="next"');
    // An occasion that an act removed from the list, or that was opened from elsewhere, has no place in it.
    await ctx.db
      .updateTable('outbox')
      .set({ state: 'dropped' })
      .where('occasion', '=', 'dates/1:3')
      .execute();
    expect((await tomas.get(links[1]!.replaceAll('&amp;', '&'))).text).not.toContain('beside-way');
    await ctx.db
      .updateTable('outbox')
      .set({ state: 'sent', sent_at: at('11:00') })
      .execute();
    const sent = (await tomas.get('/workbench/outbox?show=sent')).text;
    const [first] = [...sent.matchAll(/href="([^"]*outbox\/group\?[^"]*)"/g)].map(([, href]) => href!);
    expect((await tomas.get(first!.replaceAll('&amp;', '&'))).text).toContain('rel="next"');
  });
});

test('a whole occasion is held, let go, taken out and brought back; each act is in the log and can be undone', async () => {
  await withOutbox(async (scene) => {
    const tomas = director(scene);
    const act = (noun: string) => tomas.post(`/workbench/outbox/group/${noun}`, group);
    await act('hold');
    expect(await statesOf(scene)).toEqual(['held', 'held', 'held']);
    // A held mail does not leave at its hour.
    const planned = async (): Promise<boolean[]> => {
      const held = (await tomas.get('/workbench/outbox?show=held&lang=en')).text;
      const waits = (await tomas.get('/workbench/outbox?show=waiting&lang=en')).text;
      return [held.includes('dates-changed&amp;'), waits.includes('dates-changed&amp;')];
    };
    expect(await planned()).toEqual([true, false]);
    await act('release');
    expect(withoutMarkup((await tomas.get('/workbench/outbox?lang=en')).text)).toContain(
      '3 mails leave, each at its hour.',
    );
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
  await withOutbox(async (scene) => {
    const tomas = director(scene);
    const luca = await rowOf(scene, 'luca');
    const mei = await rowOf(scene, 'mei');
    // From the list an act leads to the next mail, where the note names the reader of the removed one.
    const from = new URLSearchParams(group);
    const { location } = await tomas.post(`/workbench/outbox/${luca.id}/removal?${from}`);
    expect(location).not.toContain(`/outbox/${luca.id}`);
    const next = withoutMarkup((await tomas.get(`${location.replace('/p/far-shelves', '')}&lang=en`)).text);
    expect(next).toMatch(/Luca Ferri ?: Taken out\. You can bring it back on its page or in the log\./);
    await tomas.post(`/workbench/outbox/${mei.id}/dispatch`);
    expect(await send(scene.ctx)).toBe(1);
    scene.ctx.clock.forward(24);
    expect(await send(scene.ctx)).toBe(1);
    expect(await statesOf(scene)).toEqual(['dropped', 'sent', 'sent']);
  });
});

test('codes and letters are only counted: nobody opens, holds or drops them', async () => {
  await withOutbox(async (scene) => {
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
  await withOutbox(async (scene) => {
    const tomas = director(scene);
    scene.ctx.clock.forward(24);
    await tomas.post('/workbench/outbox/pause');
    const { text } = await tomas.get('/workbench/outbox');
    expect(text).toContain('All mail is paused');
    // The sending of mail works so: comments and applications are confirmed meanwhile, and people who ask by mail are answered.
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
  await withOutbox(async (scene) => {
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
    expect((await tomas.get('/workbench/outbox?show=failed')).text).toContain('550 5.1.1 &lt;no such user>');
    await tomas.post(`/workbench/outbox/${id}/retry`);
    expect(await send(ctx)).toBe(1);
  });
});

test('nobody but a director or the operator sees the outbox', async () => {
  await withOutbox(async ({ ctx, cast }) => {
    for (const name of ['luca', 'ngozi', 'elif', 'ines'] as const)
      expect((await browse(ctx, cast, name).get('/workbench/outbox')).status).toBe(404);
    expect((await browse(ctx, cast, 'olga').get('/workbench/outbox')).status).toBe(200);
  });
});

test('what the timetable will write is shown beforehand: which mail, to whom, and when on their clock', async () => {
  await withOutbox(async (scene) => {
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
