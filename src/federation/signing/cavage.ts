import { createPublicKey, verify } from 'node:crypto';
import { headerOf, isDigestOf, isTimely, sha256, signedWith } from './signed.ts';
import type { Message, ReadSignature } from './signed.ts';

// HTTP signatures after draft-cavage-http-signatures-12, which almost every server supports.

/** The headers that sign a request with an RSA key. */
export async function signCavage(
  { method, url, body }: Omit<Message, 'headers'>,
  { keyId, pem, now }: { keyId: string; pem: string; now: Date },
): Promise<Record<string, string>> {
  const headers: Record<string, string> = { host: url.host, date: now.toUTCString() };
  if (method !== 'GET') headers['digest'] = `SHA-256=${sha256(body).toString('base64')}`;
  const names = ['(request-target)', ...Object.keys(headers)];
  const text = linesOf(names, { method, url, headers, body }, {});
  const signature = await signedWith(pem, text ?? '');
  const { host: _, ...sent } = headers;
  return {
    ...sent,
    signature: `keyId="${keyId}",algorithm="rsa-sha256",headers="${names.join(' ')}",signature="${signature}"`,
  };
}

/** Reads the signature of a request. It must cover the target, the host, a time and, for a post, the digest of the body. */
export function readCavage(message: Message, now: Date): ReadSignature {
  const parts = partsOf(message.headers['signature'] ?? '');
  const [keyId, signature] = [parts['keyId'], parts['signature']];
  if (!keyId || !signature) return { ok: false, reason: 'bent' };
  if (!['', 'rsa-sha256', 'hs2019', 'ed25519'].includes((parts['algorithm'] ?? '').toLowerCase()))
    return { ok: false, reason: 'algorithm' };
  const names = (parts['headers'] ?? 'date').toLowerCase().split(' ');
  const covers = (name: string): boolean => names.includes(name);
  const isPost = message.method !== 'GET';
  if (!covers('(request-target)') || !covers('host') || (isPost && !covers('digest')))
    return { ok: false, reason: 'uncovered' };
  if (!covers('date') && !covers('(created)')) return { ok: false, reason: 'uncovered' };
  if (isPost && !isDigest(message)) return { ok: false, reason: 'digest' };
  const made = covers('(created)')
    ? Number(parts['created']) * 1000
    : Date.parse(message.headers['date'] ?? '');
  const ends = parts['expires'] === undefined ? Infinity : Number(parts['expires']) * 1000;
  if (!isTimely(made, now) || !(ends > now.getTime())) return { ok: false, reason: 'clock' };
  const signed = linesOf(names, message, parts);
  if (signed === null) return { ok: false, reason: 'uncovered' };
  const text = Buffer.from(signed);
  const isOf = (pem: string): boolean => isSignedBy(pem, text, signature);
  return { ok: true, signature: { keyId, mark: signature, isOf } };
}

function isSignedBy(pem: string, text: Buffer, signature: string): boolean {
  try {
    const key = createPublicKey(pem);
    const bytes = Buffer.from(signature, 'base64');
    if (key.asymmetricKeyType === 'ed25519') return verify(null, text, key, bytes);
    return key.asymmetricKeyType === 'rsa' && verify('sha256', text, key, bytes);
  } catch {
    return false;
  }
}

function isDigest({ headers, body }: Message): boolean {
  const said = (headers['digest'] ?? '').split(',').map((one) => /^\s*sha-256=(.+)$/i.exec(one)?.[1]);
  const own = said.find((one) => one !== undefined);
  return own !== undefined && isDigestOf(own, body);
}

/**
 * The signed text; null if the signature covers something that is missing. The host is taken from the address, whatever header was sent.
 */
function linesOf(
  names: readonly string[],
  message: Message,
  parts: Readonly<Record<string, string>>,
): string | null {
  const { method, url } = message;
  const valueOf = (name: string): string | undefined => {
    if (name === '(request-target)') return `${method.toLowerCase()} ${url.pathname}${url.search}`;
    if (name === '(created)') return parts['created'];
    if (name === '(expires)') return parts['expires'];
    return name === 'host' ? url.host : headerOf(message, name);
  };
  const values = names.map((name) => [name, valueOf(name)] as const);
  return values.some(([, value]) => value === undefined)
    ? null
    : values.map(([name, value]) => `${name}: ${value}`).join('\n');
}

/** Parses `a="b",c=1` into names and values; empty if a name occurs twice. */
function partsOf(line: string): Record<string, string> {
  if (line.length > 8192) return {};
  const parts: Record<string, string> = Object.create(null);
  for (const [, name = '', quoted, plain] of line.matchAll(/([a-zA-Z]+)=(?:"([^"]*)"|(\d+))/g)) {
    if (name in parts) return {};
    parts[name] = quoted ?? plain ?? '';
  }
  return parts;
}
