import { resolveByName } from '../outbound/resolveByName.ts';
import { isIP } from 'node:net';
import { isGlobalAddress } from '../outbound/globalAddress.ts';
import { CallTroubleError } from './callTrouble.ts';
import type { CallTrouble } from './callTrouble.ts';
import { tryRelay } from './tryRelay.ts';
import type { TurnClient } from './turnClient.ts';
import { openTurnClient } from './turnClient.ts';
import { parseTurnUrl } from './turnUrl.ts';

/** The result of checking one server for calls. */
export interface ServerCheck {
  url: string;
  /** The address to which its name leads from here; null when there is none. */
  address: string | null;
  trouble: CallTrouble | null;
  /** An address, or a server's words, for the operator; often empty. */
  detail: string;
  /** Whether `address` is on this machine or in a private network, which people elsewhere cannot reach. */
  isNear: boolean;
  /** When its certificate expires, as ISO 8601, if that is soon. */
  ends: string | null;
}

export interface CheckOptions {
  secret: string | undefined;
  now: Date;
  /** Milliseconds for one answer. */
  patience?: number;
  /** Finds the addresses of a name; the system's way by default. */
  resolve?: (name: string) => Promise<readonly string[]>;
}

const PATIENCE = 4000;
/** Milliseconds for one server, however slowly it answers. */
const LONGEST = 20_000;
const SOON_DAYS = 14;

/**
 * Tries one server as a browser uses it, and as an attacker would. The operator named it, so it may be in their own network. Nobody else's
 * word is followed: its name is resolved once, and when the server sends us on, this is reported and not followed.
 */
export async function checkServer(url: string, options: CheckOptions): Promise<ServerCheck> {
  const found: ServerCheck = { url, address: null, trouble: null, detail: '', isNear: false, ends: null };
  const clients: TurnClient[] = [];
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new CallTroubleError('silent')), LONGEST);
  try {
    await Promise.race([late.promise, tryServer(found, clients, options)]);
  } catch (error) {
    if (!(error instanceof CallTroubleError)) throw error;
    Object.assign(found, { trouble: error.trouble, detail: error.detail });
  } finally {
    clearTimeout(timer);
    for (const client of clients) client.end();
  }
  return found;
}

async function tryServer(found: ServerCheck, clients: TurnClient[], options: CheckOptions): Promise<void> {
  const { secret, now, patience = PATIENCE, resolve = resolveByName } = options;
  const url = parseTurnUrl(found.url);
  if (!url) throw new CallTroubleError('name');
  const address = isIP(url.host) ? url.host : await addressOf(url.host, resolve, patience);
  found.address = address;
  found.isNear = !isGlobalAddress(address);
  const open = async (): Promise<TurnClient> => {
    const client = await openTurnClient(url, address, patience);
    clients.push(client);
    return client;
  };
  const first = await open();
  const { certificateEnds: ends } = first;
  if (ends && ends.getTime() < now.getTime() + SOON_DAYS * 86_400_000) found.ends = ends.toISOString();
  const bound = await first.bind();
  // A relay must not give out an address without credentials.
  if (url.scheme === 'stun' && !bound.ok)
    throw new CallTroubleError('refused', `${bound.code} ${bound.words}`.trim());
  if (url.scheme !== 'stun') await tryRelay({ open, secret: secret ?? '', now, isNear: found.isNear });
}

/** The first address in the system's order, in which addresses that cannot be reached from here come last. */
async function addressOf(
  host: string,
  resolve: (name: string) => Promise<readonly string[]>,
  patience: number,
): Promise<string> {
  const late = Promise.withResolvers<readonly string[]>();
  const timer = setTimeout(() => late.resolve([]), patience);
  const [address] = await Promise.race([late.promise, resolve(host).catch(() => [])]);
  clearTimeout(timer);
  if (address === undefined) throw new CallTroubleError('name');
  return address;
}
