import { describe, expect, test } from 'vitest';
import { rolledBackAfter } from '../../src/db/rolledBackAfter.ts';
import { changeSeverity } from '../../src/rooms/partnerships/index.ts';
import type { Severity } from '../../src/rooms/partnerships/index.ts';
import { browse } from '../browse.ts';
import { withoutMarkup } from '../withoutMarkup.ts';
import { decides, pair, raiseAbout, seen, told, viewer } from './concernScene.ts';

describe('an appeal on its page', () => {
  test('goes where one by mail goes, keeps the words of one that is refused, and is offered to who was told alone', () =>
    pair(async (scene) => {
      const { ctx, cast, pair } = scene;
      const concern = await raiseAbout(scene);
      const at = `/partnership/${pair}/appeals/${concern}`;
      const [amina, mei] = (['amina', 'mei'] as const).map((who) => browse(ctx, cast, who));
      for (const one of [amina!, mei!]) expect((await one.get(at)).status).toBe(404);
      await decides(scene, 'ines', concern, 'parted');
      expect((await told(scene, 'mei', 'concern-decided'))[0]).toContain(at);
      expect((await mei!.get(`/partnership/${pair}/concern`)).text).toContain(at);
      const page = withoutMarkup((await mei!.get(`${at}?lang=en`)).text);
      for (const words of ['Your partner does not see it.', 'none of them decided it', 'Tomás Rey'])
        expect(page).toContain(words);
      expect(page).not.toContain('Inês Prado');
      const long = `BITTERN ${'x'.repeat(5000)}`;
      const refused = await mei!.post(`${at}?lang=en`, { body: long });
      expect([refused.status, refused.text.includes(long)]).toEqual([422, true]);
      expect((await mei!.post(at, { body: ' ' })).status).toBe(422);
      expect((await browse(ctx, cast, 'luca').post(at, { body: 'BITTERN' })).status).toBe(404);
      const { location } = await mei!.post(at, { body: 'BITTERN: that is not how it was.' });
      expect(withoutMarkup((await mei!.get(`${location}?lang=en`)).text)).toContain(
        'read by somebody who did not decide it',
      );
      expect(await seen(scene, 'ines')).not.toContain('BITTERN');
      expect(await seen(scene, 'tomas')).toContain('BITTERN');
      expect((await amina!.get(at)).status).toBe(200);
    }));

  test('is one, also by a double click; the page says when one asked, and the mail who reads it whether the decision was theirs', () =>
    pair(async (scene) => {
      const { ctx, cast, pair } = scene;
      const concern = await raiseAbout(scene);
      const at = `/partnership/${pair}/appeals/${concern}`;
      await decides(scene, 'ines', concern, 'parted');
      const mei = browse(ctx, cast, 'mei');
      expect(withoutMarkup((await mei.get(`${at}?lang=en`)).text)).not.toContain('You asked for it');
      for (const body of ['BITTERN', ' BITTERN ', 'BITTERN again']) await mei.post(at, { body });
      expect(await ctx.db.selectFrom('concern_appeal').select('body').orderBy('id').execute()).toEqual([
        { body: 'BITTERN' },
        { body: 'BITTERN again' },
      ]);
      expect(withoutMarkup((await mei.get(`${at}?lang=en`)).text)).toContain('nobody has answered yet');
      expect((await told(scene, 'tomas', 'appeal-raised'))[0]).toContain('Please read what they say');
      await ctx.db.updateTable('concern').set({ handled_by: cast.people.tomas }).execute();
      const mail = await ctx.mailer.compose(ctx, {
        programme: cast.programme,
        person: cast.people.tomas,
        kind: 'appeal-raised',
        data: { partnership: pair, concern },
      });
      expect(mail?.text).toContain('look again at your decision');
    }));

  test('is as urgent as the concern is bad, also when a reader says anew how bad it is', () =>
    pair(async (scene) => {
      const { ctx, cast, pair } = scene;
      const { programme } = cast;
      const concern = await raiseAbout(scene);
      const says = (severity: Severity) =>
        changeSeverity(ctx, { programme, viewer: viewer(scene, 'tomas'), concern, severity });
      const urgency = async () =>
        (
          await ctx.db
            .selectFrom('matter')
            .select('urgency')
            .where('kind', '=', 'concern-appeal')
            .executeTakeFirstOrThrow()
        ).urgency;
      await says('note');
      await decides(scene, 'ines', concern, 'parted');
      await browse(ctx, cast, 'mei').post(`/partnership/${pair}/appeals/${concern}`, { body: 'BITTERN' });
      expect(await urgency()).toBe(1);
      const list = withoutMarkup((await browse(ctx, cast, 'tomas').get('/workbench?lang=en')).text);
      expect(list).toContain('look at a decision again');
      expect(list).not.toContain('in danger');
      for (const [severity, to] of [
        ['danger', 3],
        ['worry', 2],
      ] as const) {
        await says(severity);
        expect(await urgency()).toBe(to);
      }
    }));

  test('is there for nobody who was told nothing, and says who reads it where nobody else may', () =>
    pair(async (scene) => {
      const { ctx, cast, pair } = scene;
      const concern = await raiseAbout(scene);
      await decides(scene, 'tomas', concern, 'nothing');
      const at = `/partnership/${pair}/appeals/${concern}`;
      const mei = browse(ctx, cast, 'mei');
      expect((await mei.get(at)).status).toBe(404);
      expect((await mei.get(`/partnership/${pair}/concern`)).text).not.toContain(at);
      await ctx.db
        .updateTable('role')
        .set({ ended_at: ctx.clock.now() })
        .where('person_id', '=', cast.people.ines)
        .execute();
      const amina = browse(ctx, cast, 'amina');
      const page = async (): Promise<string> => withoutMarkup((await amina.get(`${at}?lang=en`)).text);
      expect(await page()).toContain('it goes to whoever runs this installation');
      await rolledBackAfter(ctx.db, async () => {
        await ctx.db.deleteFrom('operator').execute();
        expect(await page()).toContain('nobody may read it but who decided it');
      });
      const { location } = await amina.post(at, { body: 'BITTERN' });
      const said = withoutMarkup((await amina.get(`${location}?lang=en`)).text);
      expect(said).toContain('whoever runs this installation');
    }));
});
