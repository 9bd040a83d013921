import { expect, test } from 'vitest';
import { stageTopic } from '../../../test/discussion.ts';
import { mailTo } from '../../../test/mailTo.ts';
import { onStage } from '../../../test/onStage.ts';
import { json } from '../../db/json.ts';
import { isUnsubscribed, resubscribe, unsubscribe } from '../preferences/index.ts';
import { publishPage, takeDownPage, writePage } from '../pages/index.ts';
import { queueDueTopics } from '../topics/index.ts';
import { chooseSubscriptions, forgetReaders, subscribe, subscriptionsOf } from './index.ts';
import { VERA, asks, inOutbox, isThere } from '../../../test/readers.ts';

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
    // The same topic in a later round is not mailed to them again.
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
    // A page that is shown again is not news.
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
    // A person with another part in the programme stays, with their settings.
    expect(await isThere(ctx, people.luca)).toBe(true);
    const news = { programme, person: people.luca, category: 'news' } as const;
    expect(await isUnsubscribed(ctx, news)).toBe(true);
    // Subscribing again brings the mails back.
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
