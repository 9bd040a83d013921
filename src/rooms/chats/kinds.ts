import { number, text, nested } from '../../lib/shape.ts';
import type { EventsBrought, Kinds, LinksBrought, MattersBrought, RepliesBrought } from '../kinds.ts';
import type { MessageState } from './rules.ts';

const inState = { state: nested<MessageState>('held') };
const before = { before: nested<MessageState>('held') };

/** Every kind of event that it records, and what is stored with it. */
export const events = {
  'chat-announced': { about: 'chat' },
  'chat-cancelled': { about: 'chat' },
  'chat-changed': { about: 'chat' },
  'chat-closed': { about: 'chat', data: { session: number } },
  'chat-hosts-changed': { about: 'chat', data: { session: number } },
  'chat-message-admitted': { about: 'chat-message', undone: ['before'], data: before },
  'chat-message-confirmed': { about: 'chat-message', data: inState },
  'chat-message-held-back': { about: 'chat-message' },
  'chat-message-hidden': { about: 'chat-message', undone: ['before'], data: before },
  'chat-message-put-back': { about: 'chat-message' },
  'chat-message-reported': { about: 'chat-message' },
  'chat-message-shortened': { about: 'chat-message', undone: true },
  'chat-message-written': { about: 'chat-message', data: { chat: number, ...inState } },
  'chat-message-withdrawn': { about: 'chat-message', data: inState },
  'chat-moved': { about: 'chat', data: { session: number, from: text, wall: text, zone: text } },
  'chat-opened': { about: 'chat', data: { session: number } },
  'chat-planned': { about: 'chat' },
  'chat-question-asked': { about: 'chat', data: { session: number } },
  'chat-slowed': { about: 'chat', data: { seconds: number } },
  'chat-summary-written': { about: 'chat', undone: ['summary'], data: { summary: number } },
} satisfies EventsBrought;

/** The kind of mail address that takes answers to a question; src/mail/in has its handler. */
export const replies = { chat: { needsSender: true } } satisfies RepliesBrought;

/** Every kind of matter that it puts on the work list, and what it carries. */
export const matters = {
  'chat-messages-held': {},
  'chat-messages-reported': {},
  'chat-unready': {},
} satisfies MattersBrought;

/** Mailed links that open something of it, and for how long. */
export const links = {
  'chat-message': { days: 30, lasts: false, fixed: false },
  'chat-message-back': { days: 30, lasts: false, fixed: false },
} satisfies LinksBrought;

declare module '../kinds.ts' {
  interface ReplyTerms extends Kinds<typeof replies> {}
  interface EventTerms extends Kinds<typeof events> {}
  interface MatterTerms extends Kinds<typeof matters> {}
  interface LinkTerms extends Kinds<typeof links> {}
}
