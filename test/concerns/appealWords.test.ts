import { describe, expect, test } from 'vitest';
import { answerAppeal } from '../../src/rooms/partnerships/index.ts';
import { forgetConcerns } from '../../src/rooms/partnerships/concerns/forgetConcerns.ts';
import { browse } from '../browse.ts';
import type { CastName } from '../cast.ts';
import { answerAt, comesIn } from '../mail/incoming.ts';
import { writes } from '../mail/quietPartners.ts';
import type { PartnersScene } from '../partners.ts';
import { withoutMarkup } from '../withoutMarkup.ts';
import { WORDS, decides, pair, raiseAbout, seen, told, viewer } from './concernScene.ts';

const OWN = 'BITTERN: that is not how it was.';

const appeals = (scene: PartnersScene, who: CastName, concern: number, text = OWN) =>
  writes(scene, who, text, { kind: 'appeal', subject: concern });

const bodies = async ({ ctx }: PartnersScene) => ({
  concern: (await ctx.db.selectFrom('concern').select('body').executeTakeFirstOrThrow()).body,
  appeals: (await ctx.db.selectFrom('concern_appeal').select('body').orderBy('id').execute()).map(
    ({ body }) => body,
  ),
});

const answers = async (scene: PartnersScene, who: CastName, stands: boolean) => {
  const { ctx, cast } = scene;
  const { id } = await ctx.db
    .selectFrom('concern_appeal')
    .select('id')
    .where('answered_at', 'is', null)
    .executeTakeFirstOrThrow();
  const actor = { kind: 'person', id: cast.people[who] } as const;
  const own = { programme: cast.programme, actor, viewer: viewer(scene, who), appeal: id };
  expect(await answerAppeal(ctx, { ...own, stands })).toBe(true);
};

describe('the words of an appeal', () => {
  test('stay for 180 days of their own however late it comes, and so does what was told', () =>
    pair(async (scene) => {
      const { ctx } = scene;
      const concern = await raiseAbout(scene);
      await decides(scene, 'ines', concern, 'parted');
      ctx.clock.forward(179 * 24);
      await appeals(scene, 'mei', concern);
      ctx.clock.forward(3 * 24);
      await forgetConcerns(ctx);
      expect(await bodies(scene)).toEqual({ concern: `${WORDS.told}: it is wrong.`, appeals: [OWN] });
      await answers(scene, 'tomas', true);
      ctx.clock.forward(179 * 24);
      await forgetConcerns(ctx);
      expect((await bodies(scene)).appeals).toEqual([OWN]);
      ctx.clock.forward(2 * 24);
      await forgetConcerns(ctx);
      expect(await bodies(scene)).toEqual({ concern: '', appeals: [''] });
      await appeals(scene, 'mei', concern, 'BITTERN, again.');
      ctx.clock.forward(2 * 24);
      await forgetConcerns(ctx);
      expect(await bodies(scene)).toEqual({ concern: '', appeals: ['', 'BITTERN, again.'] });
    }));

  test('are heard when the decision was taken back before they came', () =>
    pair(async (scene) => {
      const concern = await raiseAbout(scene);
      await decides(scene, 'ines', concern, 'parted');
      await appeals(scene, 'amina', concern, 'GREBE.');
      await answers(scene, 'tomas', false);
      await appeals(scene, 'mei', concern);
      expect((await bodies(scene)).appeals).toEqual(['GREBE.', OWN]);
      expect(await seen(scene, 'tomas')).toContain('BITTERN');
      await answers(scene, 'tomas', true);
      expect(await told(scene, 'mei', 'appeal-answered')).toHaveLength(1);
    }));

  test('are asked for where none came, and what was attached stays with its sender, who hears so', () =>
    pair(async (scene) => {
      const { ctx, cast } = scene;
      const concern = await raiseAbout(scene);
      await decides(scene, 'ines', concern, 'parted');
      await appeals(scene, 'mei', concern, '\n> You decided that.\n');
      expect((await bodies(scene)).appeals).toEqual([]);
      expect((await told(scene, 'mei', 'appeal-noted'))[0]).toContain('no words of yours');
      const to = answerAt(ctx, {
        kind: 'appeal',
        programme: cast.programme,
        person: cast.people.mei,
        subject: concern,
      });
      await comesIn(ctx, {
        from: 'mei@cast.example',
        to,
        type: 'multipart/mixed; boundary=x',
        text: `--x\nContent-Type: text/plain\n\n${OWN}\n--x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\n%PDF-1.4\n--x--\n`,
      });
      expect((await bodies(scene)).appeals).toEqual([OWN]);
      expect((await told(scene, 'mei', 'appeal-noted'))[1]).toContain('Please keep what you attached');
    }));

  test('that nobody can read are told to those who would have read them, and to nobody else', () =>
    pair(async (scene) => {
      const { ctx, cast } = scene;
      const concern = await raiseAbout(scene);
      await decides(scene, 'ines', concern, 'parted');
      const to = answerAt(ctx, {
        kind: 'appeal',
        programme: cast.programme,
        person: cast.people.mei,
        subject: concern,
      });
      const headers = Array.from({ length: 3000 }, (_, n) => `X-${n}: BITTERN`);
      expect(await comesIn(ctx, { from: 'mei@cast.example', to, headers })).toMatchObject({ state: 'done' });
      expect(await seen(scene, 'tomas')).toContain('came in a mail that could not be read here');
      expect(await seen(scene, 'ines')).not.toContain('could not be read here');
      expect(await told(scene, 'tomas', 'appeal-raised')).toHaveLength(1);
    }));
});

describe('who read an appeal', () => {
  test('is listed under it for those who may read it, and for nobody else', () =>
    pair(async (scene) => {
      const { ctx, cast, pair } = scene;
      const concern = await raiseAbout(scene);
      await seen(scene, 'tomas');
      await decides(scene, 'ines', concern, 'parted');
      await appeals(scene, 'mei', concern);
      const readers = () => ctx.db.selectFrom('appeal_view').select('person_id').execute();
      await seen(scene, 'ines');
      expect(await readers()).toEqual([]);
      await seen(scene, 'tomas');
      ctx.clock.forward(25);
      await seen(scene, 'tomas');
      expect(await readers()).toEqual([{ person_id: cast.people.tomas }, { person_id: cast.people.tomas }]);
      const page = (await browse(ctx, cast, 'tomas').get(`/workbench/partnerships/${pair}?lang=en`)).text;
      const of = /<section>(?:(?!<\/section>).)*BITTERN(?:(?!<\/section>).)*<\/section>/s.exec(page);
      expect(withoutMarkup(of?.[0] ?? '')).toMatch(/Who read this\s+Tomás Rey\s*: on 2 days/);
      ctx.clock.forward(181 * 24);
      await forgetConcerns(ctx);
      expect(await readers()).toEqual([]);
    }));
});
