import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { stageRound } from '../../../test/cast.ts';
import { stageTopic } from '../../../test/discussion.ts';
import { mailTo } from '../../../test/mailTo.ts';
import { onStage } from '../../../test/onStage.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { linkToken, personByAddress } from '../../rooms/people/index.ts';
import { forgetReaders, subscribe, subscriptionsOf } from '../../rooms/readers/index.ts';
import { createLimits } from '../request/limits.ts';

const VERA = 'vera@post.example';

test('a visitor gives an address on the front page, opens the mailed link, presses its button, and stops by one click', () =>
  onStage(async (ctx, cast) => {
    const visitor = browse(ctx, cast);
    const front = (await visitor.get('/')).text;
    expect(withoutMarkup(front)).toContain('One mail comes when the next round opens');
    const given = { offers: 'openings', act: 'more', website: '', address: VERA };
    expect(await visitor.post('/subscription', given)).toMatchObject({
      status: 303,
      location: '/p/far-shelves/subscription',
    });
    expect((await visitor.get('/subscription')).text).toContain('Open its link, and it counts.');
    const { id } = (await personByAddress(ctx, cast.programme, VERA))!;
    const has = () => subscriptionsOf(ctx, cast.programme, id);
    const { link, text } = await mailTo(ctx, VERA);
    expect(text).toContain('One mail when the next round opens');
    // Opening the link, as mail scanners do, changes nothing.
    expect((await visitor.get(link)).text).toContain('One mail when the next round opens');
    expect(await has()).toEqual([]);
    expect((await visitor.post(link)).status).toBe(303);
    expect(await has()).toEqual(['openings']);
    const programme = cast.programme;
    await subscribe(ctx, { programme, person: id, offers: ['topics'] });
    const topic = await stageTopic(ctx, cast);
    const data = { topic, as: 'reader' } as const;
    await ctx.mailer.queue(ctx, [{ programme, kind: 'topic', occasion: 'x', person: id, data }]);
    expect((await visitor.post((await mailTo(ctx, VERA)).link)).text).toContain('Done: no more of these');
    expect(await has()).toEqual(['openings']);
  }));

