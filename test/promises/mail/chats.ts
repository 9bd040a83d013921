import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';

const TELLING = 'src/rooms/chats/telling/telling.test.ts';
const ANNOUNCED = by(
  TELLING,
  'everybody of a round is told of a chat once, ten minutes after it was announced, on their own clocks; nobody who stopped that',
);
const TWICE = by(
  'src/web/chats/room.test.ts',
  'between two sessions the page says when the next one is, with a reminder for who is signed in',
);
const MOVED = by(
  TELLING,
  'another hour and the end of a chat are told to all who heard of it; other words are for calendars',
);
const OFF = by(
  'src/rooms/chats/planning/callOff.test.ts',
  'a chat that has begun is called off: what was said stays as its record, and what was to come is off in calendars and by mail',
);
const REMINDED = by(
  TELLING,
  'who asked for it is reminded a day and ten minutes before, once, and anew of another hour',
);
const HOLDS = by(
  TELLING,
  'a zone’s rule changes after the announcement: the hour of its place holds, and whoever’s time moved is told once',
);

const NEXT = by(
  'src/rooms/chats/leading/hosts.test.ts',
  'when no host has come ten minutes before, the next in the list is asked, then the one after; then the clock leads',
);
const NAMED = by(
  'src/rooms/chats/leading/hosts.test.ts',
  'a host is replaced in the middle of a chat: who is new is told by mail, opens the desk and leads',
);
const CLOCK = by(
  'src/rooms/chats/room.test.ts',
  'without a host the clock opens the room, asks each question when the one before has had its minutes, and closes it',
);

/** Mails about live chats. */
export const chatMails = {
  'mail.chat-announced.about': words,
  'mail.chat-announced.body': promise('6850', ANNOUNCED),
  'mail.chat-announced.button': words,
  'mail.chat-announced.remind': promise('0364', REMINDED),
  'mail.chat-announced.subject': words,
  'mail.chat-announced.twice': promise('5273', TWICE),
  'mail.chat-cancelled.about': words,
  'mail.chat-cancelled.body': promise('b387', MOVED),
  'mail.chat-cancelled.rest': promise('fe2e', OFF),
  'mail.chat-cancelled.subject': words,
  'mail.chat-host.about': words,
  'mail.chat-host.button': words,
  'mail.chat-host.clock': promise('5ad7', CLOCK),
  'mail.chat-host.named': promise('cd4f', NAMED),
  'mail.chat-host.next': promise('8625', NEXT),
  'mail.chat-host.subject': words,
  'mail.chat-host.subject-next': words,
  'mail.chat-moved.about': words,
  'mail.chat-moved.body': promise('30b0', MOVED),
  'mail.chat-moved.subject': words,
  'mail.chat-reminder.about': words,
  'mail.chat-reminder.button': words,
  'mail.chat-reminder.change': promise('6557', REMINDED),
  'mail.chat-reminder.day': promise('bcec', REMINDED),
  'mail.chat-reminder.soon': promise('649a', REMINDED),
  'mail.chat-reminder.subject': words,
  'mail.chat-reminder.subject-soon': words,
  'mail.chat-shifted.about': words,
  'mail.chat-shifted.body': promise('b794', HOLDS),
  'mail.chat-shifted.subject': words,
} satisfies Marks;
