import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { node } from '../scratch.ts';

/** Starts a bundled server of pages and waits for the line with its port and pages. The caller ends the child. */
export async function startPageServer(
  script: string,
  words: readonly string[],
): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(node, [script, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((done, fail) => {
    createInterface(child.stdout).once('line', done);
    child.once('close', () => fail(new Error('the page server ended')));
  });
  return { child, line };
}
