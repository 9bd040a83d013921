import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import type { Answered, Browser } from '../../../test/browse.ts';
import type { CastName, Stage } from '../../../test/cast.ts';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import type { TestCtx } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { codeOf, mailCode } from '../../rooms/people/index.ts';
import { createLimits } from '../limits.ts';

const LUCA = 'luca@cast.example';

interface Scene {
  ctx: TestCtx;
  cast: Stage;
  /** A new browser in a network of its own, or in the one that is named. */
  from(network?: string, as?: CastName): Browser;
  ask(browser: Browser, address?: string): Promise<Answered>;
  /** The code that was asked for last, whether or not a mail brings it. */
  code(): Promise<string>;
  /** Does what waits to be done, and tells which mails came of it. */
  post(): Promise<string[]>;
}

async function attacked(play: (scene: Scene) => Promise<void>): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const door = { limits: createLimits() };
    let networks = 0;
    const from: Scene['from'] = (network = `198.51.${Math.floor(++networks / 250)}.${networks % 250}`, as) =>
      browse(ctx, cast, as, { door, peer: network });
    const ids = () =>
      ctx.enqueued.filter(({ name }) => name === 'sign-in-code').map(({ data }) => Number(data['id']));
    let done = 0;
    await play({
      ctx,
      cast,
      from,
      ask: (browser, address = LUCA) => browser.post('/sign-in', { address }),
      code: () => codeOf(ctx, cast.programme, ids().at(-1) ?? 0),
      post: async () => {
        const before = await ctx.db.selectFrom('outbox').select('id').execute();
        for (const id of ids().slice(done)) await mailCode(ctx, { programme: cast.programme, id });
        done = ids().length;
        const mails = await ctx.db.selectFrom('outbox').select(['id', 'kind']).orderBy('id').execute();
        return mails.filter(({ id }) => !before.some((one) => one.id === id)).map(({ kind }) => kind);
      },
    });
  });
}

const enter = (browser: Browser, code: string) => browser.post('/sign-in/code', { code });
const wrongOf = (code: string): string => (code === '123456' ? '654321' : '123456');

/** Luca signs in with a browser, which knows him from then on, and out again. */
async function known({ ask, code, from }: Scene): Promise<Browser> {
  const browser = from('203.0.113.1');
  await ask(browser);
  expect((await enter(browser, await code())).status).toBe(303);
  await browser.post('/sign-out');
  return browser;
}

test('whatever one network asks for or enters, others get their codes and get in', async () => {
  await attacked(async (scene) => {
    const { ctx, ask, code, from, post } = scene;
    const network = '198.51.100.9';
    const statuses: number[] = [];
    for (let turn = 0; turn < 40; turn++) {
      const stranger = from(network);
      statuses.push((await ask(stranger)).status);
      if (statuses.at(-1) === 303) for (let n = 0; n < 5; n++) await enter(stranger, wrongOf(await code()));
      ctx.clock.forward(0.3);
    }
    expect(statuses).toContain(429);
    await post();
    const luca = from('203.0.113.7');
    expect((await ask(luca)).status).toBe(303);
    expect(await post()).toEqual(['sign-in-code']);
    expect((await enter(luca, await code())).status).toBe(303);
  });
});

/** Strangers in many networks ask for codes for an address. */
async function flood({ ask, from }: Scene, address: string, times: number): Promise<Answered[]> {
  const answers: Answered[] = [];
  for (let n = 0; n < times; n++) answers.push(await ask(from(), address));
  return answers;
}

test('over all networks an address gets twenty code mails a day and a word about it; known browsers get theirs', async () => {
  await attacked(async (scene) => {
    const { ctx, ask, code, from, post } = scene;
    const own = await known(scene);
    await post();
    await flood(scene, LUCA, 30);
    const mails = await post();
    expect(mails.filter((kind) => kind === 'sign-in-code')).toHaveLength(19);
    expect(mails.filter((kind) => kind === 'sign-in-many')).toHaveLength(1);
    expect((await ask(own)).status).toBe(303);
    expect(await post()).toEqual(['sign-in-code']);
    expect((await enter(own, await code())).status).toBe(303);
    ctx.clock.forward(24.2);
    const next = from();
    await ask(next);
    expect(await post()).toEqual(['sign-in-code']);
    expect((await enter(next, await code())).status).toBe(303);
  });
});

