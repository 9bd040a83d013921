import { letterText } from '../../rooms/partnerships/index.ts';
import { codeOf } from '../../rooms/people/index.ts';
import type { SecretFinder } from './placeholders.ts';

/** Where what nobody may read in the outbox is found when a mail leaves. */
export const finders: Readonly<Record<'code' | 'letter', SecretFinder>> = {
  code: codeOf,
  letter: letterText,
};
