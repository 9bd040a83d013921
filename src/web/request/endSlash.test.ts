import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { onStage } from '../../../test/onStage.ts';

test('an address typed with a slash at its end leads to the page, and to no other site', () =>
  onStage(async (ctx, cast) => {
    const nobody = browse(ctx, cast);
    for (const [typed, page] of [
      [`/p/${cast.slug}/`, `/p/${cast.slug}`],
      [`/p/${cast.slug}/topics/?lang=fr`, `/p/${cast.slug}/topics?lang=fr`],
      [`/p/${cast.slug}/nowhere/`, `/p/${cast.slug}/nowhere`],
    ] as const) {
      const led = await nobody.site.get(typed);
      expect(led).toMatchObject({ status: 308, location: page });
      expect(led.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    expect((await nobody.site.get(`/p/${cast.slug}`)).status).toBe(200);
    for (const odd of ['//elsewhere.example/', '/\\elsewhere.example/', '/p/%2f/'])
      expect((await nobody.site.get(odd)).status).not.toBe(308);
    expect((await nobody.site.post(`/p/${cast.slug}/contact/`, {})).status).toBe(404);
  }));
