import type { ServerCheck } from '../../lib/network/turn/checkServer.ts';
import type { Ctx } from '../ctx.ts';
import { readSetting, writeSetting } from '../setting.ts';

/** How the servers for calls were found when somebody last looked. */
export interface CallCheck {
  /** When, as ISO 8601. */
  at: string;
  servers: ServerCheck[];
}

const KEY = 'call-check';

/** Keeps how the servers for calls were found, in the place of the time before. */
export async function noteCallCheck(ctx: Pick<Ctx, 'db' | 'clock'>, servers: ServerCheck[]): Promise<void> {
  await writeSetting(ctx, KEY, { at: ctx.clock.now().toISOString(), servers } satisfies CallCheck);
}

/** Null until somebody looks. */
export async function lastCallCheck(ctx: Pick<Ctx, 'db'>): Promise<CallCheck | null> {
  return (await readSetting(ctx, KEY)) as CallCheck | null;
}
