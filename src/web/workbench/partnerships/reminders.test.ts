import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { onStage } from '../../../../test/partnershipDesk.ts';
import type { Scene } from '../../../../test/partnershipDesk.ts';
import { DAY } from '../../../../test/silence.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { lookAfter } from '../../../rooms/partnerships/index.ts';

/** Both pairs have had their second reminder, and two days have gone by. */
async function silent({ ctx, pair }: Scene): Promise<[number, number]> {
  for (let day = 0; day < 16; day += 1) {
    ctx.clock.forward(DAY);
    await lookAfter(ctx);
  }
  const { id } = await ctx.db
    .selectFrom('partnership')
    .select('id')
    .where('id', '<>', pair)
    .executeTakeFirstOrThrow();
  return [pair, id];
}

const reminded = async ({ ctx }: Scene): Promise<number> =>
  (await ctx.db.selectFrom('event').select('id').where('kind', '=', 'partner-reminded').execute()).length;

test('several silent pairs are reminded at once from the work list, after their number is said, and who could not be is named', () =>
  onStage(async (scene) => {
    const { ctx, cast } = scene;
    const [one, other] = await silent(scene);
    const bao = browse(ctx, cast, 'bao');
    const list = (await bao.get('/workbench?lang=en')).text;
    const choose = /\/workbench\/matters\/several\?group=pair-silent\.remind/.exec(list)?.[0] ?? '';
    const chosen = withoutMarkup((await bao.get(`${choose}&lang=en`)).text);
    expect(chosen).toContain('Go on with all 2');
    expect(chosen).not.toContain('(optional)');
    const { location } = await bao.get(`${choose}&act=remind&all=yes`);
    const offered = /^\/p\/far-shelves\/workbench\/partnerships\/reminders\?pairs=([\d,]+)$/.exec(
      location,
    )?.[1];
    expect(new Set(offered?.split(',').map(Number))).toEqual(new Set([one, other]));
    const said = (await bao.get(`${location}&lang=en`)).text;
    expect(withoutMarkup(said)).toContain('Remind 2 pairs now?');
    expect(said).toContain('Amina Diallo');
    expect(said).toContain('Luca Ferri');
    expect(await reminded(scene)).toBe(0);
    const [pairs] = /name="pairs" value="([\d,]+)"/.exec(said)!.slice(1);
    const done = await bao.post('/workbench/partnerships/reminders', { pairs: pairs! });
    expect([done.status, done.location]).toEqual([303, '/p/far-shelves/workbench']);
    expect(await reminded(scene)).toBe(2);
    // Within a day nobody is reminded again; what is no pair of theirs has no name.
    ctx.clock.forward(DAY / 2);
    const again = await bao.post('/workbench/partnerships/reminders', { pairs: `${one},999999999` });
    expect(await reminded(scene)).toBe(2);
    const left = await bao.get(again.location);
    expect(withoutMarkup(left.text)).toContain('One pair was not reminded');
    expect(left.text).toContain('Amina Diallo');
    expect(left.text).not.toContain('Luca Ferri');
  }));

test('one that cannot be reminded keeps no other from it', () =>
  onStage(async (scene) => {
    const { ctx, cast } = scene;
    const [one, other] = await silent(scene);
    const tomas = browse(ctx, cast, 'tomas');
    await ctx.db
      .updateTable('partnership')
      .set({ state: 'ended', ended_at: ctx.clock.now(), end_reason: 'volunteer' })
      .where('id', '=', one)
      .execute();
    const done = await tomas.post('/workbench/partnerships/reminders', { pairs: `${one},${other}` });
    expect(await reminded(scene)).toBe(1);
    expect(
      withoutMarkup(
        (await tomas.get(`${done.location}${done.location.includes('?') ? '&' : '?'}lang=en`)).text,
      ),
    ).toContain('One pair was not reminded');
  }));

test('only those who look after silent pairs remind several, and a page without a choice offers no button', () =>
  onStage(async ({ ctx, cast, pair }) => {
    for (const who of ['ngozi', 'ines', 'elif', 'amina'] as const) {
      const browser = browse(ctx, cast, who);
      expect((await browser.get(`/workbench/partnerships/reminders?pairs=${pair}`)).status, who).toBe(404);
      const posted = await browser.post('/workbench/partnerships/reminders', { pairs: String(pair) });
      expect(posted.status, who).toBe(404);
    }
    const none = (await browse(ctx, cast, 'bao').get('/workbench/partnerships/reminders?pairs=x&lang=en'))
      .text;
    expect(withoutMarkup(none)).toContain('No pair is chosen');
    expect(none).not.toContain('name="pairs"');
  }));

test.each(['en', 'es', 'fr', 'ar'])('the choice and the question are there in %s', (lang) =>
  onStage(async (scene) => {
    const [one, other] = await silent(scene);
    const bao = browse(scene.ctx, scene.cast, 'bao');
    for (const path of [
      '/workbench?',
      '/workbench/matters/several?group=pair-silent.remind&',
      `/workbench/partnerships/reminders?pairs=${one},${other}&`,
      `/workbench/partnerships/reminders?left=${one},${other}&`,
    ]) {
      const page = await bao.get(`${path}lang=${lang}`);
      expect(page.status).toBe(200);
      expect(page.text).not.toMatch(/>(?:partnerships|work)\.[a-z]|\{[a-z]+[,}]/);
    }
  }),
);
