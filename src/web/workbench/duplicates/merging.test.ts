import { expect, test } from 'vitest';
import { applied } from '../../../../test/applicant.ts';
import { browse } from '../../../../test/browse.ts';
import type { Stage } from '../../../../test/cast.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { compareNew } from '../../../rooms/duplicates/index.ts';
import { personByAddress } from '../../../rooms/people/index.ts';

const PAGE = '/workbench/duplicates/merging';
const SEVERAL = '/workbench/lists/duplicates/several';
const within = (location: string | null): string => location!.replace('/p/far-shelves', '');

/** A person who came a second time, with an address that was never confirmed. */
const twin = ({ db, clock }: TestCtx, { programme }: Stage, name: string, address: string) =>
  db
    .insertInto('person')
    .values({ programme_id: programme, name, address, country: 'IT', locale: 'en', created_at: clock.now() })
    .execute();

const SLIPS = { luca: 'luca.ferri@gmial.example', mei: 'mei@cast.exmaple', olga: 'olga+2@cast.example' };

/** Luca, Mei and Olga are here twice, the second time by mistyped addresses. Nils's confirmed second address is Lars's. */
const twice = (
  play: (at: {
    ctx: TestCtx;
    cast: Stage;
    ids: number[];
    gone: () => Promise<string[]>;
    led: (query?: string) => Promise<string>;
  }) => Promise<void>,
) =>
  onOpenRound(async (ctx, cast, round) => {
    await applied(ctx, cast, round, 'mei');
    for (const [name, address] of [
      ['Luca Ferri', SLIPS.luca],
      ['Mei Tanaka', SLIPS.mei],
      ['Olga Bondar', SLIPS.olga],
    ] as const)
      await twin(ctx, cast, name, address);
    await compareNew(ctx);
    const tomas = browse(ctx, cast, 'tomas');
    for (const [one, other] of [
      ['luca@cast.example', SLIPS.luca],
      ['mei@cast.example', SLIPS.mei],
      ['olga@cast.example', SLIPS.olga],
      ['nils@cast.example', 'amina@cast.example'],
    ] as const)
      await tomas.post('/workbench/duplicates', { one, other });
    const ids = (await ctx.db.selectFrom('duplicate').select('id').orderBy('id').execute()).map(
      ({ id }) => id,
    );
    const gone = async () => {
      const there = await Promise.all(
        Object.values(SLIPS).map((address) => personByAddress(ctx, cast.programme, address)),
      );
      return Object.keys(SLIPS).filter((_, place) => there[place] === null);
    };
    const led = async (query = 'said=open') => {
      const asked = `${SEVERAL}?act=make-one&chosen=${ids.join(',')}&query=${encodeURIComponent(query)}`;
      const { location } = await tomas.get(asked);
      return (await tomas.get(`${within(location)}&lang=en`)).text;
    };
    await play({ ctx, cast, ids, gone, led });
  });

/** The fields that the page would post as it stands. */
const fieldsIn = (html: string) => ({
  two: [...html.matchAll(/name="two" value="([\d.]+)" checked/g)].map(([, two]) => two!),
  pairs: /name="pairs" value="([\d,]+)"/.exec(html)![1]!,
  list: /name="list" value="([^"]*)"/.exec(html)![1]!.replaceAll('&amp;', '&'),
});

