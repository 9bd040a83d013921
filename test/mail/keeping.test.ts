import { expect, test } from 'vitest';
import { keptOf, tellOfCall } from '../../src/rooms/applications/index.ts';
import {
  endRounds,
  forgetPeople,
  lookAfter,
  purgeRounds,
  sendLetters,
  stayInTouchDue,
  tellEndingSoon,
} from '../../src/rooms/partnerships/index.ts';
import { acceptedBy, proposal } from '../agreements.ts';
import { stageForm } from '../applicant.ts';
import { ANSWERS, applies, introduced, kindOf, numbers, onStage } from './byMailScene.ts';
import type { Scene } from './byMailScene.ts';
import type { Mailbox } from './post.ts';

const at = ({ ctx, round }: Scene, kind: 'ends' | 'purges', days = 0): void =>
  ctx.clock.set(new Date(round.dates[kind].dueAt.getTime() + days * 86_400_000 + 60_000).toISOString());

/** Zeina and Kofi are partners, by mail alone. */
const haveMet = (play: (scene: Scene, zeina: Mailbox, kofi: Mailbox) => Promise<void>): Promise<void> =>
  onStage(async (scene) => {
    const { ctx, box } = scene;
    const [zeina, kofi] = [box('zeina@mail.example'), box('kofi@mail.example')];
    await applies(scene, zeina, { name: 'Zeina Haddad', country: 'Lebanon' });
    await applies(scene, kofi, { name: 'Kofi Mensah', country: 'Ghana' });
    await ctx.db.updateTable('application').set({ available_at: ctx.clock.now() }).execute();
    await introduced(scene);
    await play(scene, zeina, kofi);
  });

/** The same, and it is a week before the end. */
const nearTheEnd = (play: (scene: Scene, zeina: Mailbox, kofi: Mailbox) => Promise<void>): Promise<void> =>
  haveMet(async (scene, zeina, kofi) => {
    for (const one of [zeina, kofi]) await one.count();
    at(scene, 'ends', -6);
    await play(scene, zeina, kofi);
  });

const personOf = async ({ ctx }: Scene, { address }: Mailbox): Promise<number> =>
  (await ctx.db.selectFrom('person').select('id').where('address', '=', address).executeTakeFirstOrThrow())
    .id;

const kept = async (scene: Scene, one: Mailbox) =>
  keptOf(scene.ctx, scene.cast.programme, await personOf(scene, one));

const stateIn = async (scene: Scene, one: Mailbox, round: number): Promise<string | undefined> =>
  (
    await scene.ctx.db
      .selectFrom('application')
      .select('state')
      .where('person_id', '=', await personOf(scene, one))
      .where('round_id', '=', round)
      .executeTakeFirst()
  )?.state;

/** The mails between the introduction and the end: letters both ways, an agreement, word of a talk and of days away. */
async function playTheRound(scene: Scene, zeina: Mailbox, kofi: Mailbox): Promise<void> {
  const { ctx, cast } = scene;
  const passes = async (): Promise<void> => {
    ctx.clock.forward(0.1);
    await sendLetters(ctx);
  };
  await zeina.answer(await zeina.newest(), 'Dear Kofi, it rains in Beirut.');
  await passes();
  await kofi.answer(await kofi.newest(), 'Dear Zeina, here the sun shines.');
  await passes();
  const letter = await zeina.newest();
  expect(letter.text).toContain('the sun shines');
  const { id: partnership } = await ctx.db.selectFrom('partnership').select('id').executeTakeFirstOrThrow();
  const person = await personOf(scene, kofi);
  await proposal(ctx, { programme: cast.programme, person, partnership });
  const proposed = await zeina.newest();
  expect(kindOf(proposed)).toBe('agreement-proposed');
  await zeina.answer(proposed, 'AGREED');
  expect(await acceptedBy(ctx, await personOf(scene, zeina))).toHaveLength(1);
  await zeina.answer(
    letter,
    `AWAY ${new Date(ctx.clock.now().getTime() + 6 * 86_400_000).toISOString().slice(0, 10)}`,
  );
  expect(await ctx.db.selectFrom('absence').select('person_id').execute()).toEqual([
    { person_id: await personOf(scene, zeina) },
  ]);
  ctx.clock.forward(24 * 20);
  await lookAfter(ctx);
  const asked = await zeina.newest();
  expect(kindOf(asked)).toBe('turn-reminder');
  await zeina.answer(asked, 'TALKED');
  expect(
    await ctx.db.selectFrom('contact_report').select('answer').where('answer', '=', 'talked').execute(),
  ).toHaveLength(1);
  for (const one of [zeina, kofi]) await one.count();
}

