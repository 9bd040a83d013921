import type { Random } from '../../../sample/people/random.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import type { Servers, Somebody } from './servers.ts';

export const HOSTS = ['books.example', 'shelves.example', 'readers.example', 'music.example'];
/** The words in each private post; no page may show them. */
export const SECRET = 'for the programme alone';

/** The servers of a play, their people, and what these have said so far. */
export interface Scene {
  ctx: Ctx;
  programme: number;
  random: Random;
  servers: Servers;
  people: readonly Somebody[];
  /** The programme's own address. */
  ours: string;
  /** Public answers so far. */
  said: { by: Somebody; id: string }[];
  /** Names by which forged things could be found if they were taken. */
  forged: Set<string>;
  takenBack: string | null;
  turn: number;
}

/** Something that somebody wrote. */
export const note = (
  by: Somebody,
  id: string,
  inReplyTo: string,
  content: string,
  to: readonly string[],
) => ({
  id,
  type: 'Note',
  attributedTo: by.id,
  inReplyTo,
  content: `<p>${content}</p>`,
  to,
});
