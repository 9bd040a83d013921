import { setTimeout as sleep } from 'node:timers/promises';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isAlive, waitReaped } from './processes.ts';

/**
 * A process that has ended but whose parent does not wait for it, and that parent, which runs. The child ends only after its parent has
 * turned from a shell into `sleep`, since a shell might wait for it.
 */
async function endedChild(): Promise<{ pid: number; parent: number; free: () => Promise<void> }> {
  const child = 'until [ "$(cat /proc/$PPID/comm)" = sleep ]; do :; done';
  const parent = spawn('sh', ['-c', `sh -c '${child}' & echo $!; exec sleep 60`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [said] = (await once(parent.stdout, 'data')) as [Buffer];
  const pid = Number(said.toString());
  for (let tries = 0; isAlive(pid) && tries < 500; tries++) await sleep(10);
  const ended = once(parent, 'exit');
  return {
    pid,
    parent: parent.pid!,
    free: async () => {
      parent.kill('SIGKILL');
      await ended;
    },
  };
}

test('a start waits for a server that ended until its number is free, and no longer than it is told; for no other', async () => {
  const cluster = await mkdtemp(join(tmpdir(), 'antipode-cluster-'));
  const child = await endedChild();
  const waited = async (ms: number): Promise<number> => {
    const began = performance.now();
    await waitReaped(cluster, ms);
    return performance.now() - began;
  };
  try {
    expect(await waited(20_000)).toBeLessThan(5000);
    await writeFile(join(cluster, 'postmaster.pid'), `${child.parent}\n`);
    expect(await waited(20_000)).toBeLessThan(5000);
    await writeFile(join(cluster, 'postmaster.pid'), `${child.pid}\n/somewhere\n`);
    expect(isAlive(child.pid)).toBe(false);
    expect(() => process.kill(child.pid, 0)).not.toThrow();
    expect(await waited(200)).toBeGreaterThanOrEqual(199);
    const waiting = waited(20_000);
    await child.free();
    expect(await waiting).toBeLessThan(15_000);
    expect(() => process.kill(child.pid, 0)).toThrow('ESRCH');
  } finally {
    await child.free();
    await rm(cluster, { recursive: true });
  }
});
