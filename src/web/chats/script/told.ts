import type { MessageWords } from '../drawMessages.ts';

/** The words that the room's script puts around what it draws. */
export interface Words extends Omit<MessageWords, 'zone'> {
  /** Absent where the reader's zone is not known: then the browser's. */
  zone?: string;
  /** The language of the chat's own texts. */
  locale: string;
  fresh: Record<string, string>;
  here: Record<string, string>;
  named: string;
  pause: string;
  resume: string;
  unsent: string;
  signed: string;
  alone: string;
  question: string;
  /** Whether the reader is known, so that what they like can be shown. */
  presses: boolean;
}

/** A message as the room's script is told of it. Its words were made safe when they were stored. */
export interface Told {
  n: number;
  name?: string;
  html?: string;
  at?: string;
  /** The language of its words. */
  l?: string;
  q?: number;
  a?: number;
  an?: string;
  late?: 1;
  likes?: number;
  /** A picture: its number, what is to be seen in it, its width and height in pixels. */
  p?: { id: number; alt: string; w: number; h: number };
  c?: string;
  /** How its writer is called on another server. */
  w?: string;
  gone?: 'hidden' | 'withdrawn';
}

/** An event with a number. */
export interface News {
  k: 'new' | 'message' | 'reactions' | 'room';
  m?: Told;
  /** Whether the room is open, and the question that is pinned. */
  r?: { open: boolean; q?: number; body?: string };
}

/** News without a number: how many are here, and who wants to be named among them. */
export interface Aside {
  count: number;
  names: string[];
}
