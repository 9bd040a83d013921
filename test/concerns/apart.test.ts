import { describe, expect, test } from 'vitest';
import { forgetConcerns, lookAfter, showAddress } from '../../src/rooms/partnerships/index.ts';
import { browse } from '../browse.ts';
import { kinds, letters, mails, quiet, writes } from '../mail/quietPartners.ts';
import { withPartners, write } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { withoutMarkup } from '../withoutMarkup.ts';

const tell = async ({ ctx, cast, pair }: PartnersScene, more: Record<string, string>) =>
  browse(ctx, cast, 'amina').post(`/partnership/${pair}/concern`, {
    body: 'HERON: it is wrong.',
    exit: 'stay',
    ...more,
  });

const concernOf = ({ ctx }: PartnersScene) =>
  ctx.db.selectFrom('concern').select(['id', 'severity']).executeTakeFirstOrThrow();

describe('no contact', () => {
  test('begins at once: no letter passes on page or by mail, its author keeps it and hears a neutral sentence', () =>
    quiet(async (scene) => {
      const { ctx, cast, pair } = scene;
      const page = `/partnership/${pair}`;
      await write(scene, 'amina', 'From before.');
      const form = await browse(ctx, cast, 'amina').get(`${page}/concern?lang=ar`);
      expect(form.text).toContain('</bdi>، <time');
      expect((await tell(scene, { apart: 'yes' })).status).toBe(303);
      const mei = browse(ctx, cast, 'mei');
      const seen = withoutMarkup((await mei.get(page)).text);
      expect(seen).toContain('Letters are not passed on at the moment');
      expect(seen).not.toContain('HERON');
      expect(seen).toContain('for you alone: letters are not passed on');
      expect(seen).not.toContain('It goes out by the mail');
      expect((await mei.post(`${page}/letters`, { body: 'OSPREY one', form_key: 'k' })).status).toBe(303);
      await writes(scene, 'mei', 'OSPREY two', { kind: 'letter' });
      expect(await letters(scene)).toHaveLength(3);
      expect((await browse(ctx, cast, 'amina').get(page)).text).not.toContain('OSPREY');
      expect((await mei.get(page)).text).toContain('OSPREY two');
      const toMei = await mails(scene, 'mei');
      expect(toMei.filter(({ kind }) => kind === 'letter-trouble')).toMatchObject([
        {
          text: expect.stringContaining(
            'letters are not passed on in your partnership at the moment',
          ) as string,
        },
      ]);
      expect(await kinds(scene, 'amina')).not.toContain('letter');
    }));

  test('keeps reminders, questions and addresses from passing, also those that wait already', () =>
    quiet(async (scene) => {
      const { ctx, cast, pair } = scene;
      await tell(scene, { apart: 'yes' });
      await ctx.db.updateTable('partnership').set({ look_at: null }).execute();
      for (let day = 0; day < 40; day += 1) {
        ctx.clock.forward(24);
        await lookAfter(ctx);
      }
      const own = { programme: cast.programme, partnership: pair, show: true };
      expect(await showAddress(ctx, { ...own, person: cast.people.mei })).toMatchObject({ ok: false });
      const page = `/partnership/${pair}`;
      for (const who of ['amina', 'mei'] as const) {
        expect((await kinds(scene, who)).filter((kind) => kind !== 'introduction')).toEqual([]);
        await browse(ctx, cast, who).post(`${page}/silence`);
        await browse(ctx, cast, who).post(`${page}/absence`, { until: '2027-04-30' });
      }
      const after = [...(await kinds(scene, 'amina')), ...(await kinds(scene, 'mei'))];
      expect(after.filter((kind) => kind !== 'introduction')).toEqual([]);
    }));

  test('is lifted by who may read the concern alone; letters of that time stay with their authors', () =>
    withPartners(['amina', 'tomas'], async (scene) => {
      const { ctx, cast, pair } = scene;
      await tell(scene, { apart: 'yes' });
      await write(scene, 'tomas', 'OSPREY');
      const contact = `/workbench/partnerships/${pair}/concerns/${(await concernOf(scene)).id}/contact`;
      expect((await browse(ctx, cast, 'tomas').post(contact, { apart: 'no' })).status).toBe(404);
      expect((await browse(ctx, cast, 'ines').post(contact, { apart: 'no' })).status).toBe(303);
      await write(scene, 'tomas', 'HARRIER');
      const seen = (await browse(ctx, cast, 'amina').get(`/partnership/${pair}`)).text;
      expect(seen).toContain('HARRIER');
      expect(seen).not.toContain('OSPREY');
    }));
});

