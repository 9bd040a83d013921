import { setTimeout as pause } from 'node:timers/promises';
import { postForm } from './post.ts';
import type { BenchSink } from './sink.ts';

const EVERY_MS = 500;
/** A code that is later than this never came. */
const PATIENCE_MS = 60_000;

export interface Codes {
  /** Milliseconds from the form to the mail server, of those that came. */
  took: number[];
  /** The people who never got theirs. */
  lost: string[];
}

/** Asks for a code to sign in for one address after the other, twice a second, and waits for all. */
export async function codesAsked(
  port: number,
  addresses: readonly { home: string; address: string }[],
  sink: BenchSink,
): Promise<Codes> {
  const asked = new Map<string, number>();
  for (const [n, { home, address }] of addresses.entries()) {
    asked.set(address, Date.now());
    // Not waited for: a slow answer counts for its own.
    postForm(port, `${home}/sign-in`, { address }, { from: `10.200.0.${n}` }).catch((error: unknown) =>
      console.error(error),
    );
    await pause(EVERY_MS);
  }
  return codesArrived(asked, sink);
}

/** Waits for the codes of all who asked for one, by their address and when. */
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
