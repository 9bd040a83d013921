import type { MailKind } from '../../rooms/ctx.ts';
import type { ExamplePlay } from '../examples/scene.ts';
import type { MailDefinition } from './define.ts';

export interface MailBrought {
  mail: MailDefinition;
  /** Brings about what the mail tells, with invented people, and answers its data. */
  example: ExamplePlay;
}

/**
 * The kinds of mail that a folder brings to the list of all, in its `brings.ts`: plain data and functions. `registry.ts` puts them
 * together; a kind that no folder brings does not compile.
 */
export type MailBrings = { readonly [K in MailKind]?: MailBrought };
