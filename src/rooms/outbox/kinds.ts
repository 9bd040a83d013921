import { instant, maybe, number, numbers, text, nested } from '../../lib/shape.ts';
import type { Texts } from '../../lib/text/texts.ts';
import type { Actor } from '../ctx.ts';
import type { EventsBrought, JobsBrought, Kinds, MattersBrought } from '../kinds.ts';

/** Rows of the outbox, all of one kind. */
const moved = { mails: numbers, kind: text, count: number };
/** The same, with the given reason. */
const takenOut = { ...moved, reason: maybe(text) };

/** The words of an announcement, in each of its languages. */
const NO_WORDS: { subject: Texts; body: Texts } = { subject: {}, body: {} };

/** Its kinds of event, and the data stored with each. */
export const events = {
  'announcement-changed': {
    about: 'announcement',
    undone: ['before', 'after'],
    data: { count: number, left: number, before: nested(NO_WORDS), after: nested(NO_WORDS) },
  },
  'announcement-queued': { about: 'announcement', undone: true, data: { count: number, day: maybe(text) } },
  'mail-edited': { about: 'outbox', undone: true, data: { kind: text } },
  'mail-paused': { about: 'programme', undone: true },
  'mail-paused-restored': { about: 'programme' },
  'mail-resumed': { about: 'programme', undone: true },
  'mail-reverted': { about: 'outbox', data: { kind: text } },
  'mails-dropped': { about: 'outbox', undone: ['mails'], data: takenOut },
  'mails-held': { about: 'outbox', undone: ['mails'], data: moved },
  'mails-released': { about: 'outbox', undone: ['mails'], data: moved },
  'mails-restored': { about: 'outbox', undone: ['mails'], data: moved },
  'mails-sent-now': { about: 'outbox', data: moved },
  'wording-changed': {
    about: 'programme',
    undone: ['kind', 'locale', 'before'],
    data: {
      kind: text,
      locale: text,
      before: nested<Record<string, string | null>>({}),
      after: maybe(nested<Record<string, string | null>>({})),
      detail: text,
    },
  },
} satisfies EventsBrought;

/** Its kinds of matter on the work list, and the data of each. */
export const matters = {
  'mail-restored': {},
  'mail-stuck': { data: { kind: text } },
} satisfies MattersBrought;

/** Its jobs: what each is given, and how many are done together. */
export const jobs = {
  announce: { data: { programme: number, announcement: number, day: maybe(text), at: instant } },
  deliver: { same: true },
  'deliver-urgent': { same: true },
  'move-mails': { data: { programme: number, actor: nested<Actor>({ kind: 'timetable' }), event: number } },
} satisfies JobsBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
  interface MatterTerms extends Kinds<typeof matters> {}
  interface JobTerms extends Kinds<typeof jobs> {}
}
