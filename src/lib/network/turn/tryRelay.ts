import { randomBytes } from 'node:crypto';
import { isGlobalAddress } from '../outbound/globalAddress.ts';
import { CallTroubleError } from './callTrouble.ts';
import { turnCredentials } from './credentials.ts';
import type { TurnCredentials } from './credentials.ts';
import { INSIDE } from './insideAddresses.ts';
import type { Endpoint } from './stun.ts';
import { relayedAt } from './turnClient.ts';
import type { Answer, TurnClient } from './turnClient.ts';

const HOUR = 3_600_000;
/** Octets sent through the relay may get lost now and then. Milliseconds until they are sent again, and until we give up. */
const AGAIN = [0, 400, 1200];
const GIVES_UP = 3000;

/** Throws a CallTroubleError unless a relay serves those with its secret, nobody else, and leads to no inside address. */
export async function tryRelay(relay: {
  open: () => Promise<TurnClient>;
  secret: string;
  now: Date;
  isNear: boolean;
  /** Milliseconds. */
  givesUp?: number;
}): Promise<void> {
  const { open, secret, now, isNear, givesUp = GIVES_UP } = relay;
  const name = randomBytes(10).toString('hex');
  const until = (hours: number): Date => new Date(now.getTime() + hours * HOUR);
  const foreign = turnCredentials(randomBytes(20).toString('hex'), name, until(1));
  if ((await (await open()).allocate(null)).ok) throw new CallTroubleError('open');
  if ((await (await open()).allocate(foreign)).ok) throw new CallTroubleError('open');
  const over = turnCredentials(secret, name, until(-1));
  if ((await (await open()).allocate(over)).ok) throw new CallTroubleError('late');

  const ours = turnCredentials(secret, name, until(1));
  const [one, other] = [await open(), await open()];
  const at = placeOf(await one.allocate(ours));
  if (!isNear && !isGlobalAddress(at.address)) throw new CallTroubleError('private', at.address);
  const inside = [...(await reached(one, INSIDE[4])), ...(await reachedBySix(await open(), ours))];
  if (inside.length > 0) throw new CallTroubleError('inside', inside.join(', '));
  await pass({ one, at, other, there: placeOf(await other.allocate(ours)), givesUp });
}

/** The address at the relay that leads to us. */
function placeOf(answer: Answer): Endpoint {
  if (answer.ok) {
    const at = relayedAt(answer);
    if (!at) throw new CallTroubleError('other');
    return at;
  }
  if (answer.code === 300) throw new CallTroubleError('elsewhere');
  if (answer.code === 401 || answer.code === 441) throw new CallTroubleError('secret');
  if (answer.code === 486 || answer.code === 508) throw new CallTroubleError('full');
  throw new CallTroubleError('refused', `${answer.code} ${answer.words}`.trim());
}

async function reached(client: TurnClient, addresses: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(addresses.map((address) => client.permit({ address, port: 80 })));
  return addresses.filter((_, index) => answers[index]!.ok);
}

/** Tries the inside addresses by IPv6; a relay without IPv6 leads nowhere there. */
async function reachedBySix(client: TurnClient, credentials: TurnCredentials): Promise<string[]> {
  return (await client.allocate(credentials, 6)).ok ? reached(client, INSIDE[6]) : [];
}

/** Sends from one client to the other, as for two people who both use only the relay. */
async function pass(line: {
  one: TurnClient;
  at: Endpoint;
  other: TurnClient;
  there: Endpoint;
  givesUp: number;
}): Promise<void> {
  const { one, at, other, there, givesUp } = line;
  const permitted = await Promise.all([one.permit(there), other.permit(at)]);
  if (!permitted.every(({ ok }) => ok)) throw new CallTroubleError('lost', there.address);
  const data = randomBytes(32);
  const came = other.hears(data, givesUp);
  const timers = AGAIN.map((wait) => setTimeout(() => one.send(there, data), wait));
  const isThere = await came;
  for (const timer of timers) clearTimeout(timer);
  if (!isThere) throw new CallTroubleError('lost', there.address);
}
