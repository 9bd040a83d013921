import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { createContext } from '../src/context.ts';
import type { Schema } from '../src/db/schema.ts';
import type { Clock, Ctx } from '../src/rooms/ctx.ts';
import type { JobName } from '../src/rooms/kinds.ts';
import { createSecrets } from '../src/secrets.ts';

export interface TestCtx extends Ctx {
  clock: Clock & { set(at: string): void; forward(hours: number): void };
  /** The jobs enqueued so far, in order, with their urgency, if any. */
  enqueued: { name: JobName; data: Record<string, unknown>; urgency?: number }[];
}

/** A context on a (rolled-back) transaction. Tests move its clock, and its jobs are only noted. */
export function testContext(db: Kysely<Schema>, now = '2027-01-15T12:00:00Z'): TestCtx {
  let at = new Date(now);
  const enqueued: TestCtx['enqueued'] = [];
  const clock = {
    now: () => at,
    set: (next: string) => {
      at = new Date(next);
    },
    forward: (hours: number) => {
      at = new Date(at.getTime() + hours * 3_600_000);
    },
  };
  const ctx = createContext({
    config: { publicUrl: 'http://localhost:3000', mailFrom: undefined },
    db,
    secrets: createSecrets('a secret that only the tests know, 32+'),
    jobs: {
      enqueue: (_, name, data, urgency = 0) => {
        enqueued.push({ name, data, ...(urgency === 0 ? {} : { urgency }) });
        return Promise.resolve();
      },
    },
    log: pino({ level: 'silent' }),
    clock,
  });
  return { ...ctx, clock, enqueued };
}
