import { createHmac } from 'node:crypto';

/** How a relay is asked to pass something on, until the time in its name has come. */
export interface TurnCredentials {
  username: string;
  credential: string;
}

/**
 * Credentials as coturn's `use-auth-secret` checks them (draft-uberti-behave-turn-rest): the time they end at, in seconds, and a name; signed
 * by the secret that both sides know. The relay reads the name, so it must tell nobody who calls.
 */
export function turnCredentials(secret: string, name: string, until: Date): TurnCredentials {
  const username = `${Math.floor(until.getTime() / 1000)}:${name}`;
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
}
