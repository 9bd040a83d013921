import { maybe, number, numbers, orNull, text, nested, yes } from '../../lib/shape.ts';
import { USUALLY } from './rules.ts';
import type { AgainSettings } from './rules.ts';
import type { SaidOfRound } from '../applications/index.ts';
import type { EventsBrought, JobsBrought, Kinds, MattersBrought, RepliesBrought } from '../kinds.ts';

const published = { partnerships: number, matched: number, waiting: number, run: orNull(number) };

/** This room's kinds of event, and the data stored with each. */
export const events = {
  'application-moved': {
    about: 'application',
    undone: ['before', 'was'],
    // An older version did not note the answer about being available.
    data: {
      before: number,
      was: text,
      waited: orNull(text),
      said: maybe(nested<SaidOfRound | undefined>(undefined)),
    },
  },
  'application-moved-back': { about: 'application' },
  'again-changed': {
    about: 'round',
    undone: ['before'],
    data: { before: nested<AgainSettings>(USUALLY), after: nested<AgainSettings>(USUALLY) },
  },
  'forecast-asked': { about: 'round' },
  'introduced-by-hand': {
    about: 'partnership',
    data: { applications: numbers, broken: nested<unknown>(null) },
  },
  'match-run-asked': { about: 'match_run', data: { number, seed: nested<unknown>(null) } },
  'match-run-cancelled': { about: 'match_run', data: { number } },
  'match-run-done': { about: 'match_run', data: { totals: nested<unknown>(null) } },
  'match-run-refused': { about: 'match_run' },
  'matched-again': { about: 'round', data: { partnerships: number, run: orNull(number) } },
  'memories-purged': { about: 'programme', data: { people: number } },
  'pair-locked': { about: 'proposal', undone: true },
  'pair-made': {
    about: 'proposal',
    undone: true,
    data: { applications: numbers, broken: nested<unknown>(null), left: nested<unknown>(null) },
  },
  'pair-parted': {
    about: 'proposal',
    undone: ['applications', 'locked'],
    // The run that made the pair, if any; an older version noted none.
    data: { applications: numbers, locked: yes, undid: maybe(yes), run: maybe(number) },
  },
  'pair-unlocked': { about: 'proposal', undone: true },
  'pairs-imported': { about: 'import', data: { pairs: number } },
  'partners-published': { about: 'round', data: published },
  'policy-changed': {
    about: 'round',
    undone: ['before'],
    data: { before: nested<unknown>(null), after: nested<unknown>(null) },
  },
  'proposal-dropped': { about: 'proposal', data: { applications: numbers, reason: text } },
  'sensitivity-asked': { about: 'match_run', data: { number } },
  'several-paired': {
    about: 'round',
    undone: ['made', 'left'],
    data: { count: number, made: numbers, left: nested<{ applications: number[]; locked: boolean }[]>([]) },
  },
  'several-unpaired': { about: 'round', data: { count: number } },
  'trio-asked': { about: 'application', data: { partnership: number } },
  'trio-joined': { about: 'partnership' },
  'waiting-chosen': { about: 'application', data: { choice: text } },
} satisfies EventsBrought;

/** This room's kinds of matter on the work list, and the data of each. */
export const matters = {
  'matching-due': {},
  'partners-again': { data: { number } },
  'run-unproven': { data: { number, run: number } },
} satisfies MattersBrought;

/** This room's jobs: the data of each, and how many run at once. */
export const jobs = {
  match: { data: { programme: number, run: number } },
  study: { data: { programme: number, study: number } },
} satisfies JobsBrought;

/** The kinds of mail address that take answers; each has a handler in `src/mail/in`. */
export const replies = {
  again: { needsSender: true },
  trio: { needsSender: true },
} satisfies RepliesBrought;

declare module '../kinds.ts' {
  interface ReplyTerms extends Kinds<typeof replies> {}
  interface JobTerms extends Kinds<typeof jobs> {}
  interface MatterTerms extends Kinds<typeof matters> {}
  interface EventTerms extends Kinds<typeof events> {}
}
