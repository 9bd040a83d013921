import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { addressTrouble, noteBounce, trustAddress } from '../index.ts';
import type { BounceNews } from '../index.ts';

const GONE = { kind: 'hard', by: 'mailbox' } as const;

async function inScene(run: (scene: Awaited<ReturnType<typeof makeScene>>) => Promise<void>): Promise<void> {
  await rolledBack(async (db) => run(await makeScene(testContext(db))));
}

async function makeScene(ctx: ReturnType<typeof testContext>) {
  const cast = await stage(ctx);
  const { programme, people } = cast;
  const bounce = (more: Partial<BounceNews> = {}): Promise<boolean> =>
    noteBounce(ctx, {
      programme,
      person: people.luca,
      mail: null,
      address: 'luca@cast.example',
      kind: 'bounce',
      refusal: { kind: 'soft', isSaid: true },
      reply: '452 4.2.2 mailbox full',
      origin: 'report',
      ...more,
    });
  const trouble = () => addressTrouble(ctx, programme, people.luca);
  return { ctx, cast, programme, people, bounce, trouble };
}

test('an address that does not exist is stopped at once, one that is full after four days of it within thirty', async () => {
  await inScene(async ({ ctx, people, programme, bounce, trouble }) => {
    await bounce({
      refusal: GONE,
      person: people.mei,
      address: 'mei@cast.example',
      reply: '550 5.1.1 unknown',
    });
    expect(await addressTrouble(ctx, programme, people.mei)).toMatchObject({ reason: '550 5.1.1 unknown' });
    for (let day = 0; day < 3; day++) {
      await bounce();
      await bounce();
      ctx.clock.forward(25);
    }
    expect(await trouble()).toBeNull();
    await bounce();
    expect(await trouble()).toMatchObject({ address: 'luca@cast.example' });
  });
});

test('soft bounces older than thirty days are forgotten', async () => {
  await inScene(async ({ ctx, bounce, trouble }) => {
    for (let week = 0; week < 10; week++) {
      await bounce();
      ctx.clock.forward(24 * 11);
    }
    expect(await trouble()).toBeNull();
  });
});

test('the same news of one mail counts once', async () => {
  await inScene(async ({ ctx, people, programme, bounce }) => {
    await ctx.mailer.queue(ctx, [
      { programme, kind: 'sign-in-code', occasion: 'x', person: people.luca, data: { code: 1 } },
    ]);
    const mail = (await ctx.db.selectFrom('outbox').select('id').executeTakeFirstOrThrow()).id;
    await ctx.db.updateTable('outbox').set({ state: 'sent' }).execute();
    expect(await bounce({ mail })).toBe(true);
    expect(await bounce({ mail, refusal: GONE })).toBe(false);
    expect(await ctx.db.selectFrom('outbox').select(['state', 'last_error']).execute()).toEqual([
      { state: 'failed', last_error: '452 4.2.2 mailbox full' },
    ]);
  });
});

test('after a complaint every kind of mail that can be stopped is, and codes still reach the person', async () => {
  await inScene(async ({ ctx, people, bounce, trouble }) => {
    await bounce({ kind: 'complaint', reply: 'abuse' });
    const stopped = await ctx.db.selectFrom('unsubscription').select(['category', 'person_id']).execute();
    expect(stopped.length).toBeGreaterThanOrEqual(3);
    expect(new Set(stopped.map((one) => one.person_id))).toEqual(new Set([people.luca]));
    expect(await trouble()).toBeNull();
    const kinds = await ctx.db.selectFrom('matter').select('kind').execute();
    expect(kinds).toEqual([{ kind: 'mail-complaint' }]);
  });
});

test('the person sees what to do and gives the address another chance; the coordinator sees it too, the ambassador her country only', async () => {
  await inScene(async ({ ctx, cast, people, programme, bounce, trouble }) => {
    await bounce({ refusal: GONE, reply: '550 5.1.1 no such user' });
    await bounce({
      refusal: GONE,
      person: people.ngozi,
      address: 'ngozi@cast.example',
      reply: '550 5.1.1 gone',
    });
    const luca = browse(ctx, cast, 'luca');
    expect((await luca.get('/me')).text).toContain('no such user');
    const path = '/workbench/outbox/addresses';
    expect((await browse(ctx, cast, 'tomas').get(path)).text).toContain('no such user');
    const ngozi = browse(ctx, cast, 'ngozi');
    const own = (await ngozi.get(path)).text;
    expect(own).toContain('5.1.1 gone');
    expect(own).not.toContain('no such user');
    expect((await ngozi.post(`${path}/${people.luca}/chance`)).status).toBe(404);
    expect(await luca.post('/me/address/chance')).toMatchObject({ status: 303 });
    expect(await trouble()).toBeNull();
    const open = await ctx.db
      .selectFrom('matter')
      .select('subject_id')
      .where('closed_at', 'is', null)
      .execute();
    expect(open).toEqual([{ subject_id: people.ngozi }]);
    // One more soft bounce does not stop it again: the earlier bounces are forgotten.
    await bounce();
    expect(await trouble()).toBeNull();
    const actor = { kind: 'person', id: people.luca } as const;
    expect(await trustAddress(ctx, { programme, person: people.luca, actor })).toMatchObject({ ok: false });
  });
});
