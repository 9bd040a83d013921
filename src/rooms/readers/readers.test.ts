import { expect, test } from 'vitest';
import { stageRound } from '../../../test/cast.ts';
import type { Stage } from '../../../test/cast.ts';
import type { TestCtx } from '../../../test/context.ts';
import { stageTopic } from '../../../test/discussion.ts';
import { mailTo } from '../../../test/mailTo.ts';
import { onStage } from '../../../test/onStage.ts';
import { json } from '../../db/json.ts';
import { forgetCommenters } from '../discussion/index.ts';
import { comingGroups, isUnsubscribed, resubscribe, unsubscribe } from '../notices/index.ts';
import { publishPage, takeDownPage, writePage } from '../pages/index.ts';
import { personByAddress } from '../people/index.ts';
import { queueDueTopics } from '../topics/index.ts';
import { askToSubscribe, chooseSubscriptions, forgetReaders, subscribe, subscriptionsOf } from './index.ts';
import type { Offer } from './index.ts';
import { OFFERS, codeOf, offersIn } from './rules.ts';
import { tellOfOpening } from './tellOfOpening.ts';

const VERA = 'vera@post.example';

/** Vera, of whom nothing is known but the address that asked. */
async function asks(ctx: TestCtx, { programme }: Stage, offers: readonly Offer[]): Promise<number> {
  const done = await askToSubscribe(ctx, { programme, address: VERA, locale: 'en', offers });
  expect(done).toEqual({ ok: true });
  return (await personByAddress(ctx, programme, VERA))!.id;
}

const inOutbox = async (ctx: TestCtx, kind: string): Promise<number[]> => {
  const rows = await ctx.db
    .selectFrom('outbox')
    .select('person_id')
    .where('kind', '=', kind)
    .where('state', 'in', ['waiting', 'held', 'gathered', 'sent'])
    .orderBy('person_id')
    .execute();
  return rows.map(({ person_id }) => person_id);
};

const isThere = async (ctx: TestCtx, person: number): Promise<boolean> =>
  (await ctx.db.selectFrom('person').select('id').where('id', '=', person).executeTakeFirst()) !== undefined;

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
    // The next round is another wish.
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

test('a topic goes to who asked for all topics, in words for one who takes no part, whole if they like; once, and to no one twice', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const vera = await asks(ctx, cast, ['topics']);
    await subscribe(ctx, { programme, person: vera, offers: ['topics'] });
    await subscribe(ctx, { programme, person: people.luca, offers: ['essays'] });
    expect(await subscriptionsOf(ctx, programme, people.luca)).toEqual(['topics', 'essays']);
    await mailTo(ctx, VERA);
    const topic = await stageTopic(ctx, cast);
    await ctx.db.updateTable('topic').set({ essay: essay() }).where('id', '=', topic).execute();
    await ctx.db.updateTable('round_topic').set({ queued_at: null }).execute();
    await queueDueTopics(ctx);
    expect(await inOutbox(ctx, 'topic')).toEqual([vera, people.luca].sort((a, b) => a - b));
    ctx.clock.forward(48);
    const short = await mailTo(ctx, VERA);
    expect(short.text).toContain('Here is the new topic of Far Shelves.');
    expect(short.text).not.toContain('partner');
    expect(short.text).not.toContain('Every word of it.');
    const whole = await mailTo(ctx, 'luca@cast.example');
    expect(whole.text).toContain('Every word of it.');
    // The same topic in a later round is no news to them.
    await ctx.db.updateTable('round_topic').set({ queued_at: null }).execute();
    await queueDueTopics(ctx);
    expect(await inOutbox(ctx, 'topic')).toHaveLength(2);
  }));

const essay = () => json({ en: 'Every word of it.' });

test('news are mailed the first time they are published, ten minutes later; taken down before, they are not', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const actor = { kind: 'person', id: people.elif } as const;
    const vera = await asks(ctx, cast, ['news']);
    await subscribe(ctx, { programme, person: vera, offers: ['news'] });
    const before = (await mailTo(ctx, VERA)).subjects.length;
    const write = async (kind: 'news' | 'page', title: string): Promise<number> => {
      const draft = { title: { en: title }, body: { en: `${title}, with all its words.` } };
      const made = await writePage(ctx, { programme, actor, kind, draft, key: title });
      if (!made.ok) throw new Error('not written');
      await publishPage(ctx, { programme, actor, page: made.page });
      return made.page;
    };
    await write('page', 'About us');
    const kept = await write('news', 'We move');
    const slip = await write('news', 'A slip');
    expect((await mailTo(ctx, VERA)).subjects).toHaveLength(before);
    await takeDownPage(ctx, { programme, actor, page: slip });
    ctx.clock.forward(1);
    const { subjects, text } = await mailTo(ctx, VERA);
    expect(subjects.slice(before)).toEqual(['Far Shelves: We move']);
    expect(text).toContain('We move, with all its words.');
    // Shown again, they are no news.
    await takeDownPage(ctx, { programme, actor, page: kept });
    await publishPage(ctx, { programme, actor, page: kept });
    ctx.clock.forward(1);
    expect((await mailTo(ctx, VERA)).subjects).toHaveLength(before + 1);
  }));

test('stopping holds at once, can be taken back for a day, and then the address is forgotten', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const vera = await asks(ctx, cast, ['topics', 'news']);
    await subscribe(ctx, { programme, person: vera, offers: ['topics', 'news'] });
    await subscribe(ctx, { programme, person: people.luca, offers: ['news'] });
    const stop = (person: number, category: 'topics' | 'news'): Promise<boolean> =>
      unsubscribe(ctx, { programme, person, category });
    await stop(vera, 'news');
    expect(await subscriptionsOf(ctx, programme, vera)).toEqual(['topics']);
    await resubscribe(ctx, { programme, person: vera, category: 'news' });
    expect(await subscriptionsOf(ctx, programme, vera)).toEqual(['topics', 'news']);
    for (const category of ['topics', 'news'] as const) await stop(vera, category);
    await stop(people.luca, 'news');
    ctx.clock.forward(23);
    await forgetReaders(ctx);
    expect(await isThere(ctx, vera)).toBe(true);
    ctx.clock.forward(2);
    await forgetReaders(ctx);
    expect(await isThere(ctx, vera)).toBe(false);
    // Who is known by more stays, and what they said.
    expect(await isThere(ctx, people.luca)).toBe(true);
    const news = { programme, person: people.luca, category: 'news' } as const;
    expect(await isUnsubscribed(ctx, news)).toBe(true);
    // Whoever asks again gets them again.
    await subscribe(ctx, { programme, person: people.luca, offers: ['news'] });
    expect(await isUnsubscribed(ctx, news)).toBe(false);
  }));

test('who is signed in has exactly what they choose', () =>
  onStage(async (ctx, cast) => {
    const who = { programme: cast.programme, person: cast.people.luca };
    const has = () => subscriptionsOf(ctx, who.programme, who.person);
    await chooseSubscriptions(ctx, { ...who, offers: ['openings', 'essays'] });
    expect(await has()).toEqual(['openings', 'topics', 'essays']);
    await chooseSubscriptions(ctx, { ...who, offers: ['topics', 'news'] });
    expect(await has()).toEqual(['topics', 'news']);
    await chooseSubscriptions(ctx, { ...who, offers: [] });
    expect(await has()).toEqual([]);
    const events = await ctx.db.selectFrom('event').select('kind').orderBy('id').execute();
    expect(events.map(({ kind }) => kind)).toEqual([
      'subscribed',
      'subscription-ended',
      'subscribed',
      'subscription-ended',
    ]);
  }));
