import { expect, test } from 'vitest';
import { stageRound } from '../../../test/cast.ts';
import { mailTo } from '../../../test/mailTo.ts';
import { onStage } from '../../../test/onStage.ts';
import { forgetCommenters } from '../discussion/index.ts';
import { unsubscribe } from '../preferences/index.ts';
import { comingGroups } from '../outbox/index.ts';
import { askToSubscribe, forgetReaders, subscribe, subscriptionsOf } from './index.ts';
import { OFFERS, codeOf, offersIn } from './rules.ts';
import { tellOfOpening } from './tellOfOpening.ts';
import { VERA, asks, inOutbox, isThere } from '../../../test/readers.ts';

test('what is offered has a number of its own, and each number its offers', () => {
  for (let code = 0; code < 2 ** OFFERS.length; code++) expect(codeOf(offersIn(code))).toBe(code);
  expect(offersIn(2 ** OFFERS.length)).toEqual([]);
});

test('an address that asks gets one mail a day, nothing before its link is used, and is forgotten after thirty days', () =>
  onStage(async (ctx, cast) => {
    const { programme } = cast;
    const vera = await asks(ctx, cast, ['openings']);
    await asks(ctx, cast, ['openings']);
    expect((await mailTo(ctx, VERA)).subjects).toEqual(['Far Shelves: shall we write to you?']);
    expect(await subscriptionsOf(ctx, programme, vera)).toEqual([]);
    const none = await askToSubscribe(ctx, { programme, address: 'vera@', locale: 'en', offers: ['news'] });
    expect(none).toEqual({ ok: false, reason: 'address' });
    expect(await askToSubscribe(ctx, { programme, address: VERA, locale: 'en', offers: [] })).toEqual({
      ok: false,
      reason: 'nothing',
    });
    ctx.clock.forward(29 * 24);
    await forgetCommenters(ctx);
    expect(await isThere(ctx, vera)).toBe(true);
    ctx.clock.forward(2 * 24);
    await forgetCommenters(ctx);
    expect(await isThere(ctx, vera)).toBe(false);
  }));

test('who asks for what somebody known has gets the same answer, and a mail in their own language', () =>
  onStage(async (ctx, cast) => {
    const { programme } = cast;
    const ask = { programme, address: 'amina@cast.example', locale: 'en', offers: ['news'] } as const;
    expect(await askToSubscribe(ctx, ask)).toEqual({ ok: true });
    expect((await mailTo(ctx, 'amina@cast.example')).text).toContain('Si c’était vous, confirmez-le ici.');
    expect(await subscriptionsOf(ctx, programme, cast.people.amina)).toEqual([]);
  }));

test('when a round opens, who asked is told once, with the way to apply; then the wish is forgotten, and an address known by nothing else', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const vera = await asks(ctx, cast, ['openings']);
    for (const person of [vera, people.luca, people.mei, people.nils])
      await subscribe(ctx, { programme, person, offers: ['openings'] });
    await mailTo(ctx, VERA);
    const round = await stageRound(ctx, programme, '2027-02-01T09:00');
    // Mei was imported with an application, Nils has stopped.
    await ctx.db
      .insertInto('application')
      .values({
        programme_id: programme,
        round_id: round.id,
        person_id: people.mei,
        state: 'draft',
        state_at: ctx.clock.now(),
        created_at: ctx.clock.now(),
      })
      .execute();
    await unsubscribe(ctx, { programme, person: people.nils, category: 'openings' });
    await tellOfOpening(ctx);
    expect(await inOutbox(ctx, 'round-open')).toEqual([]);
    const [coming] = await comingGroups(ctx, programme);
    expect(coming).toMatchObject({ kind: 'round-open', count: 2, from: round.dates.opens.dueAt });

    ctx.clock.set('2027-02-01T08:00:01Z');
    await tellOfOpening(ctx);
    await tellOfOpening(ctx);
    const told = [vera, people.luca].sort((a, b) => a - b);
    expect(await inOutbox(ctx, 'round-open')).toEqual(told);
    const { subjects, text } = await mailTo(ctx, VERA);
    expect(subjects.at(-1)).toBe('Round 1 is open for applications');
    expect(text).toContain('/p/far-shelves/rounds/1/application');
    expect(text).toContain('APPLY');
    expect(await subscriptionsOf(ctx, programme, vera)).toEqual([]);

    ctx.clock.forward(6 * 24);
    await forgetReaders(ctx);
    expect(await isThere(ctx, vera)).toBe(true);
    ctx.clock.forward(2 * 24);
    await forgetReaders(ctx);
    expect(await isThere(ctx, vera)).toBe(false);
    expect(await isThere(ctx, people.luca)).toBe(true);
    expect(await ctx.db.selectFrom('subscription').selectAll().execute()).toEqual([]);
    // The next round needs a new wish.
    await stageRound(ctx, programme, '2027-02-20T09:00', 2);
    ctx.clock.set('2027-02-20T10:00:00Z');
    await tellOfOpening(ctx);
    expect(await inOutbox(ctx, 'round-open')).toEqual([people.luca]);
  }));

test('a round that is not public, called off or seen to late is told to nobody, and the wish stays', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    await subscribe(ctx, { programme, person: people.luca, offers: ['openings'] });
    const planned = await stageRound(ctx, programme, '2027-01-10T09:00', 1);
    const off = await stageRound(ctx, programme, '2027-01-10T09:00', 2);
    const change = (round: number, what: object): Promise<unknown> =>
      ctx.db.updateTable('round').set(what).where('id', '=', round).execute();
    await change(planned.id, { published_at: null });
    await change(off.id, { cancelled_at: ctx.clock.now() });
    await stageRound(ctx, programme, '2026-11-10T09:00', 3);
    await tellOfOpening(ctx);
    expect(await inOutbox(ctx, 'round-open')).toEqual([]);
    expect(await subscriptionsOf(ctx, programme, people.luca)).toEqual(['openings']);
    await change(planned.id, { published_at: ctx.clock.now() });
    await tellOfOpening(ctx);
    expect(await inOutbox(ctx, 'round-open')).toEqual([people.luca]);
  }));
