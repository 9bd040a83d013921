import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { onStage } from '../../../test/onStage.ts';
import { linkToken } from '../../rooms/people/index.ts';
import { createLimits } from '../request/limits.ts';

test('a network opens any number of links that exist, and too many others end in a page that says when to try again', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const input = { programme, person: people.luca, purpose: 'unsubscribe', subject: 'topics' } as const;
    const token = await linkToken(ctx, input);
    const door = { limits: createLimits() };
    const hospital = browse(ctx, cast, undefined, { door, peer: '198.51.100.7' });
    const signingOut = await linkToken(ctx, { programme, person: people.luca, purpose: 'sign-out' });
    for (let n = 0; n < 130; n++) expect((await hospital.get(`/l/${signingOut}`)).status).toBe(200);
    for (let n = 0; n < 120; n++) expect((await hospital.get(`/l/${n}.unknown`)).status).toBe(404);

    const refused = await hospital.get(`/l/${signingOut}`);
    expect(refused.status).toBe(429);
    expect(refused.text).toContain('Yours stays valid');
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(900);
    expect((await hospital.post(`/l/${signingOut}`)).status).toBe(429);
    // Links that stop mail have a count of their own.
    expect((await hospital.get(`/unsubscribe/${token}`)).status).toBe(200);

    const elsewhere = browse(ctx, cast, undefined, { door, peer: '203.0.113.9' });
    expect((await elsewhere.get(`/l/${signingOut}`)).status).toBe(200);
  }));
