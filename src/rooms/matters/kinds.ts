import { number, numbers, oneOf } from '../../lib/shape.ts';
import type { EventsBrought, Kinds } from '../kinds.ts';

/** Reasons that a volunteer may give when closing several matters; '' for none. */
export const CLOSING_REASONS = ['itself', 'elsewhere', 'nothing'] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number] | '';

/** Its kinds of event, and the data stored with each. */
export const events = {
  'matter-done': { about: 'matter', undone: true },
  'matter-given-back': { about: 'matter' },
  'matter-reopened': { about: 'matter' },
  'matter-taken': { about: 'matter' },
  'matters-done': {
    about: 'programme',
    undone: ['matters'],
    data: { matters: numbers, count: number, why: oneOf(['', ...CLOSING_REASONS], '') },
  },
  'matters-given-back': { about: 'programme', data: { count: number } },
  'matters-reopened': { about: 'programme', data: { count: number } },
  'matters-taken': { about: 'programme', data: { count: number } },
} satisfies EventsBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
}
