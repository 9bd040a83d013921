import { turnCredentials } from './credentials.ts';

/** One entry of `RTCConfiguration.iceServers`. */
export interface IceServer {
  urls: string[];
  username?: string;
  credential?: string;
}

/** How one browser reaches the other: `RTCConfiguration`, except for `until`. */
export interface CallLine {
  iceServers: IceServer[];
  iceTransportPolicy: 'all' | 'relay';
  /** After this time the relay takes no new call with these credentials; null without a relay. A call under way goes on. */
  until: string | null;
}

type Servers = { stun: readonly string[]; turn: readonly string[]; secret: string | undefined };

/** Few calls last longer. Somebody who uses the credentials elsewhere has a relay no longer than this. */
const HOURS = 4;

/** Whether calls can go through a relay only, so that neither person learns the other's network address. */
export const hasRelay = ({ turn, secret }: Servers): boolean => turn.length > 0 && secret !== undefined;

/**
 * Gives one person's browser what it needs for one call. `name` stands for both people, and the relay counts by it. Pass the same name for
 * the same person in the same call; it must tell nobody who they are (`secrets.mark`). With `relayOnly`, no server except the relay hears
 * of the call. Throws when only a relay is wanted and there is none: a call must not go directly by mistake.
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
