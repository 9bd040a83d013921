import { expect, test } from 'vitest';
import type { Ctx } from '../../src/rooms/ctx.ts';
import type { ProgrammeVisit } from '../../src/web/visit.ts';
import { routes } from '../../src/web/brought.ts';
import { browse } from '../browse.ts';
import type { TestCtx } from '../context.ts';
import { makingOf } from '../hostile/markup.ts';
import { onStage } from '../onStage.ts';
import { withoutMarkup } from '../withoutMarkup.ts';
import { TYPED, part } from './begun.ts';

test('what comes back is text and nothing else, says no secret, and speaks the reader’s language', () =>
  onStage(async (ctx, cast) => {
    const olga = browse(ctx, cast, 'olga');
    const hostile = '<script class=hostile>x</script><img src=x onerror=hostile()>"\'><b onclick=hostile()>';
    const gone = await olga.post(`/topics/gone/comments"><b>`, {
      body: hostile,
      [`x"><i class=hostile>`]: hostile,
    });
    expect(gone.text).toContain('&lt;script class=hostile');
    expect([...makingOf(gone.text)].filter((part) => /hostile|<script>|<b>|<i>|<img/.test(part))).toEqual([]);

    const server = await olga.site.post('/operator/mail/servers/none', {
      name: 'Our own server',
      password: 'marmalade',
      code: '123456',
    });
    expect(withoutMarkup(server.text)).toContain('Our own server');
    expect(withoutMarkup(server.text)).toContain('A password or a code is not repeated here');
    expect(server.text).not.toMatch(/marmalade|123456/);
    expect(server.text).not.toContain('Send it again');

    const said = async (lang: string): Promise<string> =>
      withoutMarkup(
        (await olga.post('/topics/gone/comments', { body: TYPED }, { 'accept-language': lang })).text,
      );
    olga.cookies.clear();
    expect(await said('es')).toContain('Lo que escribiste');
    expect(await said('ar')).toContain('ما كتبته');
  }));

test('while the database is away, and for a programme that is not there, the words come back as well', () =>
  onStage(async (ctx, cast) => {
    let isAway = false;
    const db = (): Ctx['db'] => {
      if (isAway) throw new Error('the database is away');
      return ctx.db;
    };
    const shaky = Object.defineProperty({ ...ctx }, 'db', { get: db }) as TestCtx;
    const contact = routes.find(({ method, path }) => method === 'POST' && path === '/contact')!;
    const handle = (): never => {
      isAway = true;
      throw new Error('it broke off');
    };
    const table = [{ ...contact, handle }];
    const visitor = browse(shaky, cast, undefined, { table });
    for (const _ of ['during', 'before']) {
      const answer = await visitor.post('/contact', { body: TYPED });
      expect(answer.status).toBe(500);
      expect(withoutMarkup(answer.text)).toContain('Something broke on our side');
      expect(withoutMarkup(answer.text)).toContain('A marmalade of many words.');
    }
  }));

/** A handler for a form with a file that takes only small files. */
async function takesLittle(visit: ProgrammeVisit): Promise<Response> {
  await visit.upload(10_000);
  return visit.notFound();
}

test('the words beside a picture that is too large come back with the page that says so', () =>
  onStage(async (ctx, cast) => {
    const contact = routes.find(({ method, path }) => method === 'POST' && path === '/contact')!;
    const mei = browse(ctx, cast, 'mei', { table: [{ ...contact, handle: takesLittle }] });
    await mei.get('/me');
    const picture = 'x'.repeat(20_000);
    const body = `${part('picture', '; filename="a.png"\r\n\r\n')}${picture}\r\n${part('body', `\r\n\r\n${TYPED}`)}\r\n--a--\r\n`;
    const answer = await mei.site.postRaw(`/p/${cast.slug}/contact`, body, {
      origin: 'http://localhost:3000',
      'content-type': 'multipart/form-data; boundary=a',
      'content-length': String(body.length),
    });
    expect(answer.status).toBe(413);
    expect(withoutMarkup(answer.text)).toContain('A marmalade of many words.');
    expect(withoutMarkup(answer.text)).toContain('please choose it again');
  }));

test('no other site can have its words shown here', () =>
  onStage(async (ctx, cast) => {
    const visitor = browse(ctx, cast);
    for (const headers of [
      { 'sec-fetch-site': 'cross-site', origin: '' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ])
      for (const path of ['/contact', '/nowhere']) {
        const { status, text } = await visitor.post(path, { body: TYPED }, headers);
        expect([403, 404]).toContain(status);
        expect(text).not.toContain('marmalade');
      }
  }));

test('beside a file the words come back, and the file is asked for again', () =>
  onStage(async (ctx, cast) => {
    const elif = browse(ctx, cast, 'elif');
    const file = { picture: new Uint8Array([1, 2, 3]) };
    const gone = await elif.upload('/workbench/topics/999/picture', { alt: TYPED, source: 'blue' }, file);
    const out = await browse(ctx, cast).upload('/workbench/topics/999/picture', { alt: TYPED }, file);
    const letter = await elif.upload('/partnership/999/letters', { body: TYPED, form_key: '' }, file);
    for (const { text } of [gone, out, letter]) {
      expect(withoutMarkup(text)).toContain('A marmalade of many words.');
      expect(withoutMarkup(text)).toContain('please choose it again');
    }
  }));
