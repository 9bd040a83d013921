import type { Visit } from '../../visit.ts';
import type { Profile, Sent } from './provider.ts';

/** Minutes for the way to a provider and back, for a new person to finish, and for the offer of a picture. */
const MINUTES = { sent: 10, known: 30, picture: 30 };

/** The state on the way to a provider. The cookie is sealed: the browser holds it, but can neither read nor change it. */
export interface Away extends Sent {
  provider: string;
  /** The slug of the programme. */
  programme: string;
  next: string;
  redirectUri: string;
  /** The person who links one more sign-in to their account; null for a person who signs in. */
  links: { account: number; person: number } | null;
}

/** The state of a person who is known at a provider, but not yet here. */
export interface Arrived {
  profile: Profile;
  programme: string;
  next: string;
  /** The id of the code that links the two when it is entered: only one that this browser asked for. */
  code?: string;
  /** Whether nobody had the address when the code was asked for. A digit: everybody sees how long the sealed cookie is. */
  isNew?: 0 | 1;
  /** Whether the person wants the provider's picture beside their comments. */
  wantsPicture?: boolean;
}

/** A picture offered to a person who linked one more sign-in. */
export interface Offer {
  programme: string;
  person: number;
  /** The provider's name, for people. */
  provider: string;
  picture: string;
}

interface Kept<T> {
  until: number;
  value: T;
}

const COOKIES = { sent: 'signing-with', known: 'known-with', picture: 'picture-there' } as const;
type Kind = keyof typeof COOKIES;

function keep<T>(visit: Visit, kind: Kind, value: T): void {
  const until = visit.ctx.clock.now().getTime() + MINUTES[kind] * 60_000;
  const sealed = visit.ctx.secrets.seal(COOKIES[kind], JSON.stringify({ until, value } satisfies Kept<T>));
  visit.setCookie(COOKIES[kind], sealed, { days: MINUTES[kind] / 1440 });
}

function read<T>(visit: Visit, kind: Kind): T | null {
  const text = visit.ctx.secrets.open(COOKIES[kind], visit.cookies[COOKIES[kind]] ?? '');
  if (text === null) return null;
  // The program sealed the text, so it is what the program wrote.
  const { until, value } = JSON.parse(text) as Kept<T>;
  return until > visit.ctx.clock.now().getTime() ? value : null;
}

export const keepAway = (visit: Visit, away: Away): void => keep(visit, 'sent', away);
export const keepArrived = (visit: Visit, arrived: Arrived): void => keep(visit, 'known', arrived);
export const readArrived = (visit: Visit): Arrived | null => read(visit, 'known');
export const forgetArrived = (visit: Visit): void => visit.setCookie(COOKIES.known, '');

export const keepOffer = (visit: Visit, offer: Offer): void => keep(visit, 'picture', offer);
export const readOffer = (visit: Visit): Offer | null => read(visit, 'picture');
export const forgetOffer = (visit: Visit): void => visit.setCookie(COOKIES.picture, '');

/** Reads the state kept for the way back, and makes the browser forget it in any case. */
export function sentAway(visit: Visit): Away | null {
  if (visit.cookies[COOKIES.sent]) visit.setCookie(COOKIES.sent, '');
  return read(visit, 'sent');
}
