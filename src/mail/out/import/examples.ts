import { application } from '../../examples/plays.ts';
import type { Examples } from '../brings.ts';

/** Examples of the mails to imported people. */
export const importExamples = {
  'import-invitation': application('draft', ['opens', 24], { source: 'import' }),
  'import-reminder': application('draft', ['opens', 24], { source: 'import' }),
} satisfies Examples;
