import { maybe, number, numbers, text, yes } from '../../lib/shape.ts';
import type { EventsBrought, JobsBrought, Kinds } from '../kinds.ts';

/** Its kinds of event, and the data stored with each. */
export const events = {
  'applicants-imported': {
    about: 'import',
    undone: true,
    data: { file: maybe(text), taken: number, updated: number },
  },
  'import-lapsed': { about: 'person' },
  'import-undone': { about: 'import', data: { people: number, given: number, left: numbers } },
} satisfies EventsBrought;

/** Its jobs: what each is given, and how many are done together. */
export const jobs = {
  'import-draft': { data: { programme: number, draft: number, by: number, operator: yes } },
} satisfies JobsBrought;

declare module '../kinds.ts' {
  interface JobTerms extends Kinds<typeof jobs> {}
  interface EventTerms extends Kinds<typeof events> {}
}
