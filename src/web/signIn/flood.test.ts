import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { LUCA, attacked, enter, flood, known, wrongOf } from '../../../test/attacked.ts';

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
    // A person who waits for a code keeps it when they ask again.
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
