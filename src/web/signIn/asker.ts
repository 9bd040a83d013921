import { countSignIn, knownDevice } from '../../rooms/people/index.ts';
import type { Limit } from '../request/limits.ts';
import type { ProgrammeVisit, Visit } from '../visit.ts';
import { deviceOf } from './begin.ts';

/** Enough for a household or a classroom. */
const CODES: Limit = { name: 'codes', points: 30, seconds: 900 };
const TRIES: Limit = { name: 'code-tries', points: 60, seconds: 900 };
/**
 * The limits of one asker for one address, known or not: enough for a person who mistypes. A day's limit is less than half of what an
 * address accepts in all (`codesOfDay`), so that no single network shuts others out.
 */
const CODES_FOR: Limit = { name: 'codes-for', points: 5, seconds: 900 };
const CODES_FOR_A_DAY: Limit = { name: 'codes-for-day', points: 8, seconds: 86_400 };
const TRIES_FOR: Limit = { name: 'tries-for', points: 12, seconds: 86_400 };
const NOTED: Limit = { name: 'codes-noted', points: 1, seconds: 86_400 };

/** The asker for an address, as limits count it. A browser in which the owner has signed in is counted alone, any other by its network. */
export interface Asker {
  key: string;
  isKnown: boolean;
}

export async function askerFor(visit: Visit, address: string | null): Promise<Asker> {
  const device = deviceOf(visit);
  const isKnown = await knownDevice(visit.ctx, { address: address ?? '' }, device);
  return { key: isKnown ? `device ${device}` : `network ${visit.network}`, isKnown };
}

/** Counts one request for a code. */
export const mayAsk = (visit: ProgrammeVisit, { key }: Asker, address: string): Promise<boolean> =>
  within(visit, [
    [CODES, key],
    [CODES_FOR, `${key} ${visit.programme.id}:${address}`],
    [CODES_FOR_A_DAY, `${key} ${visit.programme.id}:${address}`],
  ]);

/** Counts one entered code. `address` is null when the ticket is not ours. */
export const mayTry = (visit: ProgrammeVisit, { key }: Asker, address: string | null): Promise<boolean> =>
  within(visit, [
    [TRIES, key],
    ...(address === null ? [] : [[TRIES_FOR, `${key} ${visit.programme.id}:${address}`] as const]),
  ]);

async function within(
  { ctx, limits, network }: Visit,
  counted: readonly (readonly [Limit, string])[],
): Promise<boolean> {
  for (const [limit, key] of counted)
    if (!(await limits.allow(limit, key))) {
      if (await limits.allow(NOTED, network)) await countSignIn(ctx, 'networks');
      return false;
    }
  return true;
}
