import { turnCredentials } from './credentials.ts';

/** One entry of `RTCConfiguration.iceServers`. */
export interface IceServer {
  urls: string[];
  username?: string;
  credential?: string;
}

/** How a browser finds its way to the other's: `RTCConfiguration`, but for `until`. */
export interface CallLine {
  iceServers: IceServer[];
  iceTransportPolicy: 'all' | 'relay';
  /** The relay takes no new call by these credentials after it; null without a relay. A call that stands goes on. */
  until: string | null;
}

type Servers = { stun: readonly string[]; turn: readonly string[]; secret: string | undefined };

/** A call is seldom longer; and whoever takes the credentials elsewhere has a relay for no longer. */
const HOURS = 4;

/** Whether calls can go through a relay alone, so that neither learns the other's network address. */
export const hasRelay = ({ turn, secret }: Servers): boolean => turn.length > 0 && secret !== undefined;

/**
 * Gives one person’s browser what it needs for one call. `name` stands for the two of them, and the relay counts by it: give the same person in the
 * same call the same one, and let it tell nobody who they are (`secrets.mark`). With `relayOnly` no server but the relay hears of the call.
 * Throws when only a relay is wanted and there is none: a call must not go directly by mistake.
 */
export function callLine(
  servers: Servers,
  { name, relayOnly, now }: { name: string; relayOnly: boolean; now: Date },
): CallLine {
  const { stun, turn, secret } = servers;
  const iceServers: IceServer[] = [];
  if (!relayOnly && stun.length > 0) iceServers.push({ urls: [...stun] });
  let until: Date | null = null;
  if (turn.length > 0 && secret !== undefined) {
    until = new Date(now.getTime() + HOURS * 3_600_000);
    iceServers.push({ urls: [...turn], ...turnCredentials(secret, name, until) });
  } else if (relayOnly) throw new Error('a call through the relay alone needs a relay');
  return {
    iceServers,
    iceTransportPolicy: relayOnly ? 'relay' : 'all',
    until: until?.toISOString() ?? null,
  };
}
