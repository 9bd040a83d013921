import { text } from '../../lib/shape.ts';
import type { EventsBrought, JobsBrought, Kinds, MattersBrought } from '../kinds.ts';

/** Its kinds of event, and the data stored with each. */
export const events = {
  'network-held': { about: 'topic', undone: true },
  'network-not-posted': { about: 'topic', data: { detail: text } },
  'network-posted': { about: 'topic', data: { detail: text } },
  'network-released': { about: 'topic', undone: true },
  'network-report-settled': { about: 'topic' },
  'network-sent-now': { about: 'topic', undone: true },
  'network-worded': { about: 'topic' },
  'networks-chosen': { about: 'programme' },
  'networks-ended': { about: 'programme' },
  'networks-off': { about: 'programme' },
  'networks-on': { about: 'programme' },
  'server-admitted': { about: 'programme', data: { host: text } },
  'server-blocked': { about: 'programme', undone: ['host'], data: { host: text } },
  'server-unblocked': { about: 'programme', undone: ['host'], data: { host: text } },
  'servers-held': { about: 'programme' },
  'servers-let-in': { about: 'programme' },
} satisfies EventsBrought;

/** Its kinds of matter on the work list. */
export const matters = {
  'network-by-hand': {},
  'network-reported': {},
  'network-servers-held': {},
} satisfies MattersBrought;

/** Its jobs: what came in is looked at, what is due goes out, and hashtags of live chats are looked for. */
export const jobs = {
  'networks-in': { same: true },
  'networks-out': { same: true },
  'networks-tags': { same: true },
} satisfies JobsBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
  interface MatterTerms extends Kinds<typeof matters> {}
  interface JobTerms extends Kinds<typeof jobs> {}
}
