import type { MessageWords } from '../drawMessages.ts';

/** The words that the room's script puts around what it draws. */
export interface Words extends Omit<MessageWords, 'zone'> {
  /** Absent when the reader's zone is not known: the browser's zone counts then. */
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
  /** Whether the reader is known, so that the page can show which messages they like. */
  presses: boolean;
}

/** A message as the room's script gets it. Its words were made safe when they were stored. */
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
  /** A picture: its number, its description, its width and height in pixels. */
  p?: { id: number; alt: string; w: number; h: number };
  c?: string;
  /** The writer's handle on another server. */
  w?: string;
  gone?: 'hidden' | 'withdrawn';
}

/** An event with a number. */
export interface News {
  k: 'new' | 'message' | 'reactions' | 'room';
  m?: Told;
  /** Whether the room is open, and the pinned question. */
  r?: { open: boolean; q?: number; body?: string };
}

/** News without a number: how many people are here, and the names of those who want to be named. */
export interface Aside {
  count: number;
  names: string[];
}
