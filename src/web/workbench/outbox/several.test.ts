import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { director, rowOf, withOutbox } from '../../../../test/outbox.ts';
import { stagePartnership } from '../../../../test/partners.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';

const SEVERAL = '/workbench/lists/outbox/several';
const within = (location: string | null): string => location!.replace('/p/far-shelves', '');
const undoing = (location: string | null): string =>
  `/workbench/lists/outbox/acts/${/did=(\d+)/.exec(location!)![1]}/undoing`;

test('introductions of a round are one line, looked through, held and let go together, with one undo', async () => {
  await withOutbox(async (scene) => {
    const { ctx, cast, round } = scene;
    const { programme, people } = cast;
    for (const pair of [
      [people.luca, people.mei],
      [people.amina, people.nils],
    ]) {
      const partnership = await stagePartnership(ctx, programme, round, pair);
      await ctx.mailer.queue(
        ctx,
        pair.map((person) => ({
          programme,
          kind: 'introduction' as const,
          occasion: `partnership:${partnership}`,
          whole: `round:${round}`,
          person,
          data: { partnership },
        })),
      );
    }
    const tomas = director(scene);
    const list = (await tomas.get('/workbench/outbox?kind=introduction')).text;
    const [, id] = /name="chosen" value="(\d+)" form="bulk"/.exec(list)!;
    expect(list.match(/<tr[ >]/g)).toHaveLength(2);
    const whole = `/workbench/outbox/group?kind=introduction&amp;occasion=round%3A${round}`;
    expect(list).toContain(whole);
    const inside = withoutMarkup((await tomas.get(whole.replace('&amp;', '&'))).text);
    for (const name of ['Luca Ferri', '陈美', 'Amina Diallo', 'Nils Dahl']) expect(inside).toContain(name);
    const states = async () =>
      (
        await ctx.db
          .selectFrom('outbox')
          .select('state')
          .where('kind', '=', 'introduction')
          .orderBy('person_id')
          .execute()
      ).map(({ state }) => state);
    // The occasions of the list are not counted; the page that asks counts them.
    expect(list).toContain('all shown by this filter');
    const asked = withoutMarkup(
      (await tomas.get(`${SEVERAL}?act=hold&which=all&query=kind%3Dintroduction`)).text,
    );
    expect(asked).toContain('Hold the mails of one occasion back?');
    expect(asked).toMatch(/: 4 mails/);
    const held = await tomas.post(SEVERAL, { act: 'hold', chosen: id! });
    expect(await states()).toEqual(['held', 'held', 'held', 'held']);
    await tomas.post(undoing(held.location));
    expect(await states()).toEqual(['waiting', 'waiting', 'waiting', 'waiting']);
    await tomas.post(SEVERAL, { act: 'hold', chosen: id! });
    const released = await tomas.post(SEVERAL, { act: 'release', chosen: id! });
    // One mail has left and one was removed since. Both stay so, and the others are held again.
    const mails = await ctx.db
      .selectFrom('outbox')
      .select('id')
      .where('kind', '=', 'introduction')
      .orderBy('person_id')
      .execute();
    await ctx.db.updateTable('outbox').set({ state: 'sent' }).where('id', '=', mails[0]!.id).execute();
    await tomas.post(`/workbench/outbox/${mails[1]!.id}/removal`);
    const back = await tomas.post(undoing(released.location));
    expect(await states()).toEqual(['sent', 'dropped', 'held', 'held']);
    expect(withoutMarkup((await tomas.get(within(back.location))).text)).toContain(
      'Some of its mails have left, or were moved by somebody since',
    );
  });
});

test('a mail that was taken out says who did, and why; brought back, it says so no more', async () => {
  await withOutbox(async (scene) => {
    const tomas = director(scene);
    const list = (await tomas.get('/workbench/outbox')).text;
    const [, id] = /name="chosen" value="(\d+)" form="bulk"/.exec(list)!;
    const why = 'The dates are wrong.';
    await tomas.post(SEVERAL, { act: 'take-out', chosen: id!, text: why });
    const { id: mail } = await rowOf(scene, 'luca');
    for (const path of [
      '/workbench/outbox/group?kind=dates-changed&occasion=dates%2F1%3A2',
      `/workbench/outbox/${mail}`,
    ])
      expect(withoutMarkup((await tomas.get(path)).text)).toMatch(
        /Tomás Rey\S* took it out\S*: \S*The dates are wrong\./,
      );
    expect(withoutMarkup((await tomas.get('/workbench/outbox?show=dropped')).text)).toContain(
      'taken out by hand',
    );
    await tomas.post(SEVERAL, { act: 'bring-back', chosen: id!, query: 'show=dropped' });
    expect(withoutMarkup((await tomas.get(`/workbench/outbox/${mail}`)).text)).not.toContain('took it out');
    const nothing = await tomas.post(SEVERAL, { act: 'release', chosen: id! });
    expect(withoutMarkup((await tomas.get(within(nothing.location))).text)).toContain(
      'All of its mails have left, or this was done to them already. Open the line to see where each is and what can still be done.',
    );
  });
});

test('the occasions go out as a file, as they are filtered, for directors alone', async () => {
  await withOutbox(async (scene) => {
    const taken = (query: string) =>
      director(scene).post(`/workbench/lists/outbox/table?lang=en&${query}`, { as: 'json' });
    expect(JSON.parse((await taken('')).text)).toEqual([
      expect.objectContaining({ count: 3, state: 'waiting', when: '2027-01-16T08:00:00.000Z' }),
    ]);
    expect(JSON.parse((await taken('show=held')).text)).toEqual([]);
    const bao = browse(scene.ctx, scene.cast, 'bao');
    expect((await bao.post('/workbench/lists/outbox/table', { as: 'json' })).status).toBe(404);
  });
});

test('before chosen mails are let go, the page says that they leave, and that those that have left stay sent', async () => {
  await withOutbox(async (scene) => {
    const tomas = director(scene);
    const { id } = await rowOf(scene, 'luca');
    for (const [act, lead] of [
      ['hold-mails', 'Those that wait stay here'],
      ['release-mails', 'Each leaves at its hour'],
      ['take-mails-out', 'None of them leaves'],
      ['bring-mails-back', 'They leave after all'],
    ] as const) {
      const page = (await tomas.get(`/workbench/lists/mails/several?act=${act}&chosen=${id}&lang=en`)).text;
      const asked = withoutMarkup(page);
      expect(asked, act).toContain(lead);
      expect(asked, act).toContain('mails that have left stay sent');
      expect(asked, act).not.toContain('Nobody gets a mail');
    }
  });
});
