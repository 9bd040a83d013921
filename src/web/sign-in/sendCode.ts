import { createHash } from 'node:crypto';
import { CODE_MINUTES, askForCode } from '../../rooms/people/index.ts';
import type { Limit } from '../limits.ts';
import type { ProgrammeVisit } from '../visit.ts';

/** Enough for a person who mistypes, too few to guess with. Unknown addresses count like known ones. */
const CODES_PER_ADDRESS: Limit = { name: 'code-address', points: 5, seconds: 900 };
const CODES_PER_DAY: Limit = { name: 'code-day', points: 20, seconds: 86_400 };
const CODES_PER_NETWORK: Limit = { name: 'code-network', points: 30, seconds: 900 };

/** Has a code mailed to a (normalised) address and binds it to this browser. Returns its ticket; null when it was asked too often. */
export async function sendCode(
  visit: ProgrammeVisit,
  input: { address: string; newcomer?: { name: string; locale: string } },
): Promise<string | null> {
  const { ctx, limits, programme } = visit;
  // Counters may outlive the person: they know a hash, not the address.
  const key = createHash('sha256').update(`${programme.id}:${input.address}`).digest('base64url');
  const within =
    (await limits.allow(CODES_PER_NETWORK, visit.network)) &&
    (await limits.allow(CODES_PER_ADDRESS, key)) &&
    (await limits.allow(CODES_PER_DAY, key));
  if (!within) return null;
  const ticket = await askForCode(ctx, { programme: programme.id, ...input });
  visit.setCookie('signing-in', ticket, { days: CODE_MINUTES / 1440 });
  return ticket;
}
