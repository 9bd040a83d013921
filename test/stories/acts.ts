import { expect } from 'vitest';
import type { FormStep } from '../../src/rooms/forms/index.ts';
import type { Player, World } from './world.ts';
import { fieldName } from '../../src/web/forms/fieldName.ts';

/** The path of the story's programme. */
export const P = '/p/far-shelves';

export type FormAnswers = ReturnType<typeof answersOf>;

/** The name of the form field for the question with a role. */
export function fieldFor(asked: readonly FormStep[], role: string): string {
  const question = asked.flatMap(({ questions }) => questions).find((one) => one.role === role);
  if (!question) throw new Error(`nobody asks for ${role}`);
  return fieldName(question);
}

/** Good answers by the role of their question; languages come with their levels. */
export function answersOf(name: string, country: string, languages: string[][], zone?: string) {
  return { name, country, zone, languages };
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

/** The same by requests alone, for people who signed in on pages before, or whose own story is about something else. */
export async function signInByRequests(world: World, player: Player): Promise<void> {
  expect(await player.post(`${P}/sign-in`, [['address', player.address]])).toBe(200);
  expect(await player.post(`${P}/sign-in/code`, [['code', await mailedCode(world, player)]])).toBe(200);
}

/** The code in somebody's last mail. */
export async function mailedCode(world: World, { address }: Player): Promise<string> {
  await world.work();
  return /\b\d{6}\b|\b\d{3}\s\d{3}\b/.exec(world.mailTo(address).subject)?.[0] ?? '';
}

/** An editor writes a topic, adds it to the current round and approves it. Returns the day on which it goes out. */
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
  const planned = editor.tab.locator('[aria-labelledby="plan"]');
  await planned.getByRole('link', { name: title }).first().click();
  expect(await editor.press('topics.approve')).toBe(200);
  return editor.tab.locator('[name="day"][type="date"]').inputValue();
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

/** The first words of the subject of the mail that asks whether somebody is still available. */
export const asking = (player: Player): string =>
  player.t('mail.availability-request.subject', { round: '' }).trim().slice(0, 12);

/** The page's title and everything that a reader sees on it. */
export const sees = async (player: Player): Promise<string> =>
  `${await player.tab.title()} ${await player.text()}`;

/** A subject without the marks that isolate names. */
export const plain = (text: string): string => text.replaceAll(/[\u2066-\u2069]/g, '');

/** A mail's text as one line, since mails are wrapped. */
export const flat = (text: string): string => text.replaceAll(/[ \t\r\n]+/g, ' ');

/** A director invites a volunteer. The volunteer accepts by the mailed link and a code, and gives their name. */
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
  await guest.fill('act-code', await mailedCode(world, guest));
  expect(await guest.press('act-code.on')).toBe(200);
  expect(await guest.text()).toContain(guest.t('note.welcome'));
  // The mailed link is used up; from then on a code lets the volunteer in.
  const subject = director.t('mail.invitation.subject', { programme: 'Far Shelves' });
  expect(await guest.openMail(subject)).toBe(404);
}

/** Unsubscribes with the last such mail as a mail service does when its reader clicks (RFC 8058). Returns the status. */
export async function unsubscribe(world: World, player: Player, subject?: string): Promise<number> {
  const header = world.mailTo(player.address, subject).headers['List-Unsubscribe'] ?? '';
  const { pathname } = new URL(/<(https?:[^>]+)>/.exec(header)?.[1] ?? '');
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  return (await fetch(new URL(pathname, player.tab.url()), { method: 'POST', body })).status;
}
