import { expect, test } from 'vitest';
import { comesIn, incomingRow, MAIL_IN } from '../../../../test/mail/incoming.ts';
import { letterAt } from '../../../../test/mail/letterScene.ts';
import { browse } from '../../../../test/browse.ts';
import { withPartners } from '../../../../test/partners.ts';
import { processIncoming } from '../../../mail/in/process.ts';
import { copyRow } from '../../../../test/copyRow.ts';
import { readAlong } from '../../../../test/readAlong.ts';

const HOSTILE = '<script>alert(1)</script>\r\n\u0007\u202eend';

test('a mail to nobody can be read as text, handed to the inbox or discarded; then the work list is clear', () =>
  withPartners(['luca', 'mei'], async ({ ctx, cast }) => {
    const tomas = browse(ctx, cast, 'tomas');
    const one = await comesIn(ctx, {
      from: 'nils@cast.example',
      to: 'nobody@shelves.example',
      subject: 'A question',
      text: HOSTILE,
    });
    const other = await comesIn(ctx, { from: 'spam@spam.example', to: 'nobody@shelves.example' });
    const list = await tomas.get('/workbench/tray');
    expect(list.text).toContain('No es una dirección nuestra');
    expect((await tomas.get('/workbench')).text).toContain(`href="/p/${cast.slug}/workbench/tray"`);
    const page = await tomas.get(`/workbench/tray/${one.id}`);
    expect(page.text).toContain('&lt;script>alert(1)');
    expect(page.text).not.toContain('<script>alert');
    expect(page.text).not.toContain('\u0007');
    expect(page.text).toContain('A question');
    expect((await tomas.post(`/workbench/tray/${one.id}/inbox`)).status).toBe(303);
    await processIncoming(ctx, MAIL_IN, one.id);
    expect(await incomingRow(ctx, one.id)).toMatchObject({ state: 'done', kind: 'inbox' });
    expect(await ctx.db.selectFrom('thread_message').select('body').executeTakeFirst()).toMatchObject({
      body: expect.stringContaining('alert(1)') as string,
    });
    await tomas.post(`/workbench/tray/${other.id}/removal`);
    expect(await incomingRow(ctx, other.id)).toMatchObject({ state: 'dropped', reason: 'discarded' });
    expect((await tomas.post(`/workbench/tray/${other.id}/retry`)).status).toBe(404);
    const open = await ctx.db
      .selectFrom('matter')
      .select('kind')
      .where('kind', '=', 'mail-tray')
      .where('closed_at', 'is', null)
      .execute();
    expect(open).toEqual([]);
  }));

test('a letter between partners is shown to nobody, and no volunteer can let it pass or read it in the inbox', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    const to = letterAt(scene, 'luca');
    const row = await comesIn(ctx, { from: 'luca@work.example', to, text: 'Only for Mei' });
    const tomas = browse(ctx, cast, 'tomas');
    const page = await tomas.get(`/workbench/tray/${row.id}`);
    expect(page.text).toContain('carta entre colegas');
    expect(page.text).toMatch(/Si es suyo[\s\S]{0,60}Sin prueba/);
    expect(page.text).not.toMatch(/Only for Mei|reply\+/);
    for (const noun of ['inbox', 'warrant'])
      expect((await tomas.post(`/workbench/tray/${row.id}/${noun}`)).status).toBe(404);
    expect((await tomas.post(`/workbench/tray/${row.id}/retry`)).status).toBe(303);
    await processIncoming(ctx, MAIL_IN, row.id);
    expect(await incomingRow(ctx, row.id)).toMatchObject({ state: 'tray', reason: 'sender' });
  }));

test('of another programme’s tray nothing is seen, and mail of no programme is the operator’s', () =>
  withPartners(['luca', 'mei'], async ({ ctx, cast }) => {
    await ctx.db
      .insertInto('programme')
      .values({
        slug: 'other',
        name: 'Other',
        source_locale: 'en',
        locales: ['en'],
        zone: 'UTC',
        contact_address: 'x@other.example',
        created_at: ctx.clock.now(),
      })
      .execute();
    const row = await comesIn(ctx, { from: 'nils@cast.example', to: 'nobody@shelves.example' });
    expect(row.programme_id).toBeNull();
    const tomas = browse(ctx, cast, 'tomas');
    expect((await tomas.get(`/workbench/tray/${row.id}`)).status).toBe(404);
    expect((await tomas.post(`/workbench/tray/${row.id}/removal`)).status).toBe(404);
    const olga = browse(ctx, cast, 'olga');
    expect((await olga.site.get('/operator')).text).toContain('/operator/tray');
    expect((await olga.site.get(`/operator/tray/${row.id}`)).text).toContain('nils@cast.example');
    expect((await olga.site.post(`/operator/tray/${row.id}/removal`, {})).status).toBe(303);
    expect(await incomingRow(ctx, row.id)).toMatchObject({ state: 'dropped' });
  }));

test('a mail is shown decoded, and no secret address in it', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    const secret = letterAt(scene, 'luca');
    const row = await comesIn(ctx, {
      from: '=?utf-8?B?TsOtbHM=?= <nils@cast.example>',
      to: 'nobody@shelves.example',
      subject: '=?utf-8?Q?=C2=BFCu=C3=A1ndo=3F?=',
      text: `Write to ${secret} or <${secret.toUpperCase()}>, not to hello@far-shelves.example.`,
    });
    const page = await browse(ctx, cast, 'tomas').get(`/workbench/tray/${row.id}`);
    expect(page.text).toContain('¿Cuándo?');
    expect(page.text).toContain('Níls');
    expect(page.text).toContain('hello@far-shelves.example');
    expect(page.text.toLowerCase()).not.toContain(secret.split('@')[0]);
  }));

test('a long tray is read to its end and back, the oldest first', () =>
  withPartners(['luca', 'mei'], async ({ ctx, cast }) => {
    const { id } = await comesIn(ctx, { from: 'nils@cast.example', to: 'nobody@shelves.example' });
    const at = (n: number): string => new Date(ctx.clock.now().getTime() + n * 1000).toISOString();
    await copyRow(
      ctx,
      'incoming',
      id,
      Array.from({ length: 120 }, (_, n) => ({
        received_at: at(120 - n),
        fingerprint: `\\x${n.toString(16).padStart(8, '0')}`,
      })),
    );
    const pages = await readAlong(browse(ctx, cast, 'tomas'), '/workbench/tray', /\/tray\/(\d+)["?]/g);
    expect(pages.map((page) => page.length)).toEqual([50, 50, 21]);
    expect(pages.flat()).toEqual([String(id), ...Array.from({ length: 120 }, (_, n) => `${1_000_119 - n}`)]);
  }));
