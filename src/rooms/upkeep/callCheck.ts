import type { ServerCheck } from '../../lib/network/turn/checkServer.ts';
import type { Ctx } from '../ctx.ts';
import { readSetting, writeSetting } from '../settings/index.ts';

/** The state of the servers for calls, when somebody last checked. */
export interface CallCheck {
  /** When, as ISO 8601. */
  at: string;
  servers: ServerCheck[];
}

const KEY = 'call-check';

/** Stores the state of the servers for calls, in place of the last check. */
export async function noteCallCheck(ctx: Pick<Ctx, 'db' | 'clock'>, servers: ServerCheck[]): Promise<void> {
  await writeSetting(ctx, KEY, { at: ctx.clock.now().toISOString(), servers } satisfies CallCheck);
}

/** Null until somebody checks. */
export async function lastCallCheck(ctx: Pick<Ctx, 'db'>): Promise<CallCheck | null> {
  return (await readSetting(ctx, KEY)) as CallCheck | null;
}
