import { expect, test } from 'vitest';
import { mailServers, mailSetting, serverPassword, setMailSetting } from '../../../rooms/sending/index.ts';
import { withOperatorMail } from '../../../../test/operatorMail.ts';

test('a mail server is added with its password sealed, put first and removed; nonsense and plain text over the network are refused', async () => {
  await withOperatorMail(async ({ ctx, olga, page }) => {
    const server = {
      name: 'Second',
      host: 'smtp.second.example',
      port: '587',
      security: 'starttls',
      username: 'user',
      password: 'a very secret word',
      connections: '3',
      perMinute: '60',
      perDay: '',
      domainPerMinute: '20',
    };
    const path = '/operator/mail/servers';
    expect((await olga.site.post(path, { ...server, host: 'no host!' })).status).toBe(422);
    expect((await olga.site.post(path, { ...server, perDay: 'many' })).status).toBe(422);
    const plain = await olga.site.post(path, { ...server, security: 'none' });
    expect(plain.status).toBe(422);
    expect(plain.text).toContain('Without encryption');
    expect(await mailServers(ctx)).toEqual([]);
    expect((await olga.site.post(path, server)).status).toBe(303);
    await olga.site.post(path, { ...server, name: 'Third', host: 'smtp.third.example' });
    const [second, third] = await mailServers(ctx);
    expect(second).toMatchObject({ name: 'Second', perMinute: 60, perDay: null, domainPerMinute: 20 });
    expect(await serverPassword(ctx, second!.id)).toBe('a very secret word');
    const { sealed_password: sealed } = await ctx.db
      .selectFrom('mail_route')
      .select('sealed_password')
      .where('id', '=', second!.id)
      .executeTakeFirstOrThrow();
    expect(Buffer.from(sealed!, 'base64url').toString('latin1')).not.toContain('secret');
    expect(await page()).not.toContain('a very secret word');
    await olga.site.post(`${path}/${third!.id}/preference`);
    expect((await mailServers(ctx)).map(({ name }) => name)).toEqual(['Third', 'Second']);
    await olga.site.post(`${path}/${second!.id}/removal`);
    expect((await mailServers(ctx)).map(({ name }) => name)).toEqual(['Third']);
    const kinds = await ctx.db.selectFrom('event').select('kind').orderBy('id').execute();
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'mail-route-added',
      'mail-route-added',
      'mail-route-preferred',
      'mail-route-removed',
    ]);
  });
});

test('a test mail is a job, and what came of it stands on the page', async () => {
  await withOperatorMail(async ({ ctx, olga, page }) => {
    expect((await olga.site.post('/operator/mail/test', { to: 'nonsense' })).status).toBe(422);
    await olga.site.post('/operator/mail/test', { to: 'olga@cast.example' });
    expect(ctx.enqueued).toContainEqual({
      name: 'test-mail',
      data: { to: 'olga@cast.example', locale: 'en' },
    });
    await setMailSetting(ctx, 'mail-test', {
      at: ctx.clock.now().toISOString(),
      to: 'olga@cast.example',
      error: '550 5.7.1 no',
    });
    expect(await page()).toContain('550 5.7.1 no');
  });
});

const ids = (html: string): string[] => [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!);

const invalid = (html: string): string[] =>
  [...html.matchAll(/<input[^>]*aria-invalid[^>]*>/g)].map(([tag]) => /id="([^"]+)"/.exec(tag)![1]!);

test('the limits of the first server and those of another are fields of their own, and what is wrong in one is said beside it alone', async () => {
  await withOperatorMail(async ({ ctx, olga, page }) => {
    const before = await page();
    expect(before).toContain('id="f-perMinute"');
    expect(new Set(ids(before)).size).toBe(ids(before).length);

    const limits = { 'first-perMinute': '30', 'first-perDay': '', 'first-domainPerMinute': '' };
    expect((await olga.site.post('/operator/mail/limits', limits)).status).toBe(303);
    expect(await mailSetting(ctx, 'mail-limits')).toEqual({
      perMinute: 30,
      perDay: null,
      domainPerMinute: null,
    });

    const wrong = await olga.site.post('/operator/mail/limits', { ...limits, 'first-perMinute': 'many' });
    expect([wrong.status, invalid(wrong.text)]).toEqual([422, ['f-first-perMinute']]);
    expect(wrong.text).toContain('href="#f-first-perMinute"');
    const server = { host: 'smtp.second.example', port: '587', security: 'starttls', perMinute: 'many' };
    const other = await olga.site.post('/operator/mail/servers', server);
    expect([other.status, invalid(other.text)]).toEqual([422, ['f-perMinute']]);
    expect(other.text).toContain('href="#f-perMinute"');
  });
});

test('a slow start ends by itself after nine days, and the page says so', async () => {
  await withOperatorMail(async ({ ctx, olga, page }) => {
    await olga.site.post('/operator/mail/start', { slow: 'yes' });
    expect(await page()).toContain('The slow start is on');
    const begun = (days: number) =>
      setMailSetting(ctx, 'mail-slow-start', {
        since: new Date(ctx.clock.now().getTime() - days * 86_400_000).toISOString(),
      });
    await begun(8.9);
    expect(await page()).toContain('The slow start is on');
    await begun(9);
    expect(await page()).not.toContain('The slow start is on');
    expect(await page()).toContain('ends by itself after nine days');
  });
});