test('a stranger beyond that sees what everybody sees, for an address that is known and one that is not', async () => {
  await attacked(async (scene) => {
    const { ask, code, from, post } = scene;
    const seen: string[][] = [];
    for (const address of [LUCA, 'nobody@cast.example']) {
      const first = from();
      const answers = [await ask(first, address), ...(await flood(scene, address, 24))];
      const last = from();
      answers.push(await ask(last, address));
      const shapes = answers.map(({ status, location, text, headers }) =>
        JSON.stringify([
          status,
          location,
          text,
          headers.getSetCookie().map((line) => line.replace(/=\d+\.[\w-]{24};/, '=x;')),
        ]),
      );
      expect(new Set(shapes).size).toBe(1);
      // Even the right digits open nothing, and read like wrong ones.
      const right = await code();
      const tries: string[] = [shapes[0] ?? ''];
      for (let n = 0; n < 6; n++) {
        const answer = await enter(last, right);
        expect(answer.status).toBe(422);
        tries.push(answer.text);
      }
      const asked: string[] = [shapes[0] ?? ''];
      for (let n = 0; n < 6; n++) asked.push((await enter(first, 'no code')).text);
      expect(tries).toEqual(asked);
      seen.push(tries);
    }
    expect(seen[0]).toEqual(seen[1]);
    expect((await post()).every((kind) => kind.startsWith('sign-in-'))).toBe(true);
  });
});

test('an address stands thirty wrong codes a day; a code that is open is still good, and so is a known browser', async () => {
  await attacked(async (scene) => {
    const { ask, code, from, post } = scene;
    const own = await known(scene);
    const waiting = from();
    await ask(waiting);
    const open = await code();
    for (let n = 0; n < 6; n++) {
      const stranger = from();
      await ask(stranger);
      for (let turn = 0; turn < 5; turn++) await enter(stranger, wrongOf(await code()));
    }
    await post();
    await ask(from());
    expect(await post()).toEqual(['sign-in-many']);
    // Whoever waits for a code and asks once more keeps the one they can enter.
    await ask(waiting);
    expect(await post()).toEqual([]);
    expect((await enter(waiting, open)).status).toBe(303);
    await ask(own);
    expect((await enter(own, await code())).status).toBe(303);
  });
});

test('a known browser goes on in a network that has asked and guessed too often', async () => {
  await attacked(async (scene) => {
    const { ask, code, from } = scene;
    const own = await known(scene);
    const stranger = from('203.0.113.1');
    for (let n = 0; n < 40; n++) await ask(stranger, `p${n}@cast.example`);
    for (let n = 0; n < 70; n++) await enter(stranger, '123456');
    expect((await ask(stranger)).status).toBe(429);
    expect((await ask(own)).status).toBe(303);
    expect((await enter(own, await code())).status).toBe(303);
  });
});

test('the mail that tells of it has a link, by which any browser of theirs gets a code', async () => {
  await attacked(async (scene) => {
    const { ctx, cast, ask, code, from, post } = scene;
    await flood(scene, LUCA, 22);
    await post();
    const { linkToken } = await import('../../rooms/people/index.ts');
    const token = await linkToken(ctx, {
      programme: cast.programme,
      person: cast.people.luca,
      purpose: 'code',
    });
    const luca = from();
    expect((await luca.get(`/l/${token}`)).text).toContain('Mail me a code');
    const pressed = await luca.post(`/l/${token}`);
    expect(pressed).toMatchObject({ status: 303, location: `/p/${cast.slug}/sign-in/code` });
    expect(await post()).toEqual(['sign-in-code']);
    expect((await enter(luca, await code())).status).toBe(303);
    for (let n = 0; n < 4; n++) await from().post(`/l/${token}`);
    expect((await from().post(`/l/${token}`)).status).toBe(429);
    void ask;
  });
});

test('the operator sees how much was asked for, entered and refused on each day, and nobody’s address', async () => {
  await attacked(async (scene) => {
    const { cast, ctx, ask, code, from } = scene;
    await flood(scene, LUCA, 23);
    const stranger = from('198.51.100.9');
    for (let n = 0; n < 10; n++) await ask(stranger, 'mei@cast.example');
    await enter(stranger, wrongOf(await code()));
    const page = await browse(ctx, cast, 'olga').site.get('/operator');
    const row = /<tr[^>]*>(?:(?!<\/tr>).)*15 January 2027.*?<\/tr>/s.exec(page.text)?.[0] ?? '';
    expect([...row.matchAll(/<td[^>]*>\s*(\d+)/g)].map(([, number]) => Number(number))).toEqual([
      25, 1, 3, 1, 1,
    ]);
    expect(page.text).not.toContain('cast.example');
    expect(JSON.stringify(await ctx.db.selectFrom('sign_in_count').selectAll().execute())).not.toContain('@');
  });
});
