import { createPublicKey, verify } from 'node:crypto';
import { headerOf, isDigestOf, isTimely, sha256, signedWith } from './signed.ts';
import type { Message, ReadSignature } from './signed.ts';

// HTTP message signatures after RFC 9421, with the digest of RFC 9530.

const LABEL = 'sig1';

/** The headers that sign a request with an RSA key. */
export async function signRfc9421(
  { method, url, body }: Omit<Message, 'headers'>,
  { keyId, pem, now }: { keyId: string; pem: string; now: Date },
): Promise<Record<string, string>> {
  const headers: Record<string, string> =
    method === 'GET' ? {} : { 'content-digest': `sha-256=:${sha256(body).toString('base64')}:` };
  const names = ['@method', '@target-uri', ...Object.keys(headers)];
  const created = Math.floor(now.getTime() / 1000);
  const input = `(${names.map((name) => `"${name}"`).join(' ')});created=${created};keyid="${keyId}";alg="rsa-v1_5-sha256"`;
  const text = baseOf(names, input, { method, url, headers, body });
  const signature = await signedWith(pem, text ?? '');
  return { ...headers, 'signature-input': `${LABEL}=${input}`, signature: `${LABEL}=:${signature}:` };
}

/** Reads the first signature of a request. It must cover the method, the address, a time and, for a post, the digest of the body. */
export function readRfc9421(message: Message, now: Date): ReadSignature {
  const { headers } = message;
  const said = headers['signature-input'] ?? '';
  const read = /^\s*([a-z*][\w*.-]*)=(\(([^()]*)\)((?:;[a-z]+=(?:"[^"]*"|-?\d+))*))\s*(?:,|$)/.exec(
    said.slice(0, 8192),
  );
  const [, label = '', input = '', list = '', rest = ''] = read ?? [];
  const signature = new RegExp(
    `(?:^|,)\\s*${label.replaceAll(/[*.]/g, String.raw`\$&`)}=:([A-Za-z0-9+/=]+):`,
  ).exec(headers['signature'] ?? '')?.[1];
  if (!read || !signature) return { ok: false, reason: 'bent' };
  const names = [...list.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
  const given = new Map(
    [...rest.matchAll(/;([a-z]+)=(?:"([^"]*)"|(-?\d+))/g)].map(([, name, text, digits]) => [
      name,
      text ?? digits ?? '',
    ]),
  );
  const keyId = given.get('keyid');
  if (!keyId) return { ok: false, reason: 'bent' };
  const alg = given.get('alg');
  if (alg !== undefined && alg !== 'rsa-v1_5-sha256' && alg !== 'ed25519')
    return { ok: false, reason: 'algorithm' };
  const isPost = message.method !== 'GET';
  const isWhole =
    names.includes('@target-uri') || ['@authority', '@path'].every((name) => names.includes(name));
  if (!names.includes('@method') || !isWhole || (isPost && !names.includes('content-digest')))
    return { ok: false, reason: 'uncovered' };
  if (isPost && !isDigest(message)) return { ok: false, reason: 'digest' };
  const ends = given.has('expires') ? Number(given.get('expires')) * 1000 : Infinity;
  if (!isTimely(Number(given.get('created') ?? NaN) * 1000, now) || !(ends > now.getTime()))
    return { ok: false, reason: 'clock' };
  const text = baseOf(names, input, message);
  if (text === null) return { ok: false, reason: 'uncovered' };
  const isOf = (pem: string): boolean => isSignedBy(pem, alg, Buffer.from(text), signature);
  return { ok: true, signature: { keyId, mark: signature, isOf } };
}

function isSignedBy(pem: string, alg: string | undefined, text: Buffer, signature: string): boolean {
  try {
    const key = createPublicKey(pem);
    const bytes = Buffer.from(signature, 'base64');
    if (key.asymmetricKeyType === 'ed25519')
      return alg !== 'rsa-v1_5-sha256' && verify(null, text, key, bytes);
    return key.asymmetricKeyType === 'rsa' && alg !== 'ed25519' && verify('sha256', text, key, bytes);
  } catch {
    return false;
  }
}

function isDigest({ headers, body }: Message): boolean {
  const said = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]+):/.exec(headers['content-digest'] ?? '')?.[1];
  return said !== undefined && isDigestOf(said, body);
}

/** The signed text; null if the signature covers something that is missing. */
function baseOf(names: readonly string[], input: string, message: Message): string | null {
  const { method, url } = message;
  const lines: string[] = [];
  for (const name of names) {
    const value = new Map(
      Object.entries({
        '@method': method,
        '@target-uri': url.href,
        '@authority': url.host,
        '@scheme': url.protocol.slice(0, -1),
        '@path': url.pathname,
        '@query': url.search || '?',
        '@request-target': url.pathname + url.search,
      }),
    ).get(name);
    const said = value ?? (name.startsWith('@') ? undefined : headerOf(message, name));
    if (said === undefined) return null;
    lines.push(`"${name}": ${said}`);
  }
  return [...lines, `"@signature-params": ${input}`].join('\n');
}
