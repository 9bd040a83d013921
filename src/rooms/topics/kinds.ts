import { number, oneOf, orNull, text, nested } from '../../lib/shape.ts';
import type { EventsBrought, Kinds, LinksBrought, MattersBrought } from '../kinds.ts';
import type { TopicDraft } from './rules.ts';

const inRound = { round: number };
const before = { before: oneOf(['approved', 'declined', 'waiting'], 'waiting') };

/** Its kinds of event, and the data stored with each. */
export const events = {
  'guest-approved': { about: 'guest-post', undone: ['topic'], data: { topic: number } },
  'guest-changed': { about: 'guest-post' },
  'guest-disapproved': { about: 'guest-post', undone: ['topic'], data: { topic: number } },
  'guest-handed-in': { about: 'guest-post' },
  'guest-invited': { about: 'topic', data: { post: number } },
  'guest-removed': { about: 'topic' },
  'guest-written': { about: 'guest-post' },
  'term-approved': { about: 'term', undone: ['before'], data: before },
  'term-changed': { about: 'term' },
  'term-declined': { about: 'term', undone: ['before'], data: before },
  'term-proposed': { about: 'term' },
  'term-waiting': { about: 'term', data: before },
  'topic-approved': { about: 'topic', undone: ['round'], data: inRound },
  'topic-assigned': { about: 'topic', data: { ...inRound, writer: orNull(number), due: orNull(text) } },
  'topic-changed': { about: 'topic', undone: ['before'], data: { before: nested<TopicDraft | null>(null) } },
  'topic-disapproved': { about: 'topic', undone: ['round'], data: inRound },
  'topic-moved': { about: 'topic', undone: ['round', 'from'], data: { ...inRound, day: text, from: text } },
  'topic-own-day': { about: 'topic', undone: ['from'], data: { day: orNull(text), from: orNull(text) } },
  'topic-picture-changed': { about: 'topic' },
  'topic-picture-removed': { about: 'topic' },
  'topic-queued': { about: 'topic', data: { mails: number } },
  'topic-scheduled': { about: 'topic', undone: ['round'], data: { ...inRound, day: text } },
  'topic-unscheduled': { about: 'topic', undone: ['round', 'day'], data: { ...inRound, day: text } },
  'topic-written': { about: 'topic' },
} satisfies EventsBrought;

/** Its kinds of matter on the work list, and the data of each. */
export const matters = {
  'guest-handed-in': { data: { topic: number } },
  'guest-unapproved': { data: { topic: number } },
  'term-proposed': {},
  'topic-late': { data: inRound },
  'topic-unapproved': { data: inRound },
} satisfies MattersBrought;

/** Mailed links that open something of it, and for how long. */
export const links = { guest: { days: 90, lasts: false, fixed: false } } satisfies LinksBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
  interface MatterTerms extends Kinds<typeof matters> {}
  interface LinkTerms extends Kinds<typeof links> {}
}
