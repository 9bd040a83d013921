import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { withPartners, write } from '../../../test/partners.ts';
import type { PartnersScene } from '../../../test/partners.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { lookAfter } from '../../rooms/partnerships/index.ts';

const page = async ({ ctx, cast }: PartnersScene, who: 'amina' | 'mei') =>
  withoutMarkup((await browse(ctx, cast, who).get('/partnership?lang=en')).text)
    .replaceAll(/[\u2068\u2069]/g, '')
    .replaceAll(/\s+/g, ' ');

async function weeks(scene: PartnersScene, count: number): Promise<void> {
  for (let week = 0; week < count; week += 1) {
    scene.ctx.clock.forward(7 * 24);
    await lookAfter(scene.ctx);
  }
}

test('who waits reads on which days the partner was reminded, and from the last on that they need not wait', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    await write(scene, 'amina', 'Hello');
    await weeks(scene, 2);
    expect(await page(scene, 'amina')).toMatch(/We reminded 陈美 on 19 February and 26 February/);
    expect(await page(scene, 'amina')).not.toContain('You need not wait');
    await weeks(scene, 1);
    expect(await page(scene, 'amina')).toContain('You need not wait any longer');
    expect(await page(scene, 'mei')).not.toContain('reminded');
  }));

test('who rests has a button to be here again', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    await write(scene, 'amina', 'Hello');
    await weeks(scene, 4);
    expect(await page(scene, 'mei')).toContain('I am here again');
    expect(await page(scene, 'amina')).toContain('They get no more reminders');
    const mei = browse(ctx, cast, 'mei');
    expect((await mei.post(`/partnership/${pair}/presence`)).location).toBe(
      `/p/far-shelves/partnership/${pair}`,
    );
    expect(await page(scene, 'mei')).not.toContain('I am here again');
  }));

test('a quiet pair stands on the work list with a suggestion, and its page sends the next reminder', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    await write(scene, 'amina', 'Hello');
    await weeks(scene, 2);
    const tomas = browse(ctx, cast, 'tomas');
    const work = withoutMarkup((await tomas.get('/workbench?lang=en')).text);
    for (const words of ['A pair is silent', 'Suggested: nothing yet, or the next reminder now.'])
      expect(work).toContain(words);
    expect((await tomas.get(`/workbench/partnerships/${pair}?lang=en`)).text).toContain('Remind now');
    const before = await ctx.db.selectFrom('turn_reminder').select('id').execute();
    ctx.clock.forward(2 * 24);
    await tomas.post(`/workbench/partnerships/${pair}/reminder`);
    expect(await ctx.db.selectFrom('turn_reminder').select('id').execute()).toHaveLength(before.length + 1);
  }));

test('a director chooses the days of reminders, and is told what is none', () =>
  withPartners(['amina', 'mei'], async ({ ctx, cast }) => {
    const tomas = browse(ctx, cast, 'tomas');
    const days = async () =>
      (
        await ctx.db
          .selectFrom('programme')
          .select('reminder_days')
          .where('id', '=', cast.programme)
          .executeTakeFirstOrThrow()
      ).reminder_days;
    const fields = {
      name: 'Far Shelves',
      locales: ['en', 'es'],
      sourceLocale: 'en',
      zone: 'Europe/Lisbon',
      contactAddress: 'hello@far-shelves.example',
    };
    expect((await tomas.post('/workbench/programme', { ...fields, reminderDays: '14, 7' })).status).toBe(422);
    expect(await days()).toEqual([7, 14, 21]);
    expect((await tomas.post('/workbench/programme', { ...fields, reminderDays: '5, 12' })).status).toBe(303);
    expect(await days()).toEqual([5, 12]);
  }));
