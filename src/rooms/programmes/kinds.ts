import type { Look } from '../../db/schema.ts';
import type { Texts } from '../../lib/text/texts.ts';
import { maybe, number, oneOf, text, nested } from '../../lib/shape.ts';
import type { EventsBrought, Kinds } from '../kinds.ts';
import type { StepBefore } from '../forms/index.ts';
import type { ProgrammeChange } from './changeProgramme.ts';
import type { RoundDates } from './dates/checkDates.ts';
import type { DateKind } from './rounds/rounds.ts';

const dates = nested<Partial<RoundDates>>({});
const named = nested<{ label: Texts; rhythmDays: number }>({ label: {}, rhythmDays: 14 });

interface Heading {
  title: Texts;
  help: Texts;
}
const NO_HEADING: Heading = { title: {}, help: {} };
const NO_STEP: StepBefore = { ...NO_HEADING, step: 1, questions: [] };

/** Its kinds of event, and the data stored with each. */
export const events = {
  'host-added': { about: 'programme', undone: ['host'], data: { host: text } },
  'host-removed': { about: 'programme', undone: ['host'], data: { host: text } },
  'installation-exported': { about: 'programme' },
  'installation-imported': { about: 'programme' },
  'look-changed': { about: 'programme', undone: ['before'], data: { before: nested<Look>({}) } },
  'programme-archived': { about: 'programme' },
  'programme-changed': {
    about: 'programme',
    undone: ['before'],
    data: { before: nested<Omit<ProgrammeChange, never> | null>(null) },
  },
  'programme-created': { about: 'programme' },
  'programme-exported': { about: 'programme' },
  'programme-imported': { about: 'programme' },
  'programme-restored': { about: 'programme' },
  'question-added': { about: 'question', undone: true },
  'question-changed': { about: 'question', undone: ['from', 'to'], data: { from: number, to: number } },
  'question-moved': {
    about: 'question',
    undone: ['to'],
    data: {
      to: oneOf(['up', 'down', 'place'], 'down'),
      before: maybe(nested<{ step: number; place: number }>({ step: 1, place: 1 })),
    },
  },
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
  'round-times-moved': { about: 'round', data: { kinds: nested<readonly DateKind[]>([]) } },
  'round-unpublished': { about: 'round', undone: true },
  'step-added': { about: 'round', undone: ['title'], data: { step: number, title: nested<Texts>({}) } },
  'step-moved': {
    about: 'round',
    undone: ['to', 'title'],
    data: { step: number, to: oneOf(['up', 'down'], 'down'), title: nested<Texts>({}) },
  },
  'step-removed': { about: 'round', undone: ['before'], data: { before: nested<StepBefore>(NO_STEP) } },
  // Steps change their numbers: only its present words show whether a step is still the same one.
  'step-retitled': {
    about: 'round',
    undone: ['step', 'before', 'after'],
    data: { step: number, before: nested<Heading>(NO_HEADING), after: nested<Heading>(NO_HEADING) },
  },
} satisfies EventsBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
}
