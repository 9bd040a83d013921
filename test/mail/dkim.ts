import { createHash, createPublicKey, verify } from 'node:crypto';

/**
 * Checks a mail's DKIM signature as a receiver does (RFC 6376, relaxed/relaxed, rsa-sha256). Written from the RFC, apart from the code that
 * signs. Returns the fields that the signature covers; throws with the fault.
 */
export function verifyDkim(raw: string | Buffer, publicKey: string): { domain: string; signed: string[] } {
  const message = Buffer.isBuffer(raw) ? raw.toString('latin1') : raw;
  const end = message.indexOf('\r\n\r\n');
  const fields = message.slice(0, end).split(/\r\n(?![ \t])/);
  const signature = fields.find((field) => /^dkim-signature:/i.test(field));
  if (!signature) throw new Error('no signature');
  const tags = new Map(
    signature
      .slice(signature.indexOf(':') + 1)
      .split(';')
      .map((tag) => {
        const at = tag.indexOf('=');
        return [tag.slice(0, at).trim(), tag.slice(at + 1).replaceAll(/\s+/g, '')] as const;
      }),
  );
  if (tags.get('a') !== 'rsa-sha256' || tags.get('c') !== 'relaxed/relaxed')
    throw new Error('another algorithm');
  const body = createHash('sha256').update(relaxedBody(message.slice(end + 4)), 'latin1');
  if (body.digest('base64') !== tags.get('bh')) throw new Error('the body was changed');
  const left = [...fields];
  const signed = (tags.get('h') ?? '').toLowerCase().split(':');
  const header = signed.map((name) => {
    const at = left.findLastIndex((field) => field.toLowerCase().startsWith(`${name}:`));
    return at < 0 ? '' : `${relaxed(left.splice(at, 1)[0]!)}\r\n`;
  });
  const own = relaxed(signature.replace(/(;\s*b=)[^;]*/i, '$1'));
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  const isRight = verify(
    'sha256',
    Buffer.from(header.join('') + own, 'latin1'),
    key,
    Buffer.from(tags.get('b') ?? '', 'base64'),
  );
  if (!isRight) throw new Error('the signature is not of this key');
  return { domain: tags.get('d') ?? '', signed };
}

function relaxed(field: string): string {
  const at = field.indexOf(':');
  const value = field
    .slice(at + 1)
    .replaceAll('\r\n', '')
    .replaceAll(/[ \t]+/g, ' ')
    .trim();
  return `${field.slice(0, at).toLowerCase().trim()}:${value}`;
}

/** The body in the form that is hashed (RFC 6376, 3.4.4). */
export function relaxedBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replaceAll(/[ \t]+/g, ' ').replace(/ $/, ''));
  while (lines.at(-1) === '') lines.pop();
  return lines.length > 0 ? `${lines.join('\r\n')}\r\n` : '';
}
