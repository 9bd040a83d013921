import { describe, expect, test } from 'vitest';
import { browse } from '../browse.ts';
import { applied, leave, looksAgainSoon, mailed, withPartners } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { answerAt, comesIn } from './incoming.ts';
import { messages } from './quietPartners.ts';
import { withoutMarkup } from '../withoutMarkup.ts';
import { mailTo } from '../mailTo.ts';
import { declareAbsence } from '../../src/rooms/partnerships/index.ts';

/** Amina, whom her partner left, and the day on which the programme looks again. */
const leftAlone = (play: (scene: PartnersScene, application: number) => Promise<void>): Promise<void> =>
  withPartners(['amina', 'mei'], async (scene) => {
    await leave(scene, 'mei');
    await looksAgainSoon(scene);
    await play(scene, (await applied(scene, 'amina'))!.id);
  });

const choices = ({ ctx }: PartnersScene) => ctx.db.selectFrom('again_wait').select('choice').execute();

describe('while somebody waits in a round that runs', () => {
  test.each([
    ['Next', 'next'],
    ['In the next round', 'next'],
    ['Prefiero esperar', 'wait'],
    ['Prochaine, merci', 'next'],
    ['القادمة', 'next'],
    ['أنتظر', 'wait'],
  ])('a mail that says %s chooses, and is answered with where they stand', (text, choice) =>
    leftAlone(async (scene, subject) => {
      const { ctx, cast } = scene;
      const own = { programme: cast.programme, person: cast.people.amina };
      const to = answerAt(ctx, { ...own, kind: 'again', subject });
      await comesIn(ctx, { from: 'amina@cast.example', to, subject: 'Re: No partner yet', text });
      expect(await choices(scene)).toEqual([{ choice }]);
      expect(await mailed(scene, 'standing')).toHaveLength(1);
    }),
  );

  test('another answer is read by people, and chooses nothing', () =>
    leftAlone(async (scene, subject) => {
      const { ctx, cast } = scene;
      const own = { programme: cast.programme, person: cast.people.amina };
      const to = answerAt(ctx, { ...own, kind: 'again', subject });
      const text = 'Next week I shall be at sea, can you write to me then?';
      await comesIn(ctx, { from: 'amina@cast.example', to, subject: 'Re: No partner yet', text });
      expect(await choices(scene)).toEqual([]);
      expect(await messages(scene)).toHaveLength(1);
    }));

  test('their page says when the programme looks again, and takes their choice; nobody else chooses for them', () =>
    leftAlone(async (scene, application) => {
      const { ctx, cast } = scene;
      const amina = browse(ctx, cast, 'amina');
      const page = async (path: string) => withoutMarkup((await amina.get(`${path}?lang=en`)).text);
      for (const path of ['/partnership', '/status']) {
        const text = await page(path);
        expect(text).toContain('We look for a partner for you again on');
        expect(text).toContain('Ask two others whether I may join them');
      }
      const choose = (who: typeof amina, choice: string) =>
        who.post(`/applications/${application}/waiting`, { choice });
      expect((await choose(browse(ctx, cast, 'luca'), 'next')).status).toBe(404);
      expect((await choose(browse(ctx, cast, 'tomas'), 'next')).status).toBe(404);
      expect(await choices(scene)).toEqual([]);
      expect((await choose(amina, 'anything')).status).toBe(404);
      expect((await choose(amina, 'next')).status).toBe(303);
      expect(await page('/status')).toContain('You asked us to look no more in this round.');
      await choose(amina, 'wait');
      expect(await choices(scene)).toEqual([{ choice: 'wait' }]);
    }));

  test('who is away then reads until when nobody looks for them instead, on the page and by mail, and says with one button that they are back', () =>
    leftAlone(async (scene, application) => {
      const { ctx, cast } = scene;
      const own = { programme: cast.programme, person: cast.people.amina };
      const until = new Date(ctx.clock.now().getTime() + 8 * 86_400_000).toISOString().slice(0, 10);
      await declareAbsence(ctx, { ...own, until });
      const amina = browse(ctx, cast, 'amina');
      const page = async () => withoutMarkup((await amina.get('/status?lang=en')).text);
      expect(await page()).toContain(
        'Until then we look for no partner for you, and after that we do again.',
      );
      expect(await page()).not.toContain('We look for a partner for you again on');
      await ctx.db.updateTable('person').set({ locale: 'en' }).execute();
      const left = (await mailTo(ctx, 'amina@cast.example')).text;
      expect(left).toContain('Until then we look for no partner for you');
      expect(left).not.toContain('We look for another partner for you on');
      const choose = (who: typeof amina) =>
        who.post(`/applications/${application}/waiting`, { choice: 'here' });
      expect((await choose(browse(ctx, cast, 'luca'))).status).toBe(404);
      expect(await page()).toContain('You are away until');
      expect((await choose(amina)).status).toBe(303);
      expect(await page()).toContain('We look for a partner for you again on');
    }));

  test('who takes a break is looked for once they are back', () =>
    leftAlone(async (scene) => {
      const { ctx, cast } = scene;
      await declareAbsence(ctx, { programme: cast.programme, person: cast.people.amina, until: null });
      const text = withoutMarkup((await browse(ctx, cast, 'amina').get('/status?lang=en')).text);
      expect(text).toContain('We look for no partner for you until you are back.');
    }));
});
