import type { Visit } from '../../visit.ts';
import type { Profile, Sent } from './provider.ts';

/** Minutes that a way to a provider and back may take, and that somebody new may take to finish. */
const MINUTES = { sent: 10, known: 30, picture: 30 };

/** On the way to a provider. The cookie is sealed: the browser holds it, and neither reads nor changes it. */
export interface Away extends Sent {
  provider: string;
  /** Slug of the programme. */
  programme: string;
  next: string;
  redirectUri: string;
  /** The person who links one more sign-in to their account; null for somebody who signs in. */
  links: { account: number; person: number } | null;
}

/** Known at a provider, and not yet here. */
export interface Arrived {
  profile: Profile;
  programme: string;
  next: string;
  /** Id of the code whose entry links the two: that of this browser's own asking, and no other. */
  code?: string;
  /** Whether nobody had the address when the code was asked for. A digit: the cookie is sealed, but everybody sees how long it is. */
  isNew?: 0 | 1;
  /** Whether they want their picture there beside their comments. */
  wantsPicture?: boolean;
}

/** A picture that somebody who linked one more sign-in may take over. */
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
  // We sealed it, so it is what we wrote.
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

/** Reads the state kept for the way back; the browser is told to forget it in any case. */
export function sentAway(visit: Visit): Away | null {
  if (visit.cookies[COOKIES.sent]) visit.setCookie(COOKIES.sent, '');
  return read(visit, 'sent');
}
