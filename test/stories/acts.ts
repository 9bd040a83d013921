import { expect } from 'vitest';
import { fieldOf } from '../../src/rooms/applications/index.ts';
import type { FormStep } from '../../src/rooms/programmes/index.ts';
import type { Player, World } from './world.ts';

/** Where the programme of the story is. */
export const P = '/p/far-shelves';

export type Answers = ReturnType<typeof answersOf>;

/** The name of the form's field for the question with a role. */
export function fieldFor(asked: readonly FormStep[], role: string): string {
  const question = asked.flatMap(({ questions }) => questions).find((one) => one.role === role);
  if (!question) throw new Error(`nobody asks for ${role}`);
  return fieldOf(question);
}

/** Good answers by the role of their question; languages with their levels. */
export function answersOf(name: string, country: string, languages: string[][], zone?: string) {
  return { name, country, zone, languages };
}

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
  who: Answers,
  from = 0,
): Promise<void> {
  for (const { questions } of asked.slice(from)) {
    for (const question of questions) {
      const [name, role] = [fieldOf(question), question.role ?? ''];
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
      // A country of several zones: now it is known which, they are asked for.
      expect(await player.text()).toContain(player.t('apply.zone.which'));
      await player.choose(zone, who.zone ?? '');
      expect(await player.press('apply.step.next')).toBe(200);
    }
  }
}

/** Ticks every box and sends the application in. */
export async function consent(player: Player): Promise<void> {
  for (const kind of ['adult', 'conduct', 'privacy']) await player.tick(kind);
  expect(await player.press('apply.review.button')).toBe(200);
}

/** Signs in by a mailed code. */
export async function signIn(world: World, player: Player): Promise<void> {
  await player.open(`${P}/sign-in`);
  await player.fill('address', player.address);
  await player.press('sign-in.send');
  await player.fill('code', await mailedCode(world, player));
  expect(await player.press('sign-in.code.enter')).toBe(200);
}

/** The code in the mail that somebody got last. */
export async function mailedCode(world: World, { address }: Player): Promise<string> {
  await world.work();
  return /\b\d{6}\b|\b\d{3}\s\d{3}\b/.exec(world.mailTo(address).subject)?.[0] ?? '';
}

/** Applies from the first page to the confirmation by mail. */
export async function apply(
  world: World,
  asked: readonly FormStep[],
  player: Player,
  who: Answers,
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

/** The same by requests alone: for those whose own story is another. */
export async function applyByRequests(
  world: World,
  asked: readonly FormStep[],
  player: Player,
  who: Answers,
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

function fieldsFor(question: FormStep['questions'][number], who: Answers): [string, string][] {
  const [name, role] = [fieldOf(question), question.role ?? ''];
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

/** An editor writes a topic, puts it into the round in hand and approves it. The day it goes out. */
export async function planTopic(editor: Player, title: string): Promise<string> {
  await editor.open(`${P}/workbench/topics/new`);
  for (const [name, value] of [
    ['title', title],
    ['summary', 'What a ward sounds like at four.'],
    ['essay', 'At four the corridor *hums*.'],
    ['question.1', 'What do you hear at night?'],
    ['question.2', 'Who keeps you awake?'],
  ] as const)
    await editor.fill(name, value);
  expect(await editor.press('topics.edit.save')).toBe(200);
  await editor.open(`${P}/workbench/topics`);
  await editor.tab.locator('select[name="topic"]').selectOption({ label: title });
  expect(await editor.press('topics.desk.plan-it')).toBe(200);
  await editor.tab.getByRole('link', { name: title }).first().click();
  expect(await editor.press('topics.approve')).toBe(200);
  return editor.tab.locator('[name="day"]').inputValue();
}

/** Runs the matching to its proof. */
export async function runMatching(
  world: World,
  matcher: Player,
  start: 'matching.run.start' | 'matching.run.again',
): Promise<void> {
  await matcher.open(`${P}/workbench/matching/1`);
  await matcher.press(start);
  await world.work();
  await matcher.tab.reload();
  expect(await matcher.text()).toContain(matcher.t('matching.run.proof.cardinality'));
}

/** How the subject of the mail begins that asks whether somebody is still available. */
export const asking = (player: Player): string =>
  player.t('mail.availability-request.subject', { round: '' }).trim().slice(0, 12);

/** The page's title and everything a reader sees on it. */
export const sees = async (player: Player): Promise<string> =>
  `${await player.tab.title()} ${await player.text()}`;

/** A subject without the marks that keep names in their own direction. */
export const plain = (text: string): string => text.replaceAll(/[\u2066-\u2069]/g, '');

/** A mail's text as one line: it is wrapped. */
export const flat = (text: string): string => text.replaceAll(/[ \t\r\n]+/g, ' ');

/** A director invites a volunteer, who accepts by the mailed link and a code, and says their name. */
export async function invite(
  world: World,
  director: Player,
  guest: Player,
  role: string,
  name: string,
): Promise<void> {
  await director.open(`${P}/workbench/people`);
  await director.fill('address', guest.address);
  await director.tick('role', role);
  expect(await director.press('people.send')).toBe(200);
  await world.work();
  expect(await guest.openMail()).toBe(200);
  expect(await guest.press('mail.invitation.accept')).toBe(422);
  await guest.fill('name', name);
  expect(await guest.press('mail.invitation.accept')).toBe(200);
  await guest.fill('proof', await mailedCode(world, guest));
  expect(await guest.press('proof.on')).toBe(200);
  expect(await guest.text()).toContain(guest.t('note.welcome'));
  // What is mailed is spent; from then on a code lets them in.
  const subject = director.t('mail.invitation.subject', { programme: 'Far Shelves' });
  expect(await guest.openMail(subject)).toBe(404);
}

/** What a mail service does for its reader's click (RFC 8058), with the last such mail they got. Returns the status. */
export async function unsubscribe(world: World, player: Player, subject?: string): Promise<number> {
  const header = world.mailTo(player.address, subject).headers['List-Unsubscribe'] ?? '';
  const { pathname } = new URL(/<(https?:[^>]+)>/.exec(header)?.[1] ?? '');
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  return (await fetch(new URL(pathname, player.tab.url()), { method: 'POST', body })).status;
}
