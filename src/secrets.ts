import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './lib/refusal.ts';

export type Secrets = {
  /** 32 bytes for one purpose (HKDF-SHA256, RFC 5869); another purpose gives unrelated bytes. */
  deriveKey: (purpose: string) => Buffer;
  /** HMAC-SHA256 with the key of one purpose, base64url. */
  sign: (purpose: string, text: string) => string;
  /** Whether `signature` was made for `text` with the present key or an older one. */
  verify: (purpose: string, text: string, signature: string) => boolean;
  /** The first 80 bits of the HMAC as 16 lower-case letters and digits. For mail addresses: some servers change the case. */
  mark: (purpose: string, text: string) => string;
  /** Whether `mark` was made for `text` with the present key or an older one. */
  isMark: (purpose: string, text: string, mark: string) => boolean;
  /** The marks of a text made with the present key and all older ones. */
  marks: (purpose: string, text: string) => string[];
  /** Encrypts a secret for the database (AES-256-GCM with the key of one purpose), base64url. */
  seal: (purpose: string, text: string) => string;
  /** Opens text sealed with the present key or an older one; null if no key fits or the text was tampered with. */
  open: (purpose: string, sealed: string) => string | null;
};

/** RFC 4648 base32, lower case. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

function lettersOf(bytes: Buffer): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const count = (bytes.length * 8) / 5;
  return Array.from(
    { length: count },
    (_, index) => LETTERS[Number((bits >> BigInt(5 * (count - 1 - index))) & 31n)],
  ).join('');
}

/** `current` signs; it and `older` verify. */
export function createSecrets(current: string, older: readonly string[] = []): Secrets {
  const cache = new Map<string, Buffer>();
  const derive = (secret: string, purpose: string): Buffer => {
    const id = `${secret}\0${purpose}`;
    let key = cache.get(id);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', secret, '', `antipode/${purpose}`, 32));
      cache.set(id, key);
    }
    return key;
  };
  const mac = (secret: string, purpose: string, text: string): Buffer =>
    createHmac('sha256', derive(secret, purpose)).update(text).digest();
  const mark = (secret: string, purpose: string, text: string): string =>
    lettersOf(mac(secret, purpose, text).subarray(0, 10));
  return {
    mark: (purpose, text) => mark(current, purpose, text),
    isMark: (purpose, text, given) =>
      [current, ...older].some((secret) => {
        const right = Buffer.from(mark(secret, purpose, text));
        const bytes = Buffer.from(given.toLowerCase());
        return bytes.length === right.length && timingSafeEqual(bytes, right);
      }),
    marks: (purpose, text) => [current, ...older].map((secret) => mark(secret, purpose, text)),
    deriveKey: (purpose) => derive(current, purpose),
    sign: (purpose, text) => mac(current, purpose, text).toString('base64url'),
    verify: (purpose, text, signature) => {
      const given = Buffer.from(signature, 'base64url');
      return [current, ...older].some((secret) => {
        const right = mac(secret, purpose, text);
        return given.length === right.length && timingSafeEqual(given, right);
      });
    },
    seal: (purpose, text) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', derive(current, purpose), nonce);
      const hidden = [cipher.update(text, 'utf8'), cipher.final()];
      return Buffer.concat([nonce, cipher.getAuthTag(), ...hidden]).toString('base64url');
    },
    open: (purpose, sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      for (const secret of [current, ...older]) {
        const text = opened(derive(secret, purpose), bytes);
        if (text !== null) return text;
      }
      return null;
    },
  };
}

function opened(key: Buffer, bytes: Buffer): string | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** The settings that locate the installation's secret. */
export type KeySettings = {
  secretKey: string | undefined;
  oldSecretKeys: readonly string[];
  dataDir: string;
};

/** The installation's secret and its former secrets, as a backup holds them. */
export type Keys = { current: string; older: string[] };

/** The installation's secret: SECRET_KEY if set, otherwise DATA_DIR/secret.key, made (0600) at the first start. */
export function loadSecrets(config: KeySettings): Secrets {
  const { current, older } = loadKeys(config);
  return createSecrets(current, older);
}

/** The secrets as text. The present one is made at the first start; `secret.old` beside it has the former ones, one a line. */
export function loadKeys({ secretKey, oldSecretKeys, dataDir }: KeySettings): Keys {
  return { current: secretKey ?? readOrMakeKey(dataDir), older: [...oldSecretKeys, ...readOld(dataDir)] };
}

/** Like loadKeys, but makes no secret: null if there is none yet. */
export function findKeys(config: KeySettings): Keys | null {
  const isThere = statSync(join(config.dataDir, 'secret.key'), { throwIfNoEntry: false }) !== undefined;
  return config.secretKey !== undefined || isThere ? loadKeys(config) : null;
}

/** From the next start on, the secrets of a backup also verify signatures and open sealed texts. The present secret stays first. */
export function addOldKeys(dataDir: string, keys: readonly string[]): void {
  const all = [...new Set([...readOld(dataDir), ...keys])];
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (all.length > 0) replaceFile(join(dataDir, 'secret.old'), all);
}

/** Replaces the present secrets by those of a backup. */
export function replaceKeys(dataDir: string, { current, older }: Keys): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  replaceFile(join(dataDir, 'secret.key'), [current]);
  if (older.length > 0) replaceFile(join(dataDir, 'secret.old'), older);
  else rmSync(join(dataDir, 'secret.old'), { force: true });
}

function readOld(dataDir: string): string[] {
  const path = join(dataDir, 'secret.old');
  if (!statSync(path, { throwIfNoEntry: false })) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.length >= 32);
}

/** Replaces a file completely or not at all, even if the power fails. */
function replaceFile(path: string, lines: readonly string[]): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${lines.join('\n')}\n`, { mode: 0o600, flush: true });
  renameSync(draft, path);
}

function readOrMakeKey(dataDir: string): string {
  const path = join(dataDir, 'secret.key');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (!statSync(path, { throwIfNoEntry: false })) {
    // Written to a draft and linked: if two processes are at their first start, one wins and neither reads half a key.
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600 });
    try {
      linkSync(draft, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft);
    }
  }
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
  const key = readFileSync(path, 'utf8').trim();
  if (key.length < 32) throw new Refusal(`${path} holds no usable key: restore it from a backup`);
  return key;
}
