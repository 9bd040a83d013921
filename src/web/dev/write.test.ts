import { expect, test } from 'vitest';
import { createDelivery } from '../../mail/out/delivery/deliver.ts';
import { mailboxTransport } from '../../mail/out/delivery/transport.ts';
import { processIncoming } from '../../mail/in/process.ts';
import { browse, testDoor } from '../../../test/browse.ts';
import type { Browser } from '../../../test/browse.ts';
import { stageForm } from '../../../test/applicant.ts';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import type { TestCtx } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';

const SENDER = { address: 'mentoring@localhost', domain: 'localhost' };

/** Does the work in the background: reads mail that came in, and sends the answers. */
async function works(ctx: TestCtx): Promise<void> {
  const replies = testDoor(ctx).config.mailIn.replies!;
  const settings = {
    replies,
    sender: SENDER.address,
    // No name server is asked about a mail that was written here.
    checkSender: () => Promise.reject(new Error('asked')),
    mustProve: true,
  };
  for (const job of ctx.enqueued.splice(0))
    if (job.name === 'mail-in') await processIncoming(ctx, settings, Number(job.data['id']));
  const delivery = { publicUrl: 'http://localhost:3000', sender: SENDER, replies };
  await createDelivery(delivery, await mailboxTransport()).run(ctx);
}

/** The newest mail of the mailbox: its path, and the text in its form for an answer. */
async function newest(here: Browser['site']): Promise<{ path: string; text: string }> {
  const path = /\/dev\/mail\/\d+/.exec((await here.get('/dev/mail')).text)![0];
  const text = /<textarea[^>]*>([^]*?)<\/textarea>/.exec((await here.get(path)).text)![1]!;
  return { path, text: text.replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&') };
}

test('without a mail server somebody at the machine takes part by mail: writes, and answers between the lines, in any language', () =>
  rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    await stageForm(ctx, cast.programme);
    const here = browse(ctx, cast).site;
    expect((await here.get('/dev/mail')).text).toContain('value="hello@far-shelves.example"');
    const from = 'amina.diop@gmail.com';
    const asked = { from, to: 'hello@far-shelves.example', subject: 'تقديم', text: 'مرحبًا\nأمينة' };
    expect((await here.post('/dev/mail', asked)).location).toBe('/dev/mail');
    await works(ctx);
    const form = await newest(here);
    expect(form.text).toMatch(/^> \[1\] =/m);
    const text = form.text.replace(/^> \[1\] =$/m, '> [1] = أمينة ديوب');
    expect((await here.post(`${form.path}/answer`, { from, text })).status).toBe(303);
    await works(ctx);
    const people = await db
      .selectFrom('person')
      .select(['name', 'locale'])
      .where('address', '=', from)
      .execute();
    expect(people).toEqual([{ name: 'أمينة ديوب', locale: 'ar' }]);
    // The page shows the answer, not the form again.
    expect((await newest(here)).path).not.toBe(form.path);
    // A mail from a second address waits for a question about it, as it would in real use.
    await here.post(`${form.path}/answer`, { from: 'amina@work.example', text });
    await works(ctx);
    const waits = await db.selectFrom('incoming').select('reason').where('state', '=', 'tray').execute();
    expect(waits).toEqual([{ reason: 'sender' }]);
  }));

test('what can be no mail comes back with its words', () =>
  rolledBack(async (db) => {
    const ctx = testContext(db);
    const here = browse(ctx, await stage(ctx)).site;
    const refused = await here.post('/dev/mail', {
      from: 'amina',
      to: 'a b',
      subject: 'S',
      text: 'My words',
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('My words');
    const header = 'a@b.example\r\nBcc: x@y.example';
    expect((await here.post('/dev/mail', { from: 'a@b.example', to: header, text: 'x' })).status).toBe(422);
    expect(await db.selectFrom('incoming').select('id').execute()).toEqual([]);
  }));

test('nobody writes for others where mail leaves, on a public address, or from another machine, also no operator', () =>
  rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { config } = testDoor(ctx);
    const mail = {
      from: 'luca@cast.example',
      to: 'hello@far-shelves.example',
      subject: 'Leave',
      text: 'Leave',
    };
    const elsewhere = [
      { door: { config: { ...config, smtpUrl: 'smtp://mail.example' } } },
      { door: { config: { ...config, isLoopback: false } } },
    ];
    for (const options of elsewhere) {
      const browser = browse(ctx, cast, 'olga', options);
      const olga = browser.site;
      await olga.get('/');
      browser.cookies.set('__Host-session', browser.cookies.get('session')!);
      const list = await olga.get('/dev/mail');
      expect([list.status, list.text.includes('<textarea')]).toEqual([200, false]);
      expect((await olga.post('/dev/mail', mail)).status).toBe(404);
    }
    expect(
      (await browse(ctx, cast, 'luca', { peer: '203.0.113.9' }).site.post('/dev/mail', mail)).status,
    ).toBe(404);
    expect(
      (await browse(ctx, cast).site.post('/dev/mail', mail, { origin: 'https://evil.example' })).status,
    ).toBe(403);
    expect(await db.selectFrom('incoming').select('id').execute()).toEqual([]);
  }));
