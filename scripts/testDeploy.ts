import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

// Runs `npm run test:deploy`: the production install, the service in a systemd of its own, and both proxies, when Debian's packages are
// there.
const missing = [
  ['/usr/bin/caddy', 'caddy'],
  ['/usr/sbin/nginx', 'nginx'],
  ['/usr/bin/systemd-nspawn', 'systemd-container'],
  ['/usr/bin/openssl', 'openssl'],
  ['/usr/bin/curl', 'curl'],
].flatMap(([file = '', name = '']) => (existsSync(file) ? [] : [name]));

function run(): number {
  if (missing.length > 0)
    return nothing(`this needs ${missing.join(', ')} (apt-get install ${missing.join(' ')})`);
  if (process.getuid?.() !== 0) return nothing('only root starts a systemd of its own');
  return spawnSync('vitest', ['run', '--config', 'vitest.deploy.ts'], { stdio: 'inherit' }).status ?? 1;
}

/** Without a try nothing has passed. */
function nothing(why: string): number {
  console.error(`Nothing tested: ${why}.`);
  return 1;
}

process.exitCode = run();
