import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answers } from './ports.ts';
import type { Certificate } from './ports.ts';

export const PASSWORD = 'secret';

/** Dovecot on loopback in a folder of its own. Everybody has a mailbox; `name+anything` is delivered to `name`. */
export async function startDovecot(
  folder: string,
  { cert, key }: Certificate,
  ports: { imap: number; imaps: number; lmtp: number },
): Promise<() => Promise<void>> {
  mkdirSync(join(folder, 'mail'), { recursive: true });
  chmodSync(join(folder, 'mail'), 0o777);
  const config = join(folder, 'dovecot.conf');
  writeFileSync(
    config,
    `dovecot_config_version = 2.4.1
dovecot_storage_version = 2.4.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
listen = 127.0.0.1
protocols = imap lmtp
ssl = yes
ssl_server_cert_file = ${cert}
ssl_server_key_file = ${key}
auth_allow_cleartext = yes
recipient_delimiter = +
auth_username_format = %{user | username | lower}
first_valid_uid = 1
mail_uid = nobody
mail_gid = nogroup
mail_driver = maildir
mail_path = ${folder}/mail/%{user | username}
passdb static {
  password = ${PASSWORD}
}
userdb static {
  fields {
    home = ${folder}/mail/%{user | username}
  }
}
service imap-login {
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${ports.lmtp}
  }
}
`,
  );
  const child = spawn('dovecot', ['-F', '-c', config], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  await Promise.race([
    answers(ports.imap),
    ended.then(() => {
      throw new Error(`Dovecot did not start: ${said}`);
    }),
  ]);
  return async () => {
    child.kill('SIGTERM');
    await ended;
  };
}
