import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import type { Stage } from '../../../test/cast.ts';
import type { TestCtx } from '../../../test/context.ts';
import { lastCode } from '../../../test/lastCode.ts';
import { say, stageTopic } from '../../../test/discussion.ts';
import { onStage } from '../../../test/onStage.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { tick } from '../../jobs/timetable.ts';
import { changeAddress, linkToken, personById } from '../../rooms/people/index.ts';

const OLD = 'luca@cast.example';

const luca = (ctx: TestCtx, cast: Stage) => personById(ctx, cast.programme, cast.people.luca);

test('whoever took an account to another address does not erase it before the old one could take it back', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const thief = browse(ctx, cast, 'luca');
    await thief.post('/me/erasure');
    await thief.post('/me/address', { address: 'thief@elsewhere.example' });
    const { id } = await ctx.db.selectFrom('address_change').select('id').executeTakeFirstOrThrow();
    await changeAddress(ctx, { programme, change: id });
    const week = new Date(ctx.clock.now().getTime() + 7 * 86_400_000);
    expect((await luca(ctx, cast))?.erase_at).toEqual(week);
    ctx.clock.forward(3 * 24);
    await tick(ctx);
    expect(await luca(ctx, cast)).toMatchObject({ erased_at: null });
    const back = { programme, person: people.luca, purpose: 'address-back', subject: String(id) } as const;
    await browse(ctx, cast).post(`/l/${await linkToken(ctx, back)}`);
    expect(await luca(ctx, cast)).toMatchObject({ address: OLD, erase_at: null });

    // An erasure asked for after the change waits as long.
    const again = browse(ctx, cast, 'mei');
    await again.post('/me/address', { address: 'other@elsewhere.example' });
    const second = await ctx.db
      .selectFrom('address_change')
      .select('id')
      .where('done_at', 'is', null)
      .executeTakeFirstOrThrow();
    await changeAddress(ctx, { programme, change: second.id });
    await again.post('/sign-in', { address: 'other@elsewhere.example' });
    await again.post('/sign-in/code', { code: await lastCode(ctx, programme) });
    await again.post('/me/erasure');
    const mei = await personById(ctx, programme, people.mei);
    expect(mei?.erase_at).toEqual(new Date(ctx.clock.now().getTime() + 7 * 86_400_000));
  }));

test('of two directors one stays, whoever asks first', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    await ctx.db
      .insertInto('role')
      .values({
        programme_id: programme,
        person_id: people.luca,
        role: 'director',
        granted_at: ctx.clock.now(),
      })
      .execute();
    expect((await browse(ctx, cast, 'luca').post('/me/erasure')).status).toBe(303);
    expect((await browse(ctx, cast, 'tomas').post('/me/erasure')).status).toBe(422);
    const role = await ctx.db
      .selectFrom('role')
      .select('id')
      .where('person_id', '=', people.tomas)
      .executeTakeFirstOrThrow();
    await browse(ctx, cast, 'tomas').post(`/workbench/people/roles/${role.id}/end`);
    ctx.clock.forward(25);
    await tick(ctx);
    expect(await luca(ctx, cast)).toMatchObject({ name: '' });
    expect((await browse(ctx, cast, 'tomas').get('/workbench/people')).status).toBe(200);
  }));

test('comments stay as a former participant’s unless they are taken along, which the page offers, and answers to them stay', () =>
  onStage(async (ctx, cast) => {
    const { people } = cast;
    const topic = await stageTopic(ctx, cast);
    const browser = browse(ctx, cast, 'luca');
    expect((await browser.get('/me/erasure?lang=en')).text).not.toContain('name="comments"');
    const answered = await say(ctx, cast, people.luca, { topic, body: 'Answered words' });
    await say(ctx, cast, people.mei, { topic, body: 'The answer', parent: answered });
    await say(ctx, cast, people.luca, { topic, body: 'Lonely words' });
    const page = (await browser.get('/me/erasure?lang=en')).text;
    expect(page).toContain('You have 2 comments');
    expect(page).toContain('former participant');
    expect(page).toContain('name="comments"');
    const erased = async (fields: Record<string, string>): Promise<string> => {
      await browser.post('/me/erasure', fields);
      ctx.clock.forward(24.1);
      await tick(ctx);
      expect(await luca(ctx, cast)).toMatchObject({ name: '' });
      return (await browse(ctx, cast).get('/topics/doors?lang=en')).text;
    };
    const after = await erased({ comments: 'yes' });
    for (const words of ['Answered words', 'Lonely words']) expect(after).not.toContain(words);
    expect(after).toContain('The answer');
    expect(after.match(/Taken back by its writer/g)).toHaveLength(1);
    const left = await ctx.db
      .selectFrom('comment')
      .select(['body', 'html'])
      .where('author_id', '=', people.luca)
      .execute();
    expect(left).toEqual([
      { body: '', html: '' },
      { body: '', html: '' },
    ]);
    expect(await ctx.db.selectFrom('comment_search').select('comment_id').execute()).toHaveLength(1);
  }));

test('who does not take them along leaves their comments as they are', () =>
  onStage(async (ctx, cast) => {
    const topic = await stageTopic(ctx, cast);
    await say(ctx, cast, cast.people.luca, { topic, body: 'Lonely words' });
    const browser = browse(ctx, cast, 'luca');
    // The comments were to be erased the first time, but not when the person asked again.
    await browser.post('/me/erasure', { comments: 'yes' });
    await browser.post('/me/erasure/end');
    await browser.post('/me/erasure');
    ctx.clock.forward(24.1);
    await tick(ctx);
    expect(await luca(ctx, cast)).toMatchObject({ name: '' });
    expect((await browse(ctx, cast).get('/topics/doors')).text).toContain('Lonely words');
  }));

test('before anything goes the page names what stays', () =>
  onStage(async (ctx, cast) => {
    const page = withoutMarkup((await browse(ctx, cast, 'luca').get('/me/erasure?lang=en')).text);
    for (const stays of [
      'Letters you wrote stay with your partner',
      'what you explained in the glossary or published as a guest',
      'your country, your language and who your partners were',
      'a mark stays in its place that shows no address',
      'A report that protects somebody',
    ])
      expect(page).toContain(stays);
  }));
