import type { SignInProvider } from '../../../config/signIn.ts';
import type { KnownAs } from '../../../rooms/people/index.ts';
import type { Visit } from '../../visit.ts';

/** A person who came back from a provider. */
export interface Profile extends KnownAs {
  /** A name to begin with; '' when the provider gave none. */
  person: string;
  /** An address the provider gave (normalised). It proves nothing about who somebody is here. */
  address: string | null;
  /** Whether a provider the operator chose says that the address is theirs. */
  isVouched: boolean;
  /** The address of their picture at the provider: fetched only when they choose so. */
  picture: string | null;
}

/** State kept between leaving for a provider and coming back. */
export interface Sent {
  state: string;
  nonce: string;
  verifier: string;
  /** For a provider with many servers, the id of our registration at this one. */
  client?: number;
}

export interface Leaving {
  url: URL;
  sent: Sent;
}

/** How one kind of provider is spoken with. */
export interface Protocol<P extends SignInProvider = SignInProvider> {
  /** Finds the address to send the browser to. `server` is the typed one, for a provider with many. */
  leave(visit: Visit, provider: P, way: { redirectUri: string; server: string }): Promise<Leaving>;
  /** Takes what the browser brought back, and asks the provider who it is. */
  comeBack(visit: Visit, provider: P, way: { answer: URL; sent: Sent }): Promise<Profile>;
}

/** Why somebody comes back to the sign-in page instead of in; each is the end of a catalogue key. */
export const TROUBLES = [
  'denied',
  'down',
  'failed',
  'limit',
  'mismatch',
  'over',
  'rights',
  'server',
  'taken',
] as const;
export type Trouble = (typeof TROUBLES)[number];

/** Ends the way to a provider with a sentence for the person. */
export class SignInTrouble extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble, options?: ErrorOptions) {
    super(`signing in ended: ${trouble}`, options);
    this.name = 'SignInTrouble';
    this.trouble = trouble;
  }
}

export const providerOf = (visit: Visit, key: string): SignInProvider | undefined =>
  visit.config.signIn.find((one) => one.key === key);

/** A provider's text as one short line: it is shown to people and kept. */
export function shortLine(text: unknown, most = 100): string {
  if (typeof text !== 'string') return '';
  const line = text.replaceAll(/[\s\p{C}]+/gu, ' ').trim();
  return [...line].slice(0, most).join('');
}
