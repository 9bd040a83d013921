import type { SignInProvider } from '../../../config/signIn.ts';
import type { KnownAs } from '../../../rooms/people/index.ts';
import type { Visit } from '../../visit.ts';

/** A person who came back from a provider. */
export interface Profile extends KnownAs {
  /** A name to begin with; '' when the provider gave none. */
  person: string;
  /** The address that the provider gave (normalised). It proves nothing about who the person is here. */
  address: string | null;
  /** Whether the provider, which the operator chose, says that the address belongs to the person. */
  isVouched: boolean;
  /** The address of the person's picture at the provider: fetched only when the person wants that. */
  picture: string | null;
}

/** The state kept between leaving for a provider and coming back. */
export interface Sent {
  state: string;
  nonce: string;
  verifier: string;
  /** For a provider with many servers, the id of our registration at this server. */
  client?: number;
}

export interface Leaving {
  url: URL;
  sent: Sent;
}

/** The way to talk to one kind of provider. */
export interface Protocol<P extends SignInProvider = SignInProvider> {
  /** Finds the address to which to send the browser. `server` is the typed one, for a provider with many. */
  leave(visit: Visit, provider: P, way: { redirectUri: string; server: string }): Promise<Leaving>;
  /** Takes the answer that the browser brought back, and asks the provider who the person is. */
  comeBack(visit: Visit, provider: P, way: { answer: URL; sent: Sent }): Promise<Profile>;
}

/** Reasons to come back to the sign-in page without being signed in; each is the end of a catalogue key. */
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

/** A provider's text as one short line, to be shown to people and kept. */
export function shortLine(text: unknown, most = 100): string {
  if (typeof text !== 'string') return '';
  const line = text.replaceAll(/[\s\p{C}]+/gu, ' ').trim();
  return [...line].slice(0, most).join('');
}
