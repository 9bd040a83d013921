import { lastCode } from '../../../test/lastCode.ts';
import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { onStage } from '../../../test/onStage.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { mailCode } from '../../rooms/people/index.ts';
import { createLimits } from '../request/limits.ts';
import type { Limits } from '../request/limits.ts';
import { ownPath } from '../frame/ownPath.ts';
import { ask } from '../../../test/signingIn.ts';

test('one network gets five codes for an address in a quarter of an hour, known or not, and thirty for all', async () => {
  await onStage(async (ctx, cast) => {
    const door = { limits: createLimits() };
    for (const address of ['luca@cast.example', 'nobody@cast.example']) {
      const statuses: number[] = [];
      for (let i = 0; i < 6; i++)
        statuses.push(
          (await ask(browse(ctx, cast, undefined, { door, peer: '203.0.113.9' }), address)).status,
        );
      expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
    }
    const flood = browse(ctx, cast, undefined, { door, peer: '198.51.100.7' });
    const statuses: number[] = [];
    for (let i = 0; i < 31; i++) statuses.push((await ask(flood, `p${i}@cast.example`)).status);
    expect(statuses.indexOf(429)).toBe(30);
  });
});

test('whoever asks too often in a day, quarter of an hour by quarter of an hour, is told to wait for the next', async () => {
  await onStage(async (ctx, cast) => {
    const days = createLimits();
    const limits: Limits = {
      allow: (limit, key) => (limit.seconds < 86_400 ? Promise.resolve(true) : days.allow(limit, key)),
      spent: (limit, key) => days.spent(limit, key),
    };
    const browser = browse(ctx, cast, undefined, { door: { limits } });
    for (let i = 0; i < 8; i++) expect((await ask(browser, 'luca@cast.example')).status).toBe(303);
    const { status, text } = await ask(browser, 'luca@cast.example');
    expect(status).toBe(429);
    expect(withoutMarkup(text)).toContain('If this stands here again then, try tomorrow');
  });
});

test('what is typed wrongly comes back with its message, and what was typed stays', async () => {
  await onStage(async (ctx, cast) => {
    const answer = await ask(browse(ctx, cast), '"><script>@x');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('value="&quot;>&lt;script>@x"');
    expect(answer.text).toContain('aria-invalid="true"');
  });
});

test('digits of other scripts, spaces and hyphens are read as digits', async () => {
  await onStage(async (ctx, cast) => {
    const visitor = browse(ctx, cast);
    await ask(visitor, 'luca@cast.example');
    const code = await lastCode(ctx, cast.programme);
    const arabic = [...code].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join('');
    expect(
      (await visitor.post('/sign-in/code', { code: ` ${arabic.slice(0, 3)}-${arabic.slice(3)}\u200f` }))
        .status,
    ).toBe(303);
  });
});

test('the way back after signing in never leaves this site', () => {
  for (const bad of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/\t/evil.example',
    '',
    'me',
    '/a\r\nb',
  ])
    expect(ownPath(bad, '/safe')).toBe('/safe');
  expect(ownPath('/p/x/me?a=1', '/safe')).toBe('/p/x/me?a=1');
});

test('whoever signs in from the page of a topic comes back to it, and to no other site', async () => {
  await onStage(async (ctx, cast) => {
    const topic = `/p/${cast.slug}/topics/doors`;
    const from = async (referer: string): Promise<string> =>
      (await browse(ctx, cast).get('/sign-in', { referer })).text;
    expect(await from(`http://localhost:3000${topic}`)).toContain(`name="next" value="${topic}"`);
    for (const other of [`https://evil.example${topic}`, `http://localhost:3000/p/${cast.slug}`, 'nonsense'])
      expect(await from(other)).not.toContain('name="next"');
  });
});

test('an operator signs in to any programme and is a person of it from then on', async () => {
  await onStage(async (ctx, cast) => {
    await ctx.db.deleteFrom('person').where('id', '=', cast.people.olga).execute();
    const olga = browse(ctx, cast);
    await ask(olga, 'olga@cast.example');
    await mailCode(ctx, { programme: cast.programme, id: Number(ctx.enqueued[0]?.data['id']) });
    await olga.post('/sign-in/code', { code: await lastCode(ctx, cast.programme) });
    expect(olga.cookies.has('session')).toBe(true);
  });
});

test('a volunteer who takes no part lands on the workbench, a participant on their own page', () =>
  onStage(async (ctx, cast) => {
    const landed = async (address: string): Promise<string> => {
      const browser = browse(ctx, cast);
      await ask(browser, address);
      const done = await browser.post('/sign-in/code', { code: await lastCode(ctx, cast.programme) });
      return done.location;
    };
    expect(await landed('elif@cast.example')).toBe(`/p/${cast.slug}/workbench`);
    expect(await landed('luca@cast.example')).toBe(`/p/${cast.slug}/status`);
    const operator = browse(ctx, cast, 'olga');
    expect((await operator.get('/workbench')).text).toContain('href="/operator"');
    expect((await browse(ctx, cast, 'elif').get('/workbench')).text).not.toContain('href="/operator"');
  }));