test('several pairs are made one at once, each shown with its reason and what comes of it; one that stays unticked stays, and one undo gives all back', () =>
  twice(async ({ ctx, cast, gone, led }) => {
    const tomas = browse(ctx, cast, 'tomas');
    const page = await led();
    const said = withoutMarkup(page);
    expect(said).toContain('Make one person of each of 4 pairs?');
    expect(said).toMatch(/luca@cast\.example.*luca\.ferri@gmial\.example.*They become one at once/s);
    expect(said).toContain('The owner of the address that goes is asked by mail first.');
    expect(await gone()).toEqual([]);
    const { two, ...more } = fieldsIn(page);
    expect(two).toHaveLength(4);
    const olga = (await personByAddress(ctx, cast.programme, 'olga@cast.example'))!.id;
    const chosen = two.filter((one) => !one.endsWith(`.${olga}`));
    expect(chosen).toHaveLength(3);
    const done = await tomas.post(PAGE, { ...more, two: chosen });
    expect(within(done.location)).toMatch(/^\/workbench\/duplicates\?said=open&did=\d+$/);
    expect(await gone()).toEqual(['luca', 'mei']);
    expect(
      await ctx.db.selectFrom('duplicate').select('id').where('said', '=', 'asked').execute(),
    ).toHaveLength(1);
    const list = withoutMarkup((await tomas.get(`${within(done.location)}&lang=en`)).text);
    expect(list).toContain('Make them one: 2 done. One pair is not one yet: the owner of the address was');
    const [, act] = /did=(\d+)/.exec(done.location!)!;
    await tomas.post(`/workbench/lists/duplicates/acts/${act}/undoing`);
    expect(await gone()).toEqual([]);
    expect(await ctx.db.selectFrom('duplicate').select('id').where('said', '=', 'asked').execute()).toEqual(
      [],
    );
    const log = withoutMarkup((await tomas.get('/workbench/log?lang=en')).text);
    expect(log).toContain('made several pairs one person each, or asked the owner of the address first');
  }));

test('nobody is made one otherwise than it was shown, and nothing is done where nothing is ticked', () =>
  twice(async ({ ctx, cast, gone, led }) => {
    const tomas = browse(ctx, cast, 'tomas');
    const page = await led();
    const { two, ...more } = fieldsIn(page);
    const none = await tomas.post(`${PAGE}?lang=en`, more);
    expect([none.status, withoutMarkup(none.text).includes('Choose at least one')]).toEqual([422, true]);
    // Luca's mistyped address was confirmed meanwhile, and his other one no longer is: now the other would stay.
    for (const [address, at] of [
      ['luca@cast.example', null],
      [SLIPS.luca, ctx.clock.now()],
    ] as const)
      await ctx.db
        .updateTable('person')
        .set({ address_confirmed_at: at })
        .where('address', '=', address)
        .execute();
    const changed = await tomas.post(`${PAGE}?lang=en`, { ...more, two });
    expect([changed.status, withoutMarkup(changed.text).includes('has changed meanwhile')]).toEqual([
      422,
      true,
    ]);
    expect(await gone()).toEqual([]);
    expect(await ctx.db.selectFrom('bulk_act').select('id').execute()).toEqual([]);
  }));

test('of two who both applied the application of the one who goes is withdrawn only where the volunteer says so', () =>
  twice(async ({ ctx, cast, gone, led }) => {
    const tomas = browse(ctx, cast, 'tomas');
    const { id: other } = (await personByAddress(ctx, cast.programme, SLIPS.mei))!;
    const round = await ctx.db.selectFrom('round').select('id').executeTakeFirstOrThrow();
    await ctx.db
      .insertInto('application')
      .values({
        programme_id: cast.programme,
        round_id: round.id,
        person_id: other,
        state: 'submitted',
        state_at: ctx.clock.now(),
        created_at: ctx.clock.now(),
      })
      .execute();
    const page = await led();
    const { two, ...more } = fieldsIn(page);
    const mine = two.filter((one) => one.endsWith(`.${cast.people.mei}`));
    const first = await tomas.post(PAGE, { ...more, two: mine });
    expect(withoutMarkup((await tomas.get(`${within(first.location)}&lang=en`)).text)).toContain(
      'Both applied to the same round',
    );
    expect(await gone()).toEqual([]);
    await tomas.post(PAGE, { ...more, two: mine, withdraws: 'yes' });
    expect(await gone()).toEqual(['mei']);
    const own = ctx.db.selectFrom('application').select('state').where('person_id', '=', other);
    expect(await own.execute()).toEqual([{ state: 'withdrawn' }]);
  }));

test('whoever is no coordinator makes nobody one', () =>
  twice(async ({ ctx, cast, ids }) => {
    for (const who of ['ngozi', 'ines', 'elif', 'amina'] as const)
      expect((await browse(ctx, cast, who).get(`${PAGE}?pairs=${ids.join(',')}`)).status, who).toBe(404);
  }));
