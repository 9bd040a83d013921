import type { Resolver } from 'node:dns/promises';
import { resolveByName } from './resolveByName.ts';

/** Errors for a name that the name servers do not know: it may stand in a file of this machine. */
const UNKNOWN = new Set(['ENOTFOUND', 'ENODATA']);

/**
 * Finds the addresses of a name by asking name servers over the network. The system's own way needs one of few threads for each name, for
 * some seconds when a name server is silent, so hundreds of dead servers would block everybody else. Only a name that no name server knows
 * is looked up that way.
 */
export function askNameServers(
  resolver: Pick<Resolver, 'resolve4' | 'resolve6'>,
  system: (name: string) => Promise<readonly string[]> = resolveByName,
): (name: string) => Promise<readonly string[]> {
  return async (name) => {
    const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    if (found.length > 0) return found;
    const problems = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [answer.reason as unknown] : [],
    );
    const problem = problems.find((one) => !UNKNOWN.has((one as NodeJS.ErrnoException).code ?? ''));
    if (problem === undefined) return system(name);
    throw problem;
  };
}
