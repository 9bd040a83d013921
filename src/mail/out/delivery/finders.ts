import { codeOf } from '../../../rooms/people/index.ts';
import type { SecretFinder } from '../placeholders.ts';

/** How what nobody reads in the outbox is found as a mail leaves; each kind is a room's own. */
export const finders: Readonly<Partial<Record<'code' | 'letter', SecretFinder>>> = {
  code: codeOf,
};
