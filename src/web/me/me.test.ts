import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { onStage } from '../../../test/onStage.ts';
import type { Stage } from '../../../test/cast.ts';
import type { TestCtx } from '../../../test/context.ts';
import { linkToken, personById } from '../../rooms/people/index.ts';

/** The link with which Luca confirms that the new address is his. */
async function addressLink(ctx: TestCtx, { programme, people }: Stage): Promise<string> {
  const { id } = await ctx.db.selectFrom('address_change').select('id').executeTakeFirstOrThrow();
  return linkToken(ctx, { programme, person: people.luca, purpose: 'address', subject: String(id) });
}

const details = {
  name: ' Luca  Ferri-Rossi ',
  called: 'Luca',
  pronunciation: 'LOO-ka',
  locale: 'es',
  zone: 'Europe/Rome',
};

test('a person changes name, language and zone, and reads the site that way at once', async () => {
  await onStage(async (ctx, cast) => {
    const luca = browse(ctx, cast, 'luca');
    luca.cookies.set('lang', 'en');
    const refused = await luca.post('/me/details', { ...details, name: ' ', zone: 'Nowhere/Else' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Please write your name');
    expect(refused.text).toContain('value="LOO-ka"');
    expect((await luca.post('/me/details', details)).status).toBe(303);
    expect(await personById(ctx, cast.programme, cast.people.luca)).toMatchObject({
      name: 'Luca Ferri-Rossi',
      locale: 'es',
    });
    expect((await luca.get('/me')).text).toContain('<html lang="es"');
  });
});

test('a new address counts only once the link mailed there was used', async () => {
  await onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const luca = browse(ctx, cast, 'luca');
    expect((await luca.post('/me/address', { address: 'nope' })).status).toBe(422);
    expect((await luca.post('/me/address', { address: 'Luca.New@cast.example' })).status).toBe(303);
    expect(await personById(ctx, programme, people.luca)).toMatchObject({ address: 'luca@cast.example' });
    const mail = await ctx.db.selectFrom('outbox').selectAll().executeTakeFirstOrThrow();
    expect(mail).toMatchObject({ address: 'luca.new@cast.example', private: true });
    const token = await addressLink(ctx, cast);
    const inbox = browse(ctx, cast);
    expect((await inbox.get(`/l/${token}`)).text).toContain('luca.new@cast.example');
    expect(await personById(ctx, programme, people.luca)).toMatchObject({ address: 'luca@cast.example' });
    await inbox.post(`/l/${token}`);
    expect(await personById(ctx, programme, people.luca)).toMatchObject({ address: 'luca.new@cast.example' });
    // The link alone signs nobody in: that needs a code.
    expect((await inbox.get('/me')).status).toBe(303);
    // The old address belongs to nobody now: its account and the session of the first browser are gone.
    expect((await luca.get('/me')).status).toBe(303);
    expect((await browse(ctx, cast).get(`/l/${token}`)).status).toBe(404);
  });
});

test("a new address that is somebody's already changes nothing", async () => {
  await onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const luca = browse(ctx, cast, 'luca');
    expect((await luca.post('/me/address', { address: 'mei@cast.example' })).status).toBe(303);
    const token = await addressLink(ctx, cast);
    await luca.post(`/l/${token}`);
    expect(await personById(ctx, programme, people.luca)).toMatchObject({ address: 'luca@cast.example' });
    expect(await personById(ctx, programme, people.mei)).toMatchObject({ address: 'mei@cast.example' });
  });
});

test('a person stops kinds of mail, and ends other sessions but never those of others', async () => {
  await onStage(async (ctx, cast) => {
    const luca = browse(ctx, cast, 'luca');
    await luca.post('/me/mails', { wanted: ['topics'] });
    const stopped = await ctx.db
      .selectFrom('unsubscription')
      .select('category')
      .orderBy('category')
      .execute();
    expect(stopped.map((row) => row.category)).toEqual([
      'announcements',
      'calls',
      'chats',
      'digest',
      'discussion',
      'meetings',
      'meetings-soon',
      'reminders',
    ]);
    await luca.post('/me/mails', {
      wanted: [
        'topics',
        'announcements',
        'chats',
        'discussion',
        'reminders',
        'meetings',
        'meetings-soon',
        'calls',
        'digest',
      ],
    });
    expect(await ctx.db.selectFrom('unsubscription').selectAll().execute()).toHaveLength(0);

    const phone = browse(ctx, cast, 'luca');
    const mei = browse(ctx, cast, 'mei');
    await phone.get('/me');
    await mei.get('/me');
    const sessions = await ctx.db.selectFrom('session').selectAll().orderBy('id').execute();
    const [, second, third] = sessions;
    await luca.post(`/me/sessions/${third?.id}/end`);
    expect((await mei.get('/me')).status).toBe(200);
    await luca.post(`/me/sessions/${second?.id}/end`);
    expect((await phone.get('/me')).status).toBe(303);
    await luca.post('/me/sessions/end');
    expect((await luca.get('/me')).status).toBe(303);
  });
});
