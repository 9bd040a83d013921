import type { Look } from '../../db/schema.ts';
import type { Texts } from '../../lib/text/texts.ts';
import { number, oneOf, text, written } from '../../lib/shape.ts';
import type { EventsBrought, Kinds } from '../kinds.ts';
import type { ProgrammeChange } from './changeProgramme.ts';
import type { RoundDates } from './dates/checkDates.ts';
import type { DateKind } from './rounds/rounds.ts';

const dates = written<Partial<RoundDates>>({});
const named = written<{ label: Texts; rhythmDays: number }>({ label: {}, rhythmDays: 14 });

/** Its kinds of event, and the data stored with each. */
export const events = {
  'host-added': { about: 'programme', undone: ['host'], data: { host: text } },
  'host-removed': { about: 'programme', undone: ['host'], data: { host: text } },
  'installation-exported': { about: 'programme' },
  'installation-imported': { about: 'programme' },
  'look-changed': { about: 'programme', undone: ['before'], data: { before: written<Look>({}) } },
  'programme-archived': { about: 'programme' },
  'programme-changed': {
    about: 'programme',
    undone: ['before'],
    data: { before: written<Omit<ProgrammeChange, never> | null>(null) },
  },
  'programme-created': { about: 'programme' },
  'programme-exported': { about: 'programme' },
  'programme-imported': { about: 'programme' },
  'programme-restored': { about: 'programme' },
  'question-added': { about: 'question', undone: true },
  'question-changed': { about: 'question', undone: ['from', 'to'], data: { from: number, to: number } },
  'question-moved': { about: 'question', undone: ['to'], data: { to: oneOf(['up', 'down'], 'down') } },
  'question-removed': {
    about: 'question',
    undone: ['version', 'step', 'position'],
    data: { version: number, step: number, position: number },
  },
  'question-restored': { about: 'question' },
  'round-cancelled': { about: 'round' },
  'round-copied': { about: 'round', data: { from: number } },
  'round-created': { about: 'round' },
  'round-dates-changed': {
    about: 'round',
    undone: ['before', 'after'],
    data: { before: dates, after: dates },
  },
  'round-published': { about: 'round', undone: true },
  'round-renamed': { about: 'round', undone: ['before'], data: { before: named, after: named } },
  'round-times-moved': { about: 'round', data: { kinds: written<readonly DateKind[]>([]) } },
  'round-unpublished': { about: 'round', undone: true },
  'step-retitled': {
    about: 'round',
    undone: ['step', 'before'],
    data: { step: number, before: written<{ title: Texts; help: Texts }>({ title: {}, help: {} }) },
  },
} satisfies EventsBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
}
