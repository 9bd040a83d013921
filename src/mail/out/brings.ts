import type { MailKind } from '../../rooms/kinds.ts';
import type { ExamplePlay } from '../examples/exampleScene.ts';
import type { MailDefinition } from './define.ts';

export interface MailBrought<K extends MailKind> {
  mail: MailDefinition<K>;
  /** Makes happen what the mail tells, with invented people, and returns the mail's data. */
  example: ExamplePlay<K>;
}

/**
 * The kinds of mail that a folder brings, in its `brings.ts`: plain data and functions. The data of each kind is declared next to it, in
 * `kinds.ts`. `registry.ts` puts the folders together; a kind that no folder brings does not compile.
 */
export type MailBrings = { readonly [K in MailKind]?: MailBrought<K> };

/** The examples of a folder. */
export type Examples = { readonly [K in MailKind]?: ExamplePlay<K> };
