import { expect, test } from 'vitest';
import { json } from '../../db/json.ts';
import { createDelivery } from '../../mail/out/delivery/deliver.ts';
import { mailboxTransport } from '../../mail/out/delivery/transport.ts';
import { browse, testDoor } from '../../../test/browse.ts';
import { createApp } from '../app.ts';
import { stage } from '../../../test/cast.ts';
import type { Stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import type { TestCtx } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';

async function letOneLeave(ctx: TestCtx, cast: Stage): Promise<void> {
  const { id } = await ctx.db
    .insertInto('announcement')
    .values({
      programme_id: cast.programme,
      subject: json({ en: 'News <b>for</b> all' }),
      body: json({ en: 'Read this:\nhttps://shelves.example/news\n\n<script>alert(1)</script>' }),
      created_at: ctx.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await ctx.mailer.queue(ctx, [
    {
      programme: cast.programme,
      kind: 'announcement',
      occasion: 'a',
      person: cast.people.luca,
      data: { announcement: id },
    },
  ]);
  const settings = {
    publicUrl: 'http://localhost:3000',
    sender: { address: 'mentoring@localhost', domain: 'localhost' },
  };
  expect(await createDelivery(settings, await mailboxTransport()).run(ctx)).toBe(1);
}

test('a mail that left without a mail server can be read here: text with links, HTML that runs nothing, source', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    await letOneLeave(ctx, cast);
    const here = browse(ctx, cast).site;
    const list = await here.get('/dev/mail');
    expect(list.text).toContain('luca@cast.example');
    const path = /\/dev\/mail\/\d+/.exec(list.text)![0];
    const page = await here.get(path);
    expect(page.text).toContain('href="https://shelves.example/news"');
    expect(page.text).toContain('&lt;script>');
    expect(page.text).not.toContain('<script>alert');
    const html = await here.get(`${path}/html`);
    expect(html.headers.get('content-security-policy')).toContain('sandbox');
    expect(html.headers.get('content-security-policy')).toContain("default-src 'none'");
    const source = await here.get(`${path}/source`);
    expect(source.headers.get('content-type')).toContain('text/plain');
    expect(source.text).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
  });
});

test('from another machine, or through a proxy, there is no mailbox', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    await letOneLeave(ctx, cast);
    expect((await browse(ctx, cast, undefined, { peer: '203.0.113.9' }).site.get('/dev/mail')).status).toBe(
      404,
    );
    const proxied = browse(ctx, cast).site.get('/dev/mail', { 'x-forwarded-for': '127.0.0.1' });
    expect((await proxied).status).toBe(404);
    // A foreign page whose host name was made to resolve to this machine (DNS rebinding).
    for (const host of [
      'evil.example',
      'evil.example:3000',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
    ]) {
      const rebound = await createApp(testDoor(ctx)).fetch(new Request(`http://${host}/dev/mail`));
      expect([host, rebound.status]).toEqual([host, 404]);
    }
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'antipode.localhost'])
      expect((await createApp(testDoor(ctx)).fetch(new Request(`http://${host}/dev/mail`))).status).toBe(200);
    expect((await browse(ctx, cast, 'olga', { peer: '203.0.113.9' }).site.get('/dev/mail')).status).toBe(200);
  });
});
