import { expect, test } from 'vitest';
import { browse } from '../../../../../test/browse.ts';
import { onStage } from '../../../../../test/onStage.ts';
import { withoutMarkup } from '../../../../../test/withoutMarkup.ts';
import { openMatter } from '../../../../rooms/matters/index.ts';

const BOUNCED = '/workbench/matters/several?group=mail-bounced';

/** Mails to three people came back; one of the people is in Nigeria. */
const bounced = (play: Parameters<typeof onStage>[0]) =>
  onStage(async (ctx, cast) => {
    const of = { programme: cast.programme, kind: 'mail-bounced', data: { mail: null } } as const;
    for (const [who, country] of [
      ['luca', 'IT'],
      ['mei', null],
      ['amina', 'NG'],
    ] as const)
      await openMatter(ctx, { ...of, subject: ['person', cast.people[who]], country });
    await play(ctx, cast);
  });

test('several matters go off the list together, counted first, with a reason and one entry in the log that is undone', () =>
  bounced(async (ctx, cast) => {
    const open = () => ctx.db.selectFrom('matter').selectAll().where('closed_at', 'is', null).execute();
    const tomas = browse(ctx, cast, 'tomas');
    expect((await tomas.get('/workbench?lang=en')).text).toContain(`${BOUNCED}"`);
    const none = await tomas.get(`${BOUNCED}&act=close&lang=en`);
    expect([none.status, none.text.includes('Choose at least one, or take all.')]).toEqual([422, true]);
    const ids = (await open()).map(({ id }) => id);
    const { location } = await tomas.get(`${BOUNCED}&act=close&matter=${ids[0]}&matter=${ids[2]}`);
    const asked = withoutMarkup((await tomas.get(`${location}&lang=en`)).text);
    expect(asked).toContain('Take 2 matters off the list?');
    expect(asked).toContain('Luca Ferri');
    expect(asked).not.toContain('陈美');
    expect(await open()).toHaveLength(3);
    const post = { matters: `${ids[0]},${ids[2]},999`, why: 'itself' };
    expect((await tomas.post('/workbench/matters/closing', post)).status).toBe(303);
    expect((await open()).map(({ id }) => id)).toEqual([ids[1]]);
    const log = (await tomas.get('/workbench/log?lang=en')).text;
    expect(withoutMarkup(log)).toContain('took matters off the work list together (⁨2 · it settled itself⁩)');
    await tomas.post(/action="([^"]*\/undoing)"/.exec(log)?.[1] ?? '');
    expect(await open()).toHaveLength(3);
    const after = withoutMarkup((await tomas.get('/workbench/log?lang=en')).text);
    expect(after).toContain('put matters back on the work list together (⁨2⁩)');
  }));

test('nothing is taken off twice, nor by whom it is not for', () =>
  bounced(async (ctx, cast) => {
    const all = await ctx.db.selectFrom('matter').select('id').orderBy('id').execute();
    const matters = all.map(({ id }) => id).join(',');
    const closed = async () =>
      (await ctx.db.selectFrom('matter').select('country').where('closed_at', 'is not', null).execute()).map(
        ({ country }) => country,
      );
    await browse(ctx, cast, 'elif').post('/workbench/matters/closing', { matters });
    expect(await closed()).toEqual([]);
    await browse(ctx, cast, 'ngozi').post('/workbench/matters/closing', { matters });
    expect(await closed()).toEqual(['NG']);
    const tomas = browse(ctx, cast, 'tomas');
    await tomas.post('/workbench/matters/closing', { matters });
    await tomas.post('/workbench/matters/closing', { matters });
    const events = await ctx.db
      .selectFrom('event')
      .select('data')
      .where('kind', '=', 'matters-done')
      .orderBy('id')
      .execute();
    expect(events.map(({ data }) => (data as { count: number }).count)).toEqual([1, 2]);
  }));

test.each(['en', 'es', 'fr', 'ar'])('the choice and the question are there in %s', (lang) =>
  bounced(async (ctx, cast) => {
    const all = await ctx.db.selectFrom('matter').select('id').execute();
    const tomas = browse(ctx, cast, 'tomas');
    for (const path of [
      `${BOUNCED}&`,
      `/workbench/matters/closing?matters=${all.map(({ id }) => id).join(',')}&`,
    ]) {
      const page = await tomas.get(`${path}lang=${lang}`);
      expect(page.status).toBe(200);
      expect(page.text).not.toMatch(/>(?:work|matter)\.[a-z]|\{[a-z]+[,}]/);
    }
  }),
);
