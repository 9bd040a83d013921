import { expect, test } from 'vitest';
import { createSecrets } from '../../secrets.ts';
import { linkToken } from '../../rooms/people/index.ts';
import { browse, testDoor } from '../../../test/browse.ts';
import { createApp } from '../app.ts';
import { stage } from '../../../test/cast.ts';
import type { Stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import type { TestCtx } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';

const token = (ctx: TestCtx, cast: Stage, who: 'luca' | 'mei', subject = 'topics'): Promise<string> =>
  linkToken(ctx, { programme: cast.programme, person: cast.people[who], purpose: 'unsubscribe', subject });

const stopped = async (ctx: TestCtx): Promise<[number, string][]> =>
  (await ctx.db.selectFrom('unsubscription').selectAll().orderBy('person_id').execute()).map((row) => [
    row.person_id,
    row.category,
  ]);

test('a mail service stops a kind of mail by one post from another site, without cookies, and may say it twice', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const path = `/unsubscribe/${await token(ctx, cast, 'luca')}`;
    const service = browse(ctx, cast);
    const foreign = { origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' };
    for (let n = 0; n < 2; n++) {
      const answered = await service.post(path, { 'List-Unsubscribe': 'One-Click' }, foreign);
      expect(answered.status).toBe(200);
    }
    expect(await stopped(ctx)).toEqual([[cast.people.luca, 'topics']]);
    // A later visitor of the link reads that it is done, and may undo it.
    const { text } = await browse(ctx, cast).get(path);
    expect(text).toContain('Done: no more of these');
    expect(text).toContain('name="undo"');
    expect(text).not.toContain('Stop these mails?');
  });
});

test('opening the address changes nothing, however often a scanner does it', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const key = await token(ctx, cast, 'luca');
    const scanner = browse(ctx, cast);
    for (const path of [`/unsubscribe/${key}`, `/l/${key}`]) {
      const page = await scanner.get(path);
      expect(page.status).toBe(200);
      expect(page.text).toContain('<button');
      expect(page.text).toContain(`action="/p/far-shelves/l/${key}"`);
      const url = `http://localhost:3000/p/far-shelves${path}`;
      const headed = await createApp(testDoor(ctx)).fetch(new Request(url, { method: 'HEAD' }));
      expect(headed.status).toBe(200);
    }
    expect(await stopped(ctx)).toEqual([]);
  });
});

test('the address works for ever: years later, after another key, another mail address and all sessions ended', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const path = `/unsubscribe/${await token(ctx, cast, 'luca')}`;
    await db
      .updateTable('person')
      .set({ address: 'luca@new.example' })
      .where('id', '=', cast.people.luca)
      .execute();
    await db.deleteFrom('session').execute();
    ctx.clock.set('2047-01-15T12:00:00Z');
    const secrets = createSecrets('the new secret, of thirty-two or more', [
      'a secret that only the tests know, 32+',
    ]);
    const later = browse({ ...ctx, secrets }, cast);
    expect((await later.post(path, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
    expect(await stopped(ctx)).toEqual([[cast.people.luca, 'topics']]);
  });
});

test('the token of one person, kind or programme stops nothing for another, whoever is signed in', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const other = await stage(ctx, 'near-shelves');
    const key = await token(ctx, cast, 'luca');
    const mei = browse(ctx, cast, 'mei');
    await mei.post(`/unsubscribe/${key}`);
    expect(await stopped(ctx)).toEqual([[cast.people.luca, 'topics']]);
    await db.deleteFrom('unsubscription').execute();
    const [id = '', mac = ''] = key.split('.');
    const [otherId = ''] = (await token(ctx, cast, 'mei')).split('.');
    expect((await mei.post(`/unsubscribe/${otherId}.${mac}`)).status).toBe(404);
    expect((await mei.post(`/unsubscribe/${id}.${mac.slice(0, -1)}`)).status).toBe(404);
    expect((await mei.post(`/p/${other.slug}/unsubscribe/${key}`)).status).toBe(404);
    const resume = await linkToken(ctx, {
      programme: cast.programme,
      person: cast.people.luca,
      purpose: 'resume',
      subject: '1',
    });
    expect((await mei.post(`/unsubscribe/${resume}`)).status).toBe(404);
    expect(await stopped(ctx)).toEqual([]);
  });
});

test('the page offers to take it back, and that is one click too', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const path = `/l/${await token(ctx, cast, 'luca', 'announcements')}`;
    const luca = browse(ctx, cast);
    const done = await luca.post(path);
    expect(done.text).toContain('name="undo"');
    expect(await stopped(ctx)).toHaveLength(1);
    await luca.post(path, { undo: 'yes' });
    expect(await stopped(ctx)).toEqual([]);
    const kinds = await db.selectFrom('event').select('kind').orderBy('id').execute();
    expect(kinds.map((event) => event.kind)).toEqual(['unsubscribed', 'resubscribed']);
  });
});
