import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

/** Milliseconds of pages that visitors asked for meanwhile, and the number of answers that were not a page. */
export interface Visited {
  took: number[];
  wrong: number;
}

/** Lets visitors ask for pages until the returned function is called. */
export function visiting(script: string, port: number, paths: readonly string[]): () => Promise<Visited> {
  const child = spawn(process.execPath, [script, String(port), ...paths], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const said = text(child.stdout);
  return async () => {
    child.stdin.end();
    return JSON.parse(await said) as Visited;
  };
}

/** The 99th percentile. */
export const at99 = ({ took }: Visited): number =>
  took.toSorted((a, b) => a - b)[Math.ceil(took.length * 0.99) - 1] ?? Infinity;

/** Starts the process in which all other servers answer, and returns its port. */
export async function startSink(script: string, publicKey: string): Promise<{ port: number; stop(): void }> {
  const child = spawn(process.execPath, [script, publicKey], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout }))
    return { port: Number(line), stop: () => void child.kill() };
  throw new Error('the other servers did not begin');
}
