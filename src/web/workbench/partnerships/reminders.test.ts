import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { onStage } from '../../../../test/partnershipDesk.ts';
import type { Scene } from '../../../../test/partnershipDesk.ts';
import { endedByVolunteer } from '../../../../test/partners.ts';
import { DAY } from '../../../../test/silence.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { takenBack } from '../../../rooms/ctx.ts';
import { foreseeReminders, lookAfter, remindNow } from '../../../rooms/partnerships/index.ts';

/** Both pairs have had their second reminder two days ago. */
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

const SEVERAL = '/workbench/lists/partnerships/several';
const within = (location: string | null): string => location!.replace('/p/far-shelves', '');

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
    const offered =
      /^\/p\/far-shelves(\/workbench\/lists\/partnerships\/several\?act=remind&chosen=([\d,]+))$/.exec(
        location,
      );
    expect(new Set(offered?.[2]?.split(',').map(Number))).toEqual(new Set([one, other]));
    const said = (await bao.get(`${offered![1]}&lang=en`)).text;
    expect(withoutMarkup(said)).toContain('Remind 2 pairs?');
    expect(withoutMarkup(said)).toContain('who owes a letter and may be reminded gets the next reminder now');
    expect(said).toContain('Amina Diallo');
    expect(said).toContain('Luca Ferri');
    expect(said).not.toContain('would be left');
    expect(await reminded(scene)).toBe(0);
    const done = await bao.post(SEVERAL, { act: 'remind', chosen: `${one},${other}` });
    expect(done.status).toBe(303);
    expect(await reminded(scene)).toBe(2);
    // Within a day nobody is reminded again. A pair that is not the programme's has no name.
    ctx.clock.forward(DAY / 2);
    const foreseen = withoutMarkup(
      (await bao.get(`${SEVERAL}?act=remind&chosen=${one},${other},999999999&lang=en`)).text,
    );
    expect(foreseen).toContain('It can be done to none of them; 2 would be left as they are:');
    expect(foreseen).toMatch(/2\W*: Nobody can be reminded now/);
    const again = await bao.post(SEVERAL, { act: 'remind', chosen: `${one},999999999` });
    expect(await reminded(scene)).toBe(2);
    const left = withoutMarkup((await bao.get(`${within(again.location)}&lang=en`)).text);
    expect(left).toContain('Nobody can be reminded now');
    expect(left).toContain('This partnership has ended, so nobody owes a letter in it');
  }));

test('reminders of several are taken back at once, but for those that left: they come again on their day', () =>
  onStage(async (scene) => {
    const { ctx, cast } = scene;
    const [one, other] = await silent(scene);
    const steps = async () => (await ctx.db.selectFrom('turn_reminder').select('id').execute()).length;
    const before = await steps();
    const bao = browse(ctx, cast, 'bao');
    const done = await bao.post(SEVERAL, { act: 'remind', chosen: `${one},${other}` });
    const sent = (await steps()) - before;
    const [, did] = /did=(\d+)/.exec(done.location)!;
    const ofOne = ctx.db.selectFrom('bulk_item').select('id').where('subject_id', '=', one);
    await ctx.db.updateTable('outbox').set({ state: 'sent' }).where('bulk_item', 'in', ofOne).execute();
    const left = await ctx.db
      .selectFrom('outbox')
      .select('id')
      .where('bulk_item', 'in', ofOne)
      .where('kind', '=', 'turn-reminder')
      .execute();
    const back = await bao.post(`/workbench/lists/partnerships/acts/${did}/undoing`);
    const page = withoutMarkup((await bao.get(`${within(back.location)}&lang=en`)).text);
    expect(page).toContain('Remind: 1 taken back.');
    expect(page).toContain('Its reminders have left already.');
    expect(left.length).toBeGreaterThan(0);
    expect((await steps()) - before).toBe(left.length);
    expect(left.length).toBeLessThan(sent);
  }));

test('one that has ended keeps no other from it', () =>
  onStage(async (scene) => {
    const { ctx, cast } = scene;
    const [one, other] = await silent(scene);
    const tomas = browse(ctx, cast, 'tomas');
    await endedByVolunteer({ ctx, pair: one });
    await tomas.post(SEVERAL, { act: 'remind', chosen: `${one},${other}` });
    expect(await reminded(scene)).toBe(1);
  }));

test('only those who look after silent pairs remind several', () =>
  onStage(async ({ ctx, cast, pair }) => {
    for (const who of ['ngozi', 'ines', 'elif', 'amina'] as const) {
      const browser = browse(ctx, cast, who);
      expect((await browser.get(`${SEVERAL}?act=remind&chosen=${pair}`)).status, who).toBe(404);
      expect((await browser.post(SEVERAL, { act: 'remind', chosen: String(pair) })).status, who).toBe(404);
    }
  }));

test.each(['en', 'es', 'fr', 'ar'])('the choice and the question are there in %s', (lang) =>
  onStage(async (scene) => {
    const [one, other] = await silent(scene);
    const bao = browse(scene.ctx, scene.cast, 'bao');
    for (const path of [
      '/workbench?',
      '/workbench/matters/several?group=pair-silent.remind&',
      `${SEVERAL}?act=remind&chosen=${one},${other}&`,
    ]) {
      const page = await bao.get(`${path}lang=${lang}`);
      expect(page.status).toBe(200);
      expect(page.text).not.toMatch(/>(?:partnerships|work)\.[a-z]|\{[a-z]+[,}]/);
    }
  }),
);

test('what is foreseen of reminders is what they then are, of pairs that wait, are kept apart, have ended or not yet met', () =>
  onStage(async (scene) => {
    const { ctx, cast } = scene;
    const { programme, people } = cast;
    const [one, other] = await silent(scene);
    const actor = { kind: 'person', id: people.tomas } as const;
    const pairs = [one, other, 999_999];
    /** Compares the foreseen result with what the acts then say, and undoes the acts. */
    const same = async () => {
      const foreseen = Object.fromEntries(await foreseeReminders(ctx, { programme, partnerships: pairs }));
      const refused: Record<string, number> = {};
      await takenBack(ctx, async (ctx) => {
        for (const partnership of pairs) {
          const done = await remindNow(ctx, { programme, actor, partnership });
          const reason = done.ok ? (done.count > 0 ? null : 'nobody') : done.reason;
          if (reason) refused[reason] = (refused[reason] ?? 0) + 1;
        }
      });
      expect(foreseen).toEqual(refused);
      return foreseen;
    };
    expect(await same()).toEqual({ over: 1 });
    const set = (id: number, values: object) =>
      ctx.db.updateTable('partnership').set(values).where('id', '=', id).execute();
    await set(other, { apart_at: ctx.clock.now() });
    expect(await same()).toEqual({ over: 1, nobody: 1 });
    await set(other, { apart_at: null, introduced_at: new Date('2029-01-01T00:00:00Z') });
    expect(await same()).toEqual({ over: 1, early: 1 });
    const bao = browse(ctx, cast, 'bao');
    const asked = await bao.get(`${SEVERAL}?act=remind&chosen=${other}&lang=en`);
    expect(withoutMarkup(asked.text)).toMatch(/have not been introduced yet/);
    await set(other, { introduced_at: ctx.clock.now() });
    await ctx.db.updateTable('membership').set({ rests_at: ctx.clock.now() }).execute();
    expect((await same())['nobody']).toBeGreaterThan(0);
    await set(other, { state: 'ended' });
    expect(await same()).toEqual({ over: 2, nobody: 1 });
  }));
