import { oneOf } from '../../lib/shape.ts';
import type { JobsBrought, Kinds } from '../kinds.ts';

/** Its jobs: what each is given, and how many are done together. */
export const jobs = {
  backup: { data: { trigger: oneOf(['night', 'button'], 'button') } },
} satisfies JobsBrought;

declare module '../kinds.ts' {
  interface JobTerms extends Kinds<typeof jobs> {}
}
