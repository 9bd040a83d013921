import { normaliseAddress } from '../../lib/address/normaliseAddress.ts';
import type { Limit } from '../request/limits.ts';
import type { ProgrammeVisit } from '../visit.ts';

/** Requests that each mail a link to an address: from one network, to one address from anywhere, and in all. */
const PER_NETWORK: Limit = { name: 'subscription-network', points: 10, seconds: 3600 };
const PER_ADDRESS: Limit = { name: 'subscription-address', points: 5, seconds: 86_400 };
const PER_PROGRAMME: Limit = { name: 'subscription-programme', points: 1000, seconds: 86_400 };

/** Whether a link may still be mailed to an address that nobody has proved to be theirs. */
export const mayAsk = async (
  { limits, network, programme }: ProgrammeVisit,
  address: string,
): Promise<boolean> =>
  (await limits.allow(PER_NETWORK, network)) &&
  (await limits.allow(PER_ADDRESS, `${programme.id}:${normaliseAddress(address) ?? ''}`)) &&
  (await limits.allow(PER_PROGRAMME, String(programme.id)));
