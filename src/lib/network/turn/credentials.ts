import { createHmac } from 'node:crypto';

/** Credentials for a relay, valid until the time in their name. */
export interface TurnCredentials {
  username: string;
  credential: string;
}

/**
 * Credentials in the form that coturn's `use-auth-secret` checks (draft-uberti-behave-turn-rest): the time at which they end, in seconds,
 * and a name, signed by the secret that both sides know. The relay reads the name, so it must tell nobody who calls.
 */
export function turnCredentials(secret: string, name: string, until: Date): TurnCredentials {
  const username = `${Math.floor(until.getTime() / 1000)}:${name}`;
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
}
