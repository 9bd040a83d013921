import { setTimeout as pause } from 'node:timers/promises';
import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';

/** Waits until something listens on a port. */
export async function answers(port: number): Promise<void> {
  for (let wait = 0; wait < 100; wait++) {
    const isUp = await new Promise<boolean>((done) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => {
        socket.destroy();
        done(true);
      });
      socket.once('error', () => done(false));
    });
    if (isUp) return;
    await pause(100);
  }
  throw new Error(`nothing listens on port ${port}`);
}

/** Paths of files in PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

/** A self-signed certificate that names no host, as mail servers have after their installation. */
export function selfSigned(folder: string): Certificate {
  const own = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
  const options = ['-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=a-machine'];
  const made = spawnSync('openssl', ['req', '-x509', ...options, '-keyout', own.key, '-out', own.cert]);
  if (made.status !== 0) throw new Error(`no certificate was made: ${made.stderr.toString()}`);
  return own;
}
