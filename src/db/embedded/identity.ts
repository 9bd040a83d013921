import { spawnSync } from 'node:child_process';
import { chmod, chown, stat } from 'node:fs/promises';
import { Refusal } from '../../lib/refusal.ts';

/** How to start a PostgreSQL program: the words before its own, and the account it runs as (this process's account if absent). */
export type RunAs = { prefix: string[]; uid?: number; gid?: number };

const NAMESPACE = ['unshare', '--user', '--map-user=1', '--map-group=1'];
const ACCOUNT = 'antipode';

/**
 * PostgreSQL refuses to run as root. So root starts it in a user namespace, where PostgreSQL sees another user number while the files stay
 * root's. This also works below a private folder such as /root. If the data belong to an ordinary account, or the machine has no
 * namespaces, PostgreSQL runs as that account.
 */
export async function chooseIdentity(dataDir: string, cluster: string, program: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const owner = await stat(cluster).catch(() => undefined);
  if (owner && owner.uid !== 0) {
    const { uid, gid } = owner;
    mustReach(uid, gid, [program, cluster], `start as the user who owns ${cluster}`);
    return { prefix: [], uid, gid };
  }
  if (spawnSync(NAMESPACE[0]!, [...NAMESPACE.slice(1), 'true'], { stdio: 'ignore' }).status === 0) {
    return { prefix: NAMESPACE };
  }
  return asAccount(dataDir, program);
}

/** Gives a new folder to the account PostgreSQL will run as. */
export async function handOver(folder: string, runAs: RunAs): Promise<void> {
  if (runAs.uid !== undefined && runAs.gid !== undefined) await chown(folder, runAs.uid, runAs.gid);
}

async function asAccount(dataDir: string, program: string): Promise<RunAs> {
  const advice = 'start as an ordinary user, or set DATABASE_URL to a server of your own';
  if (accountNumber('-u') === undefined) {
    spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', ACCOUNT]);
  }
  const uid = accountNumber('-u');
  const gid = accountNumber('-g');
  if (uid === undefined || gid === undefined) {
    throw new Refusal(
      `PostgreSQL does not run as root; neither user namespaces nor a new account work here: ${advice}`,
    );
  }
  await chmod(dataDir, 0o711);
  mustReach(uid, gid, [program, dataDir], advice);
  return { prefix: [], uid, gid };
}

function mustReach(uid: number, gid: number, paths: string[], advice: string): void {
  for (const path of paths) {
    if (spawnSync('test', ['-x', path], { uid, gid, cwd: '/' }).status === 0) continue;
    throw new Refusal(
      `PostgreSQL does not run as root, and the account it would run as (${uid}) cannot reach ${path}: ${advice}`,
    );
  }
}

function accountNumber(flag: '-u' | '-g'): number | undefined {
  const told = spawnSync('id', [flag, ACCOUNT], { encoding: 'utf8' });
  return told.status === 0 ? Number(told.stdout) : undefined;
}
