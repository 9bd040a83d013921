import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { onStage } from '../../../test/onStage.ts';

test('who switches the language on a page that answers a post gets the page above it, in that language', () =>
  onStage(async (ctx, cast) => {
    const luca = browse(ctx, cast, 'luca', { proved: false });
    const asked = await luca.post('/me/address', { address: 'new@cast.example' });
    const [, href = ''] = /href="([^"]*\?lang=fr)"/.exec(asked.text) ?? [];
    const answered = await luca.site.get(href);
    expect(answered).toMatchObject({ status: 303, location: `/p/${cast.slug}/me` });
    expect((await luca.get('/me')).text).toContain('<html lang="fr"');
    expect((await luca.post('/me/details', { name: '' })).status).toBe(422);
    expect((await luca.get('/me/details')).location).toBe(`/p/${cast.slug}/me`);
    expect((await luca.get('/me/sessions/1/end')).location).toBe(`/p/${cast.slug}/me`);
  }));

test('a page above is no way in: who may not post gets what they would get there', () =>
  onStage(async (ctx, cast) => {
    const nobody = browse(ctx, cast);
    expect((await nobody.get('/me/details')).location).toBe(
      `/p/${cast.slug}/sign-in?next=${encodeURIComponent(`/p/${cast.slug}/me/details`)}`,
    );
    const luca = browse(ctx, cast, 'luca');
    expect((await luca.get('/workbench/people/invitations')).status).toBe(404);
    expect((await luca.get('/me/nothing')).status).toBe(404);
  }));
