import { setTimeout as pause } from 'node:timers/promises';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../process.ts';

export const HOST = 'mentoring.example.org';
const deploy = join(import.meta.dirname, '../../deploy');

export interface Proxy {
  port: number;
  /** The certificate that clients trust. */
  ca: string;
  end(): Promise<void>;
}

export type ProxyName = 'caddy' | 'nginx';

/** Starts a proxy with its example file. Only the ports differ and, with nginx, the certificate. */
export async function startProxy(name: ProxyName, upstream: number): Promise<Proxy> {
  const folder = await mkdtemp(join(tmpdir(), `antipode-${name}-`));
  const port = await freePort();
  const plain = await freePort();
  const start = name === 'caddy' ? caddy : nginx;
  const { words, env, caFile, readyFile } = await start({ folder, port, plain, upstream });
  const child = spawn(words[0]!, words.slice(1), {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  for (let tries = 0; !existsSync(readyFile) || !(await isListening(port)); tries++) {
    if (tries > 150 || child.exitCode !== null) throw new Error(`${name} did not start:\n${said}`);
    await pause(100);
  }
  return {
    port,
    ca: await readFile(caFile, 'utf8'),
    end: async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Place {
  folder: string;
  port: number;
  plain: number;
  upstream: number;
}
interface Start {
  words: string[];
  env: Record<string, string>;
  caFile: string;
  /** Exists once the proxy answers. */
  readyFile: string;
}

async function caddy({ folder, port, plain, upstream }: Place): Promise<Start> {
  const example = await readFile(join(deploy, 'Caddyfile'), 'utf8');
  const file = join(folder, 'Caddyfile');
  const own = `{\n\tadmin off\n\tlocal_certs\n\tskip_install_trust\n\thttp_port ${plain}\n\thttps_port ${port}\n}\n`;
  await writeFile(file, own + swap(example, { '127.0.0.1:3000': `127.0.0.1:${upstream}` }));
  return {
    words: ['/usr/bin/caddy', 'run', '--adapter', 'caddyfile', '--config', file],
    env: { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    caFile: join(folder, 'caddy/pki/authorities/local/root.crt'),
    readyFile: join(folder, `caddy/certificates/local/${HOST}/${HOST}.json`),
  };
}

async function nginx({ folder, port, plain, upstream }: Place): Promise<Start> {
  const example = await readFile(join(deploy, 'nginx.conf'), 'utf8');
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const words = [
    `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=${HOST} -addext subjectAltName=DNS:${HOST}`,
    `-keyout ${key} -out ${cert}`,
  ].flatMap((some) => some.split(' '));
  const made = spawnSync('openssl', words);
  if (made.status !== 0) throw new Error(made.stderr.toString());
  await mkdir(join(folder, 'tmp'));
  const site = swap(example, {
    '127.0.0.1:3000': `127.0.0.1:${upstream}`,
    'listen 80;': `listen 127.0.0.1:${plain};`,
    'listen [::]:80;': '',
    'listen 443 ssl;': `listen 127.0.0.1:${port} ssl;`,
    'listen [::]:443 ssl;': '',
    [`/etc/letsencrypt/live/${HOST}/fullchain.pem`]: cert,
    [`/etc/letsencrypt/live/${HOST}/privkey.pem`]: key,
  });
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (what) => `${what}_temp_path ${join(folder, 'tmp', what)};`,
  );
  const file = join(folder, 'nginx.conf');
  await writeFile(
    file,
    `user root;\ndaemon off;\npid ${folder}/pid;\nerror_log stderr;\nevents {}\nhttp {\ninclude /etc/nginx/mime.types;\naccess_log off;\n${temporary.join('\n')}\n${site}\n}\n`,
  );
  return { words: ['/usr/sbin/nginx', '-c', file], env: {}, caFile: cert, readyFile: cert };
}

/** Each of these must occur in the example. */
function swap(text: string, pairs: Record<string, string>): string {
  let swapped = text;
  for (const [from, to] of Object.entries(pairs)) {
    if (!swapped.includes(from)) throw new Error(`the example does not say ${from}`);
    swapped = swapped.replaceAll(from, to);
  }
  return swapped;
}

async function isListening(port: number): Promise<boolean> {
  const { connect } = await import('node:net');
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}
