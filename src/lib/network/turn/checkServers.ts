import { checkServer } from './checkServer.ts';
import type { CheckOptions, ServerCheck } from './checkServer.ts';

/** Tries all servers of the settings at once; returns the results in their order. */
export async function checkServers(
  { stun, turn, secret }: { stun: readonly string[]; turn: readonly string[]; secret: string | undefined },
  options: Omit<CheckOptions, 'secret'>,
): Promise<ServerCheck[]> {
  return Promise.all([...stun, ...turn].map((url) => checkServer(url, { ...options, secret })));
}
