import { expect } from 'vitest';
import { personByAddress } from '../../src/rooms/people/index.ts';
import { stageRound } from '../cast.ts';
import { say, stageTopic } from '../discussion.ts';
import { P, plain, unsubscribe } from './acts.ts';
import { stories } from './told.ts';

/** Somebody who only reads and writes, and somebody who leaves with everything. */
const story = stories();

story(
  'Vera (French, no script, a phone by night) answers a topic, follows all topics by mail, is told of the next round, and stops',
  '2027-01-10T12:00:00Z',
  async ({ world, ctx, cast, enter }) => {
    await stageRound(ctx, cast.programme);
    await world.at('2027-01-11T07:00:00Z');
    const vera = await world.player({
      address: 'vera@post.example',
      locale: 'fr',
      width: 320,
      night: true,
    });
    await vera.open(`${P}/subscription`);
    await vera.tick('offers', 'topics');
    await vera.tick('offers', 'openings');
    await vera.fill('address', vera.address);
    expect(await vera.press('subscription.send')).toBe(200);
    expect(await vera.text()).toContain(vera.t('note.subscription-asked'));
    await world.work();
    await vera.openMail();
    expect(await vera.press('subscription.confirm.button')).toBe(200);

    await stageTopic(ctx, cast);
    await world.work();
    await world.at('2027-01-11T08:00:00Z');
    expect(world.mailTo(vera.address).subject).toBe(vera.t('mail.topic.subject', { title: 'Doors' }));
    await vera.open(`${P}/topics/doors`);
    await vera.fill('name', 'Vera');
    await vera.fill('address', vera.address);
    await vera.fill('body', 'Par la porte de derrière.');
    // Nobody writes within a second.
    ctx.clock.forward(1 / 60);
    expect(await vera.press('discussion.send')).toBe(200);
    expect(await vera.text()).toContain(vera.t('note.comment-unconfirmed'));
    await world.work();
    await vera.openMail();
    expect(await vera.press('discussion.confirm.button')).toBe(200);
    const bao = await enter('bao');
    await bao.open(`${P}/workbench/discussion`);
    await bao.press('moderation.approve');
    await vera.open(`${P}/topics/doors`);
    expect(await vera.text()).toContain('Par la porte de derrière.');

    await stageRound(ctx, cast.programme, '2027-02-20T09:00', 2);
    await world.at('2027-02-20T09:00:00Z');
    const opening = world.mailTo(vera.address);
    expect(opening.text).toContain(`${P}/rounds/2/application`);

    const topic = vera.t('mail.topic.subject', { title: 'Doors' });
    expect(await unsubscribe(world, vera, topic)).toBe(200);
    const before = world.mails.length;
    await stageTopic(ctx, cast, 'windows');
    await world.work();
    await world.at('2027-02-21T09:00:00Z');
    expect(world.mails.slice(before).filter(({ to }) => to.address === vera.address)).toEqual([]);
  },
);

story(
  'Mei (Arabic, right to left, no script, a phone) reads all that is kept of her and deletes it with her comments; on the day it is gone',
  '2027-01-15T12:00:00Z',
  async ({ world, ctx, cast, enter }) => {
    const topic = await stageTopic(ctx, cast);
    await say(ctx, cast, cast.people.mei, { topic, name: 'Mei', body: 'Oil helps.' });
    await say(ctx, cast, cast.people.luca, { topic, name: 'Luca', body: 'It sticks.' });
    await ctx.db.updateTable('person').set({ locale: 'ar' }).where('id', '=', cast.people.mei).execute();
    const mei = await enter('mei', { locale: 'ar', width: 320 });
    await mei.open(`${P}/me`);
    expect(await mei.tab.locator('html').getAttribute('dir')).toBe('rtl');
    await mei.press('own-data.read');
    expect(await mei.text()).toContain('Oil helps.');
    await mei.open(`${P}/me`);
    await mei.follow('me.erase');
    await mei.tick('comments');
    expect(await mei.press('erasure.do')).toBe(200);
    expect(await mei.text()).toContain(mei.t('note.erasure-asked'));
    await world.work();
    expect(plain(world.mailTo(mei.address).subject)).toBe(
      plain(mei.t('mail.erasure-asked.subject', { programme: 'Far Shelves' })),
    );
    const { erase_at } = (await personByAddress(ctx, cast.programme, mei.address))!;
    await world.at(new Date(erase_at!.getTime() + 60_000).toISOString());
    expect(await personByAddress(ctx, cast.programme, mei.address)).toBeNull();
    const vera = await world.player({ address: 'vera@post.example', locale: 'ar', width: 320 });
    await vera.open(`${P}/topics/doors`);
    expect(await vera.text()).toContain('It sticks.');
    expect(await vera.text()).not.toContain('Oil helps.');
    await mei.open(`${P}/me`);
    expect(await mei.text()).not.toContain('陈美');
  },
);
