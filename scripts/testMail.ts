import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

// Runs `npm run test:mail`: mail through Debian's Postfix and Dovecot, when they are installed.
const missing = [
  ['/usr/lib/postfix/sbin/master', 'postfix'],
  ['/usr/lib/dovecot/lmtp', 'dovecot-lmtpd'],
  ['/usr/lib/dovecot/imap', 'dovecot-imapd'],
].flatMap(([file = '', name = '']) => (existsSync(file) ? [] : [name]));

function run(): number {
  if (missing.length > 0)
    return nothing(`this needs ${missing.join(', ')} (apt-get install ${missing.join(' ')})`);
  if (process.getuid?.() !== 0) return nothing('Postfix starts only as root');
  return spawnSync('vitest', ['run', '--config', 'vitest.mail.ts'], { stdio: 'inherit' }).status ?? 1;
}

/** Without a try nothing has passed. */
function nothing(why: string): number {
  console.error(`Nothing tested: ${why}.`);
  return 1;
}

process.exitCode = run();
