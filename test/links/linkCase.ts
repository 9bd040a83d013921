import type { Round } from '../../src/rooms/programmes/index.ts';
import type { Fields } from '../browse.ts';
import type { Stage } from '../cast.ts';
import type { TestCtx } from '../context.ts';

export interface LinkScene {
  ctx: TestCtx;
  cast: Stage;
  round: Round;
  programme: number;
  /** The person to whom the links of these tests are mailed. */
  mei: number;
}

/** A case of one purpose's links: the subject, and how far they reach. */
export interface LinkCase {
  /** Brings about what a mail with such a link tells, and gives the link's subject. */
  prepare(scene: LinkScene): Promise<string | number>;
  /** Fields of its form besides the button. */
  fields?: Fields;
  /** Whether the link's act is done. Without it, the link only opens a page. */
  isDone?(scene: LinkScene, subject: string): Promise<boolean>;
  days: number;
  /** Outlasts signing out everywhere and a new address. */
  lasts?: true;
  /** Works once. */
  once?: true;
  /** Its button has a code mailed, and only with that anything is done. */
  needsCode?: true;
  /** The cookie by which the browser that pressed the button is known for something. */
  cookie?: 'application' | 'session' | 'signing-in' | 'writer';
  /** Known only to the browser that pressed it first. */
  knowsFirst?: true;
}