describe('a concern', () => {
  test('says how bad it is, and shows its readers the letters that were picked, and no other, also when those are gone', () =>
    withPartners(['amina', 'tomas'], async (scene) => {
      const { ctx, cast, pair } = scene;
      await write(scene, 'tomas', 'OSPREY: send me money.');
      await write(scene, 'tomas', 'HARRIER: good morning.');
      const [first] = await ctx.db.selectFrom('letter').select('id').orderBy('id').execute();
      const form = withoutMarkup(
        (await browse(ctx, cast, 'amina').get(`/partnership/${pair}/concern?lang=en`)).text,
      );
      expect(form).toContain('OSPREY: send me money.');
      expect(form).toContain('deleted 180 days after it was dealt with');
      await tell(scene, { severity: 'danger', passages: String(first!.id) });
      await ctx.db.updateTable('letter').set({ body: '', gone_at: ctx.clock.now() }).execute();
      const desk = `/workbench/partnerships/${pair}`;
      const seen = (await browse(ctx, cast, 'ines').get(desk)).text;
      expect(seen).toContain('OSPREY');
      expect(seen).not.toContain('HARRIER');
      expect((await browse(ctx, cast, 'tomas').get(desk)).text).not.toContain('OSPREY');
      const { id, severity } = await concernOf(scene);
      expect(severity).toBe('danger');
      const at = `${desk}/concerns/${id}/severity`;
      expect((await browse(ctx, cast, 'tomas').post(at, { severity: 'note' })).status).toBe(404);
      expect((await browse(ctx, cast, 'ines').post(at, { severity: 'note' })).status).toBe(303);
      expect((await concernOf(scene)).severity).toBe('note');
    }));

  test('loses its words, and the copies of letters, 180 days after it was dealt with', () =>
    withPartners(['amina', 'mei'], async (scene) => {
      const { ctx } = scene;
      await write(scene, 'mei', 'OSPREY');
      const [letter] = await ctx.db.selectFrom('letter').select('id').execute();
      await tell(scene, { passages: String(letter!.id) });
      const left = async () => [
        (await ctx.db.selectFrom('concern').select('body').execute()).filter(({ body }) => body !== '')
          .length,
        (await ctx.db.selectFrom('concern_passage').select('id').execute()).length,
      ];
      ctx.clock.forward(24 * 200);
      await forgetConcerns(ctx);
      expect(await left()).toEqual([1, 1]);
      await ctx.db.updateTable('concern').set({ handled_at: ctx.clock.now() }).execute();
      ctx.clock.forward(24 * 179);
      await forgetConcerns(ctx);
      expect(await left()).toEqual([1, 1]);
      ctx.clock.forward(24 * 2);
      await forgetConcerns(ctx);
      expect(await left()).toEqual([0, 0]);
    }));

  test('takes no letter that its reporter may not read', () =>
    withPartners(['amina', 'tomas'], async (scene) => {
      const { ctx } = scene;
      await write(scene, 'tomas', 'OSPREY');
      await ctx.db.updateTable('letter').set({ held_at: ctx.clock.now() }).execute();
      const [held] = await ctx.db.selectFrom('letter').select('id').execute();
      await tell(scene, { passages: String(held!.id) });
      expect(await ctx.db.selectFrom('concern_passage').select('id').execute()).toEqual([]);
    }));
});
