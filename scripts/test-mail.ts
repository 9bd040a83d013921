import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

// What `npm run test:mail` runs: mail through Debian's Postfix and Dovecot, where they are installed.
const missing = [
  ['/usr/lib/postfix/sbin/master', 'postfix'],
  ['/usr/lib/dovecot/lmtp', 'dovecot-lmtpd'],
  ['/usr/lib/dovecot/imap', 'dovecot-imapd'],
].flatMap(([file = '', name = '']) => (existsSync(file) ? [] : [name]));

if (missing.length > 0)
  console.log(`Nothing tested: this needs ${missing.join(', ')} (apt-get install ${missing.join(' ')}).`);
else if (process.getuid?.() !== 0) console.log('Nothing tested: Postfix starts only as root.');
else
  process.exitCode =
    spawnSync('vitest', ['run', '--config', 'vitest.mail.ts'], { stdio: 'inherit' }).status ?? 1;
