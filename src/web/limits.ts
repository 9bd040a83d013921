import type pg from 'pg';
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';

/** How often something may be done: `points` times in `seconds`. */
export interface Limit {
  name: string;
  points: number;
  seconds: number;
}

export interface Limits {
  /** Counts one try of `key` and says whether it is still within the limit. */
  allow(limit: Limit, key: string): Promise<boolean>;
}

/** Counters shared by all processes on PostgreSQL, or of this process alone without a pool. */
export function createLimits(pool?: pg.Pool): Limits {
  const limiters = new Map<string, RateLimiterMemory | RateLimiterPostgres>();
  return {
    async allow(limit, key) {
      let limiter = limiters.get(limit.name);
      if (!limiter) {
        const options = { keyPrefix: limit.name, points: limit.points, duration: limit.seconds };
        // Once spent, a flood is refused from memory and costs the database nothing.
        limiter = pool
          ? new RateLimiterPostgres({
              ...options,
              inMemoryBlockOnConsumed: limit.points + 1,
              storeClient: pool,
              storeType: 'pool',
              tableName: 'rate_limit',
              tableCreated: true,
            })
          : new RateLimiterMemory(options);
        limiters.set(limit.name, limiter);
      }
      try {
        await limiter.consume(key);
        return true;
      } catch (refusal) {
        if (refusal instanceof Error) throw refusal;
        return false;
      }
    },
  };
}
