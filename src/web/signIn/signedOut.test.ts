import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { lastCode } from '../../../test/lastCode.ts';
import { withPartners } from '../../../test/partners.ts';

const LETTER = 'Dear Luca,\n\nit snowed all night, and "nobody" <came>.';
const form = { form_key: '5b0a4f0c-1c7b-4d3e-9a55-1f0f6b3b9a10', body: LETTER };

test('a letter sent after its session ended waits while its writer signs in, and then goes on', () =>
  withPartners(['mei', 'luca'], async ({ ctx, cast, pair }) => {
    const letters = (): Promise<unknown[]> => ctx.db.selectFrom('letter').select('body').execute();
    const mei = browse(ctx, cast, 'mei');
    await mei.get('/me');
    await browse(ctx, cast, 'mei').post('/me/sessions/end');

    const kept = await mei.post(`/partnership/${pair}/letters`, form);
    expect(kept.status).toBe(403);
    expect(kept.text).toContain(`action="/p/${cast.slug}/partnership/${pair}/letters"`);
    expect(kept.text).toContain(`name="form_key" value="${form.form_key}"`);
    expect(kept.text).toContain('&quot;nobody&quot; &lt;came');
    expect(kept.text).toContain(
      `sign-in?next=${encodeURIComponent(`/p/${cast.slug}/partnership/${pair}/letters`)}`,
    );
    expect(await letters()).toEqual([]);

    // Mei is not signed in yet: the form waits on.
    expect((await mei.post(`/partnership/${pair}/letters`, form)).text).toContain('it snowed all night');
    await mei.post('/sign-in', { address: 'mei@cast.example' });
    await mei.post('/sign-in/code', { code: await lastCode(ctx, cast.programme) });
    expect((await mei.post(`/partnership/${pair}/letters`, form)).status).toBe(303);
    expect(await letters()).toEqual([{ body: LETTER }]);
  }));

test('what a volunteer wrote waits as well, and what has no words is led to sign in', () =>
  withPartners(['mei', 'luca'], async ({ ctx, cast }) => {
    const vera = browse(ctx, cast);
    const kept = await vera.post('/workbench/announcements', {
      'subject.en': 'News',
      'body.en': 'A long story.',
    });
    expect(kept.status).toBe(403);
    expect(kept.text).toContain('A long story.');
    expect((await vera.post('/workbench/announcements')).location).toContain('/sign-in');
    expect((await vera.site.post('/operator/programmes', { name: 'Far Shelves' })).text).toContain(
      'name="name" value="Far Shelves"',
    );
  }));

test('of a letter with a picture the words wait, and it is said that the picture has to be chosen again', () =>
  withPartners(['mei', 'luca'], async ({ ctx, cast, pair }) => {
    const mei = browse(ctx, cast, 'mei');
    await mei.get('/me');
    await browse(ctx, cast, 'mei').post('/me/sessions/end');
    const kept = await mei.upload(`/partnership/${pair}/letters`, form, {
      picture: Buffer.from('a picture'),
    });
    expect(kept.status).toBe(403);
    expect(kept.text).toContain('it snowed all night');
    expect(kept.text).toContain('A file that you chose did not stay: please choose it again');
    const plain = await mei.upload(`/partnership/${pair}/letters`, form, {});
    expect(plain.text).not.toContain('A file that you chose');
  }));
