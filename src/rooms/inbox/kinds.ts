import { number, numbers, oneOf, orNull, text, nested } from '../../lib/shape.ts';
import type { EventsBrought, Kinds, MattersBrought, RepliesBrought } from '../kinds.ts';
import type { Texts } from '../../lib/text/texts.ts';

/** The volunteer to whom it is assigned now, and the one before. */
const assigned = { to: orNull(number), before: orNull(number) };
const before = { before: nested<{ name: string; body: Texts } | null>(null) };

/** Its kinds of event, and the data stored with each. */
export const events = {
  'canned-added': { about: 'canned', undone: true, data: before },
  'canned-changed': { about: 'canned', undone: ['before'], data: before },
  'canned-removed': { about: 'canned', undone: true },
  'canned-restored': { about: 'canned' },
  'concern-answered': { about: 'thread' },
  'thread-answered': { about: 'thread', data: { message: number } },
  'thread-assigned': { about: 'thread', undone: ['before'], data: assigned },
  'thread-closed': { about: 'thread', undone: true, data: { before: oneOf(['waiting', 'open'], 'waiting') } },
  'thread-given-back': { about: 'thread', undone: ['before'], data: assigned },
  'thread-handed-back': { about: 'thread' },
  'thread-handed-over': { about: 'thread' },
  'thread-merged': {
    about: 'thread',
    undone: ['from', 'messages', 'before'],
    data: { from: number, messages: numbers, before: text },
  },
  'thread-not-spam': { about: 'thread', undone: true },
  'thread-noted': { about: 'thread' },
  'thread-parted': { about: 'thread', data: { from: number } },
  'thread-reopened': { about: 'thread', undone: true },
  'thread-spam': { about: 'thread', undone: true },
  'thread-written': { about: 'thread', data: { message: number } },
} satisfies EventsBrought;

/** Its kinds of matter on the work list, and the data of each. */
export const matters = {
  'thread-private': {},
  'thread-waiting': {},
} satisfies MattersBrought;

/** The kinds of mail address that take answers; src/mail/in has a handler for each. */
export const replies = {
  desk: { needsSender: true },
  inbox: {},
} satisfies RepliesBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
  interface MatterTerms extends Kinds<typeof matters> {}
  interface ReplyTerms extends Kinds<typeof replies> {}
}
