import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../process.ts';

export interface MailServers {
  /** Postfix: takes mail for everybody in `people`, and for Antipode's domain. */
  smtp: number;
  /** Dovecot: everybody's mailbox; the password is `secret`. */
  imap: number;
  /** What both wrote into their logs. */
  log(): string;
  stop(): Promise<void>;
}

const DAEMONS = '/usr/lib/postfix/sbin';
export const PASSWORD = 'secret';

/**
 * Postfix and Dovecot on loopback in a folder of their own. Mail for `antipode` is handed over to an LMTP listener on `lmtp`, which
 * Postfix asks which recipients there are; mail for `people` goes to mailboxes, `name+anything` into that of `name`.
 */
export async function startServers(input: {
  antipode: string;
  people: string;
  lmtp: number;
}): Promise<MailServers> {
  const folder = mkdtempSync(join(tmpdir(), 'antipode-mail-'));
  // The servers' own users have to get in.
  chmodSync(folder, 0o755);
  const [smtp, imap, delivery] = [await freePort(), await freePort(), await freePort()];
  const stopDovecot = await startDovecot(join(folder, 'dovecot'), { imap, lmtp: delivery });
  const stopPostfix = await startPostfix(join(folder, 'postfix'), { ...input, smtp, delivery });
  const logs = [join(folder, 'postfix', 'log'), join(folder, 'dovecot', 'log')];
  return {
    smtp,
    imap,
    log: () => logs.map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')).join('\n'),
    stop: async () => {
      await stopPostfix();
      await stopDovecot();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startDovecot(
  folder: string,
  ports: { imap: number; lmtp: number },
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
ssl = no
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
    port = 0
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

/** Services of Postfix as its own master.cf has them, none of them in a cage. */
const SERVICES = `pickup    unix  n - n 60   1 pickup
cleanup   unix  n - n -    0 cleanup
qmgr      unix  n - n 1    1 qmgr
rewrite   unix  - - n -    - trivial-rewrite
bounce    unix  - - n -    0 bounce
defer     unix  - - n -    0 bounce
trace     unix  - - n -    0 bounce
verify    unix  - - n -    1 verify
flush     unix  n - n 1000 0 flush
proxymap  unix  - - n -    - proxymap
proxywrite unix - - n -    1 proxymap
smtp      unix  - - n -    - smtp
relay     unix  - - n -    - smtp
showq     unix  n - n -    - showq
error     unix  - - n -    - error
retry     unix  - - n -    - error
discard   unix  - - n -    - discard
lmtp      unix  - - n -    - lmtp
anvil     unix  - - n -    1 anvil
scache    unix  - - n -    1 scache
postlog   unix-dgram n - n - 1 postlogd
`;

async function startPostfix(
  folder: string,
  input: { antipode: string; people: string; lmtp: number; smtp: number; delivery: number },
): Promise<() => Promise<void>> {
  for (const name of ['config', 'queue', 'data']) mkdirSync(join(folder, name), { recursive: true });
  const config = join(folder, 'config');
  spawnSync('chown', ['postfix', join(folder, 'data')]);
  writeFileSync(
    join(config, 'main.cf'),
    `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
daemon_directory = ${DAEMONS}
command_directory = /usr/sbin
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
mail_owner = postfix
setgid_group = postdrop
myhostname = mx.${input.antipode}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
mydestination =
local_recipient_maps =
alias_maps =
smtpd_tls_security_level = none
smtp_dns_support_level = disabled
relay_domains = ${input.antipode}, ${input.people}
transport_maps = inline:{ {${input.antipode} = lmtp:inet:127.0.0.1:${input.lmtp}} {${input.people} = lmtp:inet:127.0.0.1:${input.delivery}} }
smtpd_recipient_restrictions = reject_unauth_destination, reject_unverified_recipient
unverified_recipient_reject_code = 550
address_verify_poll_delay = 1s
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 2s
transport_retry_time = 1s
`,
  );
  writeFileSync(join(config, 'master.cf'), `127.0.0.1:${input.smtp} inet n - n - - smtpd\n${SERVICES}`);
  const started = spawnSync('postfix', ['-c', config, 'start'], { encoding: 'utf8' });
  if (started.status !== 0) throw new Error(`Postfix did not start: ${started.stderr}`);
  await answers(input.smtp);
  const pid = Number(readFileSync(join(folder, 'queue/pid/master.pid'), 'utf8'));
  return async () => {
    process.kill(pid, 'SIGTERM');
    for (let wait = 0; wait < 100 && existsSync(`/proc/${pid}`); wait++) await pause(50);
  };
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Until something listens on a port. */
async function answers(port: number): Promise<void> {
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
