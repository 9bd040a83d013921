import { expect, test } from 'vitest';
import { LUCA, attacked, enter, flood, known, wrongOf } from '../../../test/attacked.ts';

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
      // Even the right digits open nothing, and the answer reads as for wrong ones.
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
