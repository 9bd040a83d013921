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

/** The links of one purpose: their subject, and what they may do. */
export interface LinkCase {
  /** Does what leads to a mail with such a link. Returns the link's subject. */
  prepare(scene: LinkScene): Promise<string | number>;
  /** Fields of its form besides the button. */
  fields?: Fields;
  /** Whether the link's act is done. Absent if the link only opens a page. */
  isDone?(scene: LinkScene, subject: string): Promise<boolean>;
  days: number;
  /** The link survives signing out everywhere and a new address. */
  lasts?: true;
  /** The link works once. */
  once?: true;
  /** The button only sends a code by mail; the act needs that code. */
  needsCode?: true;
  /** The cookie that the browser gets when the button is pressed. */
  cookie?: 'application' | 'session' | 'signing-in' | 'writer';
  /** Works only in the browser that pressed the button first. */
  knowsFirst?: true;
}
