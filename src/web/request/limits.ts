import type pg from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Secrets } from '../../rooms/ctx.ts';

/** The most seconds by which the clocks of two serving machines may differ. */
const CLOCKS_DIFFER = 60;

/** How often something may be done: `points` times in `seconds`. */
export interface Limit {
  name: string;
  points: number;
  seconds: number;
}

export interface Limits {
  /** Counts one try of `key` and says whether it is still within the limit. */
  allow(limit: Limit, key: string): Promise<boolean>;
  /** Seconds until `key`, which has used up the limit, may try again; else 0. Counts nothing. */
  spent(limit: Limit, key: string): Promise<number>;
}

/**
 * Counters that all processes share on PostgreSQL, or of this process alone without a store. The database gets only keyed hashes: addresses
 * and networks could be guessed from plain ones, and counters may outlive the person.
 */
export function createLimits(store?: { pool: pg.Pool; secrets: Secrets }): Limits {
  const limiters = new Map<string, RateLimiterMemory | RateLimiterPostgres>();
  const named = (key: string): string => store?.secrets.sign('rate-limit', key).slice(0, 22) ?? key;
  const limiterOf = (limit: Limit): RateLimiterMemory | RateLimiterPostgres => {
    const known = limiters.get(limit.name);
    if (known) return known;
    const options = { keyPrefix: limit.name, points: limit.points, duration: limit.seconds };
    // After the limit a flood is refused from memory, and costs the database nothing.
    const made = store
      ? new RateLimiterPostgres({
          ...options,
          inMemoryBlockOnConsumed: limit.points + 1,
          storeClient: store.pool,
          storeType: 'pool',
          tableName: 'rate_limit',
          tableCreated: true,
        })
      : new RateLimiterMemory(options);
    limiters.set(limit.name, made);
    return made;
  };
  return {
    async allow(limit, key) {
      const limiter = limiterOf(limit);
      const tried = await consume(limiter, named(key));
      if (!isOfLater(tried.count, limit)) return tried.isAllowed;
      await limiter.delete(named(key));
      return (await consume(limiter, named(key))).isAllowed;
    },
    async spent(limit, key) {
      const count = await limiterOf(limit).get(named(key));
      if (count && isOfLater(count, limit)) return 0;
      return count && count.consumedPoints >= limit.points
        ? Math.max(1, Math.ceil(count.msBeforeNext / 1000))
        : 0;
    },
  };
}

async function consume(
  limiter: RateLimiterMemory | RateLimiterPostgres,
  key: string,
): Promise<{ isAllowed: boolean; count: RateLimiterRes }> {
  try {
    return { isAllowed: true, count: await limiter.consume(key) };
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return { isAllowed: false, count: refusal };
    throw refusal;
  }
}

/**
 * Whether a count is from before the clock was set back: none lasts longer than its limit, and nobody is shut out for the hours between.
 */
const isOfLater = ({ msBeforeNext }: RateLimiterRes, { seconds }: Limit): boolean =>
  msBeforeNext > (seconds + CLOCKS_DIFFER) * 1000;
