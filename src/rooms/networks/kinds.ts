import { text } from '../../lib/shape.ts';
import type { EventsBrought, JobsBrought, Kinds, MattersBrought } from '../kinds.ts';

/** Its kinds of event, and the data stored with each. */
export const events = {
  'network-held': { about: 'topic', undone: true },
  'network-released': { about: 'topic', undone: true },
  'network-report-settled': { about: 'topic' },
  'network-worded': { about: 'topic' },
  'networks-off': { about: 'programme' },
  'networks-on': { about: 'programme' },
  'server-blocked': { about: 'programme', undone: ['host'], data: { host: text } },
  'server-unblocked': { about: 'programme', undone: ['host'], data: { host: text } },
} satisfies EventsBrought;

/** Its kinds of matter on the work list. */
export const matters = {
  'network-reported': {},
} satisfies MattersBrought;

/** Its jobs: what came in is looked at, and what is due goes out. */
export const jobs = {
  'networks-in': { same: true },
  'networks-out': { same: true },
} satisfies JobsBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
  interface MatterTerms extends Kinds<typeof matters> {}
  interface JobTerms extends Kinds<typeof jobs> {}
}
