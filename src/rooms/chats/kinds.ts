import { number, text } from '../../lib/shape.ts';
import type { EventsBrought, Kinds } from '../kinds.ts';

/** Every kind of event that it records, and what is stored with it. */
export const events = {
  'chat-announced': { about: 'chat' },
  'chat-cancelled': { about: 'chat' },
  'chat-changed': { about: 'chat' },
  'chat-hosts-changed': { about: 'chat', data: { session: number } },
  'chat-moved': { about: 'chat', data: { session: number, from: text, wall: text, zone: text } },
  'chat-planned': { about: 'chat' },
} satisfies EventsBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
}
