import { setTimeout as pause } from 'node:timers/promises';
import { postForm } from './post.ts';
import type { BenchSink } from './sink.ts';

const EVERY_MS = 500;
/** A code that takes longer than this counts as lost. */
const PATIENCE_MS = 60_000;

export interface Codes {
  /** Milliseconds from the form to the mail server, of the codes that came. */
  took: number[];
  /** The people whose code never came. */
  lost: string[];
}

/** Asks for a sign-in code for two addresses a second, one after the other, then waits for all codes. */
export async function codesAsked(
  port: number,
  addresses: readonly { home: string; address: string }[],
  sink: BenchSink,
): Promise<Codes> {
  const asked = new Map<string, number>();
  for (const [n, { home, address }] of addresses.entries()) {
    asked.set(address, Date.now());
    // The answer is not awaited: a slow one must not delay the next request.
    postForm(port, `${home}/sign-in`, { address }, { from: `10.200.0.${n}` }).catch((error: unknown) =>
      console.error(error),
    );
    await pause(EVERY_MS);
  }
  return codesArrived(asked, sink);
}

/** Waits for the codes of all these addresses; `asked` says when each was asked for. */
export async function codesArrived(asked: ReadonlyMap<string, number>, sink: BenchSink): Promise<Codes> {
  const isThere = (): boolean => [...asked.keys()].every((address) => sink.codes.has(address));
  for (const until = Date.now() + PATIENCE_MS; !isThere() && Date.now() < until;) await pause(50);
  const codes: Codes = { took: [], lost: [] };
  for (const [address, at] of asked) {
    const came = sink.codes.get(address);
    if (came === undefined) codes.lost.push(address);
    else codes.took.push(came - at);
  }
  return codes;
}
