import type { MailKind } from '../../../rooms/ctx.ts';
import { application } from '../../examples/plays.ts';
import type { ExamplePlay } from '../../examples/scene.ts';

/** What the mails to imported people tell. */
export const importExamples = {
  'import-invitation': application('draft', ['opens', 24], { source: 'import' }),
  'import-reminder': application('draft', ['opens', 24], { source: 'import' }),
} satisfies Partial<Record<MailKind, ExamplePlay>>;
