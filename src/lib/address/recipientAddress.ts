import { domainToASCII } from 'node:url';
import { normaliseAddress } from './normaliseAddress.ts';

const UNQUOTED = /^[^\s"(),:;<>@[\\\]\p{C}]+$/u;

/**
 * One spelling of the address that a mail was sent to, out of many with the same meaning (RFC 5321): without brackets, route and needless
 * quotes, the domain without a dot at its end and in lower-case ASCII. Text that cannot be a person's address only becomes lower case.
 */
export function recipientAddress(text: string): string {
  const plain = text
    .slice(0, 1000)
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .replace(/^<(.*)>$/, '$1')
    .replace(/^@[^:]{1,500}:/, '')
    .trim();
  const at = plain.lastIndexOf('@');
  if (at < 0) return plain.toLowerCase();
  const inQuotes = /^"(.*)"$/.exec(plain.slice(0, at))?.[1]?.replaceAll(/\\(.)/g, '$1') ?? '';
  const local = UNQUOTED.test(inQuotes) ? inQuotes : plain.slice(0, at);
  const domain = (domainToASCII(plain.slice(at + 1)) || plain.slice(at + 1)).replace(/\.+$/, '');
  const address = `${local}@${domain}`;
  return normaliseAddress(address) ?? address.toLowerCase().slice(0, 320);
}
