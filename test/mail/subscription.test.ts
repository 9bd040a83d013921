import { expect, test } from 'vitest';
import { personByAddress } from '../../src/rooms/people/index.ts';
import { subscriptionsOf } from '../../src/rooms/readers/index.ts';
import { browse } from '../browse.ts';
import { PROGRAMME, kindOf, onStage } from './byMailScene.ts';
import type { Scene } from './byMailScene.ts';

async function has({ ctx, cast }: Scene, address: string): Promise<string[]> {
  const person = await personByAddress(ctx, cast.programme, address);
  return person ? subscriptionsOf(ctx, cast.programme, person.id) : [];
}

test.each([
  ['TOPICS', 'en', 'Yes', ['topics']],
  ['Textos', 'es', 'Sí, gracias', ['topics', 'essays']],
  ['ACTUALITÉS', 'fr', 'Oui', ['news']],
  ['أخبروني', 'ar', 'نعم', ['openings']],
] as const)(
  'a stranger writes %s and YES in %s, and has it; before the yes nothing',
  (word, locale, yes, wanted) =>
    onStage(async (scene) => {
      const { ctx, round, box } = scene;
      ctx.clock.set(new Date(round.dates.closes.dueAt.getTime() + 1000).toISOString());
      const vera = box('vera@mail.example');
      expect(await vera.write(PROGRAMME, { text: word })).toMatchObject({ state: 'done' });
      const asked = await vera.newest();
      expect(kindOf(asked)).toBe('subscription-confirm');
      expect(asked.html).toContain(`lang="${locale}"`);
      expect(await has(scene, vera.address)).toEqual([]);
      await vera.answer(asked, yes);
      expect(await has(scene, vera.address)).toEqual(wanted);
      expect(kindOf(await vera.newest())).toBe('subscription-noted');
    }),
);

test('a no changes nothing, and an answer that says more asks back, with a link that does the same', () =>
  onStage(async (scene) => {
    const { ctx, cast, box } = scene;
    const vera = box('vera@mail.example');
    await vera.write(PROGRAMME, { text: 'News' });
    const asked = await vera.newest();
    await vera.answer(asked, 'No');
    expect((await vera.newest()).text).toContain('We send you none of that');
    await vera.answer(asked, 'Yes, but only about books, and not on Mondays please');
    expect(await has(scene, vera.address)).toEqual([]);
    const back = await vera.newest();
    expect(kindOf(back)).toBe('answer-unclear');
    expect(back.text).toContain('shall we send you the mails that you asked for?');
    expect(back.text).toContain('Hello, your answer is here');
    const [yes] = /\/l\/[\w.-]+/.exec(back.text) ?? [''];
    await browse(ctx, cast).post(yes);
    expect(await has(scene, vera.address)).toEqual(['news']);
  }));

test('who is known gets the same; a word among others is for people; nobody is asked for ever', () =>
  onStage(async (scene) => {
    const luca = scene.box('luca@cast.example');
    await luca.write(PROGRAMME, { subject: 'Topics', text: '' });
    await luca.answer(await luca.newest(), 'yes');
    expect(await has(scene, luca.address)).toEqual(['topics']);
    await luca.count();
    await luca.write(PROGRAMME, {
      subject: 'News',
      text: 'My library moves next week, and I would love to tell everybody about it.',
    });
    expect((await scene.ctx.db.selectFrom('thread').select('id').execute()).length).toBe(1);
    const mallory = scene.box('vera@mail.example', false);
    for (let n = 0; n < 4; n++) await mallory.write(PROGRAMME, { text: 'NEWS' });
    expect(await mallory.count()).toBe(1);
  }));

test('who would like to apply while no round is open is offered to be told; while one is open, the word brings its form', () =>
  onStage(async (scene) => {
    const { ctx, round, box } = scene;
    const kofi = box('kofi@mail.example');
    await kofi.write(PROGRAMME, { text: 'TELL ME' });
    expect(kindOf(await kofi.newest())).toBe('application-form');
    ctx.clock.set(new Date(round.dates.closes.dueAt.getTime() + 1000).toISOString());
    const vera = box('vera@mail.example');
    await vera.write(PROGRAMME, { subject: 'Apply', text: 'Hello' });
    const closed = await vera.newest();
    expect(closed.text).toContain('TELL ME');
    await vera.answer(closed, 'Tell me');
    const asked = await vera.newest();
    expect(asked.text).toContain('One mail when the next round opens');
    await vera.answer(asked, 'YES');
    expect(await has(scene, vera.address)).toEqual(['openings']);
  }));
