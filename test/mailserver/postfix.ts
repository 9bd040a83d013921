import { setTimeout as pause } from 'node:timers/promises';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answers } from './ports.ts';
import type { Certificate } from './ports.ts';
import type { Recipe } from './recipes.ts';

const DAEMONS = '/usr/lib/postfix/sbin';

/** Services of Postfix as in its own master.cf, but none in a chroot. */
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
local     unix  - n n -    - local
virtual   unix  - n n -    - virtual
lmtp      unix  - - n -    - lmtp
anvil     unix  - - n -    1 anvil
scache    unix  - - n -    1 scache
postlog   unix-dgram n - n - 1 postlogd
tlsmgr    unix  - - n 1000? 1 tlsmgr
`;

/** An operator's main.cf before our recipe is added, much as Debian ships it. Only 127.0.0.1 is their own network. */
const base = (folder: string, { cert, key }: Certificate): string => `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
daemon_directory = ${DAEMONS}
command_directory = /usr/sbin
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
mail_owner = postfix
setgid_group = postdrop
myhostname = mx.example.org
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.1/32
alias_maps =
smtpd_relay_restrictions = permit_mynetworks permit_sasl_authenticated defer_unauth_destination
smtpd_tls_cert_file = ${cert}
smtpd_tls_key_file = ${key}
smtpd_tls_security_level = may
smtpd_tls_loglevel = 1
smtp_dns_support_level = disabled
address_verify_poll_delay = 1s
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 2s
transport_retry_time = 1s
`;

export interface PostfixSettings {
  certificate: Certificate;
  smtp: number;
  /** The port at which Antipode takes mail. */
  antipode: number;
  /** Further lines of the operator's own main.cf. */
  more: string;
  /** Further files of the operator. Those that main.cf names as hash: are converted. */
  files: Readonly<Record<string, string>>;
  recipe: Recipe;
}

/** Postfix on loopback in a folder of its own, with a recipe of the handbook. Only the folder and the port differ from the recipe. */
export async function startPostfix(folder: string, settings: PostfixSettings): Promise<() => Promise<void>> {
  for (const name of ['config', 'queue', 'data']) mkdirSync(join(folder, name), { recursive: true });
  const config = join(folder, 'config');
  spawnSync('chown', ['postfix', join(folder, 'data')]);
  const here = (text: string): string =>
    text.replaceAll('/etc/postfix', config).replaceAll('127.0.0.1:2424', `127.0.0.1:${settings.antipode}`);
  const own = `${base(folder, settings.certificate)}${settings.more}`;
  const main = `${own}${here(settings.recipe.get('main.cf') ?? '')}`;
  writeFileSync(join(config, 'main.cf'), main);
  writeFileSync(join(config, 'master.cf'), `127.0.0.1:${settings.smtp} inet n - n - - smtpd\n${SERVICES}`);
  for (const [name, text] of settings.recipe)
    if (name !== 'main.cf') writeFileSync(join(config, name), here(text));
  for (const [name, text] of Object.entries(settings.files)) {
    writeFileSync(join(config, name), text);
    if (main.includes(`hash:${join(config, name)}`))
      run('postmap', ['-c', config, `hash:${join(config, name)}`]);
  }
  run('postfix', ['-c', config, 'start']);
  await answers(settings.smtp);
  const pid = Number(readFileSync(join(folder, 'queue/pid/master.pid'), 'utf8'));
  return async () => {
    process.kill(pid, 'SIGTERM');
    for (let wait = 0; wait < 100 && existsSync(`/proc/${pid}`); wait++) await pause(50);
  };
}

function run(command: string, words: string[]): void {
  const { status, stderr } = spawnSync(command, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${stderr}`);
}
