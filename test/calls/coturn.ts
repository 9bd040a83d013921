import { setTimeout as pause } from 'node:timers/promises';
import { execFileSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NAME } from './networks.ts';
import type { makeNetworks } from './networks.ts';

const handbook = readFileSync(new URL('../../docs/calls.md', import.meta.url), 'utf8');

/** The block of the handbook that begins with this line, as its reader copies it. */
export function fromHandbook(first: string): string {
  const start = handbook.indexOf(`\`\`\`\n${first}`);
  if (start === -1) throw new Error(`docs/calls.md has no block that begins with ${first}`);
  return handbook.slice(start + 4, handbook.indexOf('\n```', start + 4) + 1);
}

/** The settings of the handbook, as its reader copies them. */
export const settings = Object.fromEntries(
  [...fromHandbook('STUN_URLS=').matchAll(/^(\w+)_URLS=(.+)$/gm)].map(([, name = '', urls = '']) => [
    name,
    urls.split(','),
  ]),
) as { STUN: string[]; TURN: string[] };

/** Changes one thing in the handbook's file, as an operator might. */
export type Change = (text: string) => string;

/** A coturn with the handbook's file, in a folder of its own. `end` stops it. */
export function coturnFor(networks: ReturnType<typeof makeNetworks>, secret: string) {
  const folder = mkdtempSync(join(tmpdir(), 'antipode-coturn-'));
  execFileSync('chmod', ['755', folder]);
  const certificates = join(folder, 'live');
  mkdirSync(certificates);
  const [chain, key] = [join(folder, 'fullchain.pem'), join(folder, 'privkey.pem')];
  let child: ChildProcess | undefined;
  let log = '';

  /** Makes a certificate that ends in so many days. */
  function certify(days: number): void {
    const words = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    words.push(
      '-keyout',
      key,
      '-out',
      chain,
      '-subj',
      `/CN=${NAME}`,
      '-addext',
      `subjectAltName=DNS:${NAME}`,
    );
    words.push('-not_before', at(Math.min(-1, days - 1)), '-not_after', at(days));
    execFileSync('openssl', words, { stdio: 'ignore' });
    execFileSync('chgrp', ['turnserver', key, chain]);
    execFileSync('chmod', ['640', key, chain]);
  }

  return {
    chain,
    certify,
    log: () => log,
    /** Restarts coturn with that change, as Debian's service starts it: not as root, and only with the right to port 443. */
    async start(change: Change = (text) => text): Promise<void> {
      await this.stop();
      const text = change(fromHandbook('# /etc/turnserver.conf'))
        .replace('static-auth-secret=SECRET', `static-auth-secret=${secret}`)
        .replaceAll('/etc/coturn/', `${folder}/`);
      writeFileSync(join(folder, 'turnserver.conf'), text, { mode: 0o644 });
      const service = ['setpriv', '--reuid=turnserver', '--regid=turnserver', '--init-groups'];
      service.push('--inh-caps=-all,+net_bind_service', '--ambient-caps=+net_bind_service');
      const words = [
        'stdbuf',
        '-oL',
        'turnserver',
        '-c',
        join(folder, 'turnserver.conf'),
        '--pidfile=',
        '--log-file=stdout',
      ];
      child = networks.start('relay', [...service, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
      log = '';
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (text: Buffer) => (log = `${log}${text.toString()}`.slice(-100_000)));
      for (let wait = 0; wait < 100 && !log.includes('Total General servers'); wait++) await pause(100);
    },
    /** Tells coturn that its certificate has changed, as the handbook's hook does. */
    reload: () => child?.kill('SIGUSR2'),
    async stop(): Promise<void> {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((done) => child!.once('exit', done));
      child.kill('SIGKILL');
      await gone;
    },
    end(): void {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The time in so many days, in openssl's form. */
const at = (offset: number): string =>
  new Date(Date.now() + offset * 86_400_000).toISOString().replaceAll(/[-:T]|\.\d+/g, '');