test('on the page of all that comes by mail a visitor chooses several; what is wrong comes back with what was typed', () =>
  onStage(async (ctx, cast) => {
    const visitor = browse(ctx, cast);
    const page = (await visitor.get('/subscription?offers=news')).text;
    expect(page).toMatch(/value="news"[^>]* checked/);
    expect(page).not.toMatch(/value="topics"[^>]* checked/);
    // A visitor must choose at least one; a signed-in person may remove all.
    expect(withoutMarkup(page)).not.toContain('(optional)');
    expect(withoutMarkup((await browse(ctx, cast, 'luca').get('/subscription')).text)).toContain(
      '(optional)',
    );
    const none = await visitor.post('/subscription', { address: VERA });
    expect(none.status).toBe(422);
    expect(none.text).toContain(`value="${VERA}"`);
    const wrong = await visitor.post('/subscription', { offers: ['essays', 'news'], address: 'vera@' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="vera@"');
    expect(wrong.text).toMatch(/value="essays"[^>]* checked/);
    expect(await ctx.db.selectFrom('outbox').select('id').execute()).toEqual([]);
    await visitor.post('/subscription', { offers: ['essays', 'news'], address: VERA, locale: 'fr' });
    const asked = await mailTo(ctx, VERA);
    expect(asked.text).toContain('Les actualités du programme');
    await visitor.post(asked.link);
    const { id } = (await personByAddress(ctx, cast.programme, VERA))!;
    expect(await subscriptionsOf(ctx, cast.programme, id)).toEqual(['topics', 'essays', 'news']);
  }));

test('an address that is known and one that is not are answered alike, machines get nowhere, and too many are too many', () =>
  onStage(async (ctx, cast) => {
    const door = { limits: createLimits() };
    const visitor = browse(ctx, cast, undefined, { door });
    const ask = (address: string, website = '') =>
      visitor.post('/subscription', { offers: 'news', address, website });
    await subscribe(ctx, { programme: cast.programme, person: cast.people.luca, offers: ['news'] });
    const known = await ask('luca@cast.example');
    const unknown = await ask(VERA);
    expect([known.status, known.location]).toEqual([unknown.status, unknown.location]);
    expect((await ask('machine@post.example', 'https://spam.example')).status).toBe(303);
    expect(await personByAddress(ctx, cast.programme, 'machine@post.example')).toBeNull();
    const statuses: number[] = [];
    for (let n = 0; n < 9; n++) statuses.push((await ask(`v${n}@post.example`)).status);
    expect(statuses).toEqual([303, 303, 303, 303, 303, 303, 303, 303, 429]);
    // From all networks together, one address is mailed five times a day.
    const others = [];
    for (let n = 0; n < 5; n++) {
      const other = browse(ctx, cast, undefined, { door, peer: `203.0.113.${n}` });
      others.push((await other.post('/subscription', { offers: 'news', address: VERA })).status);
    }
    expect(others).toEqual([303, 303, 303, 303, 429]);
  }));

test('who is signed in is told with one click, and sees and changes on one page what they have', () =>
  onStage(async (ctx, cast) => {
    const luca = browse(ctx, cast, 'luca');
    const has = () => subscriptionsOf(ctx, cast.programme, cast.people.luca);
    expect((await luca.get('/')).text).toContain('Tell me when it opens');
    await luca.post('/subscription', { offers: 'openings', act: 'more' });
    expect(await has()).toEqual(['openings']);
    expect((await luca.get('/')).text).toContain('A mail will come to you when the next round opens.');
    const page = (await luca.get('/subscription')).text;
    expect(page).toMatch(/value="openings"[^>]* checked/);
    expect(page).not.toContain('name="address"');
    await luca.post('/subscription', { offers: ['topics', 'news'] });
    expect(await has()).toEqual(['topics', 'news']);
    await luca.post('/subscription');
    expect(await has()).toEqual([]);
    expect(await ctx.db.selectFrom('outbox').select('id').execute()).toEqual([]);
  }));

test('it is offered where somebody would look, and not beside an open round', () =>
  onStage(async (ctx, cast) => {
    await stageTopic(ctx, cast);
    const visitor = browse(ctx, cast);
    for (const path of ['/topics', '/topics/doors', '/news', '/'])
      expect((await visitor.get(path)).text, path).toContain('/p/far-shelves/subscription');
    const shows = async (path: string): Promise<boolean> =>
      (await visitor.get(path)).text.includes('Tell me when it opens');
    const round = await stageRound(ctx, cast.programme, '2027-01-10T09:00', 7);
    for (const path of ['/', '/rounds/7']) expect(await shows(path), path).toBe(false);
    ctx.clock.set(new Date(round.dates.closes.dueAt.getTime() + 1000).toISOString());
    for (const path of ['/', '/rounds/7', '/rounds/7/application'])
      expect(await shows(path), path).toBe(true);
  }));

test('who is left without a partner is told of the next round with one click, by page or by the link in their mail', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const round = await stageRound(ctx, programme);
    const { id } = await ctx.db
      .insertInto('application')
      .values({
        programme_id: programme,
        round_id: round.id,
        person_id: people.luca,
        state: 'waiting',
        state_at: ctx.clock.now(),
        waiting_reason: 'noCandidate',
        created_at: ctx.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    ctx.clock.set('2027-02-13T12:00:00Z');
    const queueMail = (occasion: string): Promise<void> =>
      ctx.mailer.queue(ctx, [
        { programme, kind: 'waiting', occasion, person: people.luca, data: { application: id } },
      ]);
    await queueMail('first');
    expect((await mailTo(ctx, 'luca@cast.example')).text).toContain(
      'Tell me by mail when the next round opens',
    );
    const luca = browse(ctx, cast, 'luca');
    expect((await luca.get('/status')).text).toContain(`/applications/${id}/telling`);
    expect((await luca.post(`/applications/${id}/telling`)).location).toBe('/p/far-shelves/status');
    expect(await subscriptionsOf(ctx, programme, people.luca)).toEqual(['openings']);
    expect((await luca.get('/status')).text).not.toContain(`/applications/${id}/telling`);
    await queueMail('second');
    expect((await mailTo(ctx, 'luca@cast.example')).text).not.toContain('Tell me by mail');
    // Nobody does this for somebody else.
    expect((await browse(ctx, cast, 'mei').post(`/applications/${id}/telling`)).status).toBe(404);
  }));

test('who takes back that they stopped gets the mails again, also once the wish was forgotten', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const who = { programme, person: people.luca };
    const has = () => subscriptionsOf(ctx, programme, people.luca);
    await subscribe(ctx, { ...who, offers: ['news'] });
    const door = `/l/${await linkToken(ctx, { ...who, purpose: 'unsubscribe', subject: 'news' })}`;
    const luca = browse(ctx, cast);
    await luca.post(door);
    expect(await has()).toEqual([]);
    ctx.clock.forward(48);
    await forgetReaders(ctx);
    expect(await ctx.db.selectFrom('subscription').selectAll().execute()).toEqual([]);
    expect((await luca.post(door, { undo: 'yes' })).text).toContain('Welcome back');
    expect(await has()).toEqual(['news']);
  }));
