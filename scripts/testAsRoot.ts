import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Files that a proof needs, with the Debian packages that contain them. */
interface Needs {
  files: Readonly<Record<string, string>>;
  /** The reason why the proof needs root. */
  root: string;
}

const PROOFS: Readonly<Record<string, Needs>> = {
  // Calls through coturn, set up as docs/calls.md says, between networks without any other connection.
  calls: {
    files: { '/usr/bin/turnserver': 'coturn', '/usr/sbin/ip': 'iproute2', '/usr/bin/openssl': 'openssl' },
    root: 'only root makes networks of its own',
  },
  // The production install, the service in a systemd of its own, and both proxies.
  deploy: {
    files: {
      '/usr/bin/caddy': 'caddy',
      '/usr/sbin/nginx': 'nginx',
      '/usr/bin/systemd-nspawn': 'systemd-container',
      '/usr/bin/openssl': 'openssl',
      '/usr/bin/curl': 'curl',
    },
    root: 'only root starts a systemd of its own',
  },
  // Mail through Postfix and Dovecot.
  mail: {
    files: {
      '/usr/lib/postfix/sbin/master': 'postfix',
      '/usr/lib/dovecot/lmtp': 'dovecot-lmtpd',
      '/usr/lib/dovecot/imap': 'dovecot-imapd',
    },
    root: 'Postfix starts only as root',
  },
};

/** Runs `npm run test:mail` and its kind with Debian's programs, if they are installed. */
function run(name: string): number {
  const needs = PROOFS[name];
  if (!needs) return nothing(`there are ${Object.keys(PROOFS).join(', ')}`);
  const missing = Object.entries(needs.files).flatMap(([file, one]) => (existsSync(file) ? [] : [one]));
  if (missing.length > 0)
    return nothing(`this needs ${missing.join(', ')} (apt-get install ${missing.join(' ')})`);
  if (process.getuid?.() !== 0) return nothing(needs.root);
  return spawnSync('vitest', ['run', '--config', `vitest.${name}.ts`], { stdio: 'inherit' }).status ?? 1;
}

/** Reports failure: without a try nothing has passed. */
function nothing(why: string): number {
  console.error(`Nothing tested: ${why}.`);
  return 1;
}

process.exitCode = run(process.argv[2] ?? '');
