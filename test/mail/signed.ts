import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { LookUp } from '../../src/mail/in/senderCheck/index.ts';
import { relaxedBody } from './dkim.ts';

const keys = generateKeyPairSync('rsa', { modulusLength: 1024 });

/** The key record of a domain for `signed`, at post._domainkey. */
export const KEY_RECORD = `v=DKIM1; k=rsa; p=${keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;

export interface Signature {
  /** The signing domain; by default that of the From line. */
  domain?: string;
  /** The fields that the signature covers. */
  fields?: readonly string[];
  /** The number of octets of the body that it covers, as in l=. */
  length?: number;
  /** The time at which it ends, in seconds. */
  ends?: number;
}

/**
 * The mail with a DKIM signature on top (RFC 6376, relaxed/relaxed). Written from the RFC, apart from the program's code that checks it.
 */
export function signed(raw: Buffer, signature: Signature = {}): Buffer {
  const text = raw.toString('latin1').replaceAll(/\r?\n/g, '\r\n');
  const end = text.indexOf('\r\n\r\n');
  const fields = text.slice(0, end).split(/\r\n(?![ \t])/);
  const field = (name: string): string | undefined =>
    fields.findLast((one) => one.toLowerCase().startsWith(`${name}:`));
  const from = /@([^\s>]+)/.exec(field('from') ?? '')?.[1] ?? '';
  const { domain = from, fields: wanted = ['from', 'to', 'subject', 'date', 'message-id'] } = signature;
  const covered = wanted.filter((name) => field(name) !== undefined);
  const body = relaxedBody(text.slice(end + 4)).slice(0, signature.length);
  const bodyHash = createHash('sha256').update(body, 'latin1').digest('base64');
  const limits = `${signature.length === undefined ? '' : ` l=${signature.length};`}${signature.ends === undefined ? '' : ` x=${signature.ends};`}`;
  const own = `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; s=post;${limits} h=${covered.join(':')}; bh=${bodyHash}; b=`;
  const head = [...covered.map((name) => relaxed(field(name)!)), relaxed(own)].join('\r\n');
  const value = sign('sha256', Buffer.from(head, 'latin1'), keys.privateKey).toString('base64');
  return Buffer.from(`${own}${value}\r\n${text}`, 'latin1');
}

function relaxed(field: string): string {
  const at = field.indexOf(':');
  const value = field
    .slice(at + 1)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return `${field.slice(0, at).toLowerCase().trim()}:${value}`;
}

/** Further DNS records besides the keys of `signed`, such as `TXT _dmarc.cast.example`. */
export type Records = Record<string, string>;

/** DNS of a world in which every domain has the key of `signed`, and these records. */
export const worldOf =
  (records: Records = {}): LookUp =>
  (name, type) => {
    const found =
      records[`${type} ${name}`] ??
      (type === 'TXT' && name.startsWith('post._domainkey.') ? KEY_RECORD : undefined);
    if (found === undefined)
      return Promise.reject(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }));
    return Promise.resolve(type === 'TXT' ? [[found]] : [found]);
  };
