import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { withPartners, write } from '../../../../test/partners.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { linkToken } from '../../../rooms/people/index.ts';

test('one’s own letters are a text file to take away: every word of one’s own, and none of anybody else', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    await write(scene, 'mei', 'Dear Amina,\n\n<b>snow</b> here.');
    await write(scene, 'amina', 'Chère Mei, secret words of mine.');
    await write(scene, 'mei', 'And ice.');
    const mei = browse(ctx, cast, 'mei');
    await mei.post(`/partnership/${pair}/letters`, { body: 'Half a draft', form_key: 'd', act: 'draft' });
    const file = await mei.post(`/partnership/${pair}/own-letters?lang=en`);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="far-shelves-letters.txt"');
    expect(file.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.text.indexOf('Dear Amina,\n\n<b>snow</b> here.')).toBeGreaterThan(0);
    expect(file.text.indexOf('And ice.')).toBeGreaterThan(file.text.indexOf('snow'));
    expect(file.text).not.toMatch(/secret words|Half a draft/);
    for (const who of ['luca', 'tomas', 'olga'] as const)
      expect((await browse(ctx, cast, who).post(`/partnership/${pair}/own-letters`)).status).toBe(404);
    const asked = await browse(ctx, cast, 'mei', { proved: false }).post(`/partnership/${pair}/own-letters`);
    expect(asked.text).toContain('autocomplete="one-time-code"');
    expect(asked.text).not.toContain('snow');
    const forwarded = browse(ctx, cast);
    const { programme } = cast;
    const token = await linkToken(ctx, {
      programme,
      person: cast.people.mei,
      purpose: 'partnership',
      subject: String(pair),
    });
    await forwarded.post(`/l/${token}`);
    expect((await forwarded.get(`/partnership/${pair}`)).text).toContain('/own-letters"');
    const sent = await forwarded.post(`/partnership/${pair}/own-letters`);
    expect([sent.status, sent.text]).toEqual([303, '']);
    expect(sent.location).toContain('/sign-in?next=');
  }));

test('the page says who can read letters, and offers the file once there is something in it', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const mei = browse(scene.ctx, scene.cast, 'mei');
    const page = async (): Promise<string> => (await mei.get(`/partnership/${scene.pair}?lang=en`)).text;
    expect(withoutMarkup(await page())).toContain('coordinators do not read your letters');
    expect(await page()).not.toContain('/own-letters"');
    await write(scene, 'mei', 'Hello');
    expect(await page()).toContain(`/partnership/${scene.pair}/own-letters"`);
  }));
