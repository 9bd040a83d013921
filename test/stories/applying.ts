import { expect } from 'vitest';
import type { FormStep } from '../../src/rooms/forms/index.ts';
import type { Player, World } from './world.ts';
import { P, fieldFor, consent } from './acts.ts';
import type { FormAnswers } from './acts.ts';
import { fieldName } from '../../src/web/forms/fieldName.ts';

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  sector: ['health'],
  role: ['practice'],
  stage: ['early'],
  interests: ['learning', 'everyday'],
  contactWays: ['email'],
  frequency: ['weekly'],
};

/** Answers every question that has no answer yet, from one step to the review. */
export async function answer(
  asked: readonly FormStep[],
  player: Player,
  who: FormAnswers,
  from = 0,
): Promise<void> {
  for (const { questions } of asked.slice(from)) {
    for (const question of questions) {
      const [name, role] = [fieldName(question), question.role ?? ''];
      const field = player.tab.locator(`[name="${name}"]`).first();
      if (role === 'name') await player.fill(name, who.name);
      else if (question.type === 'long' && question.required) {
        if ((await field.inputValue()) === '') await player.fill(name, `${who.name}: ${role}`);
      } else if (role === 'country') await player.choose(name, who.country);
      else if (role === 'languages')
        for (const [row, [code, level]] of who.languages.entries()) {
          if (row > 0) await player.press('ui.languages.add');
          await player.choose(`${name}.${row}.language`, code!);
          await player.choose(`${name}.${row}.level`, level!);
        }
      else
        for (const value of CHOICES[role] ?? [])
          if ((await field.evaluate((element) => element.tagName)) === 'SELECT')
            await player.choose(name, value);
          else await player.tick(name, value);
    }
    const zone = fieldFor(asked, 'zone');
    if ((await player.press('apply.step.next')) === 422) {
      // A country with several zones: the zone is asked for once the country is known.
      expect(await player.text()).toContain(player.t('apply.zone.which'));
      await player.choose(zone, who.zone ?? '');
      expect(await player.press('apply.step.next')).toBe(200);
    }
  }
}

/** Applies from the first page to the confirmation by mail. */
export async function apply(
  world: World,
  asked: readonly FormStep[],
  player: Player,
  who: FormAnswers,
): Promise<void> {
  await player.open(`${P}/rounds/1/application`);
  await player.fill('address', player.address);
  await player.press('apply.start.begin');
  await answer(asked, player, who);
  await consent(player);
  expect(await player.text()).toContain(player.t('standing.unconfirmed.title'));
  await world.work();
  expect(
    await player.openMail(player.t('mail.application-confirm.subject', { programme: 'Far Shelves' })),
  ).toBe(200);
  expect(await player.press('apply.link.confirm.button')).toBe(200);
  expect(await player.text()).toContain(player.t('standing.confirmed.title'));
}

/** The same by requests alone, for people whose application is not what the story is about. */
export async function applyByRequests(
  world: World,
  asked: readonly FormStep[],
  player: Player,
  who: FormAnswers,
): Promise<void> {
  const form = `${P}/rounds/1/application`;
  expect(await player.post(form, [['address', player.address]])).toBe(200);
  for (const { questions } of asked)
    expect(
      await player.post(
        `${form}/steps/${questions[0]!.step}`,
        questions.flatMap((question) => fieldsFor(question, who)),
      ),
    ).toBe(200);
  const agreed = ['adult', 'conduct', 'privacy'].map((kind): [string, string] => [kind, 'yes']);
  expect(await player.post(`${form}/submission`, agreed)).toBe(200);
  await world.work();
  const subject = player.t('mail.application-confirm.subject', { programme: 'Far Shelves' });
  expect(await player.post(player.linkIn(subject), [])).toBe(200);
}

function fieldsFor(question: FormStep['questions'][number], who: FormAnswers): [string, string][] {
  const [name, role] = [fieldName(question), question.role ?? ''];
  if (role === 'name') return [[name, who.name]];
  if (role === 'country') return [[name, who.country]];
  if (role === 'languages')
    return who.languages.flatMap(([code, level], row): [string, string][] => [
      [`${name}.${row}.language`, code!],
      [`${name}.${row}.level`, level!],
    ]);
  if (question.type === 'long' && question.required) return [[name, `${who.name}: ${role}`]];
  return (CHOICES[role] ?? []).map((value) => [name, value]);
}