test('one takes part by mail alone, from the introduction to a last letter, a yes, and answers that come back in the next round', () =>
  haveMet(async (scene, zeina, kofi) => {
    const { ctx, cast } = scene;
    await playTheRound(scene, zeina, kofi);
    at(scene, 'ends', -6);
    await tellEndingSoon(ctx);
    const soon = await zeina.newest();
    expect(kindOf(soon)).toBe('ending-soon');
    await zeina.answer(soon, 'Thank you, Kofi: I take the market of Accra with me.');
    ctx.clock.forward(0.1);
    await sendLetters(ctx);
    expect((await kofi.newest()).text).toContain('the market of Accra');
    at(scene, 'ends');
    await endRounds(ctx);
    const bye = await zeina.newest();
    expect(kindOf(bye)).toBe('farewell');
    expect(bye.text).toContain('KEEP');
    await zeina.answer(bye, 'YES\n\nKEEP\n\nZeina');
    await kofi.answer(await kofi.newest(), 'Yes');
    expect(await kept(scene, zeina)).not.toBeNull();
    expect(await kept(scene, kofi)).toBeNull();
    ctx.clock.forward(2);
    await stayInTouchDue(ctx);
    expect(kindOf(await kofi.newest())).toBe('stay-in-touch');
    expect((await zeina.newest()).text).toContain('kofi@mail.example');
    // A letter now reaches nobody, and she is told so.
    await zeina.answer(soon, 'One more thing');
    expect(kindOf(await zeina.newest())).toBe('letter-trouble');
    expect(await kofi.count()).toBe(0);

    at(scene, 'purges');
    for (let tick = 0; tick < 4; tick++) await purgeRounds(ctx);
    await forgetPeople(ctx);
    const next = await stageForm(ctx, cast.programme, '2027-10-15T09:00', 2);
    ctx.clock.set(new Date(next.dates.opens.dueAt.getTime() + 60_000).toISOString());
    await tellOfCall(ctx);
    const call = await zeina.newest();
    expect(kindOf(call)).toBe('come-back');
    expect(await stateIn(scene, zeina, next.id)).toBeUndefined();
    await zeina.answer(call, 'APPLY');
    expect(await stateIn(scene, zeina, next.id)).toBe('draft');
    const form = await zeina.newest();
    expect(kindOf(form)).toBe('application-form');
    expect(form.text).toContain(ANSWERS['path']);
    expect(form.text.replaceAll(/\s+/g, ' ')).toContain('reply with YES alone');
    await zeina.answer(form, 'Yes');
    const consent = await zeina.newest();
    expect(kindOf(consent)).toBe('application-consents');
    expect(await stateIn(scene, zeina, next.id)).toBe('draft');
    await zeina.answer(consent, 'Yes');
    expect(await stateIn(scene, zeina, next.id)).toBe('confirmed');
    expect(await kept(scene, zeina)).toBeNull();
    // No page was opened, and no volunteer had to read anything.
    expect(await ctx.db.selectFrom('session').select('id').execute()).toEqual([]);
    expect(await ctx.db.selectFrom('thread').select('id').execute()).toEqual([]);
    expect(await ctx.db.selectFrom('incoming').select('id').where('state', '=', 'tray').execute()).toEqual(
      [],
    );
  }));

test('an answer of last time is changed in the form that comes by mail', () =>
  nearTheEnd(async (scene, zeina) => {
    const { ctx, cast } = scene;
    at(scene, 'ends');
    await endRounds(ctx);
    await zeina.answer(await zeina.newest(), 'keep');
    const next = await stageForm(ctx, cast.programme, '2027-10-15T09:00', 2);
    ctx.clock.set(new Date(next.dates.opens.dueAt.getTime() + 60_000).toISOString());
    await tellOfCall(ctx);
    await zeina.answer(await zeina.newest(), 'Apply, please');
    const slot = (await numbers({ ...scene, round: next }))('hopes');
    await zeina.answerWithin(await zeina.newest(), { [slot]: 'A walk along the sea.' });
    const consent = await zeina.newest();
    expect(kindOf(consent)).toBe('application-consents');
    expect(consent.text).toContain('A walk along the sea.');
  }));

test('the word alone keeps answers and says nothing about staying in touch; NO takes it back, then and later', () =>
  nearTheEnd(async (scene, zeina) => {
    const { ctx, cast } = scene;
    at(scene, 'ends');
    await endRounds(ctx);
    const bye = await zeina.newest();
    await zeina.answer(bye, 'Garder');
    const noted = await zeina.newest();
    expect(kindOf(noted)).toBe('answers-kept');
    expect(await ctx.db.selectFrom('membership').select('touch_due_at').execute()).toEqual([
      { touch_due_at: null },
      { touch_due_at: null },
    ]);
    await zeina.answer(noted, 'No');
    expect(await kept(scene, zeina)).toBeNull();
    expect((await zeina.newest()).text).toContain('not kept');
    await zeina.answer(noted, 'KEEP');
    await zeina.count();
    const next = await stageForm(ctx, cast.programme, '2027-10-15T09:00', 2);
    ctx.clock.set(new Date(next.dates.opens.dueAt.getTime() + 60_000).toISOString());
    await tellOfCall(ctx);
    await zeina.answer(await zeina.newest(), 'no, thank you');
    expect(await kept(scene, zeina)).toBeNull();
    expect(await stateIn(scene, zeina, next.id)).toBeUndefined();
  }));
