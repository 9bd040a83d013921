import { domainToASCII } from 'node:url';

/** With spaces around it, and letters and their marks apart. */
const LONGEST_TYPED = 1000;

/**
 * The identity of a mail address: domain lower-cased and in punycode, local part case-folded, dots and plus kept.
 * Null when it cannot be an address.
 */
export function normaliseAddress(text: string): string | null {
  if (text.length > LONGEST_TYPED) return null;
  const trimmed = text.trim().normalize('NFC');
  const at = trimmed.lastIndexOf('@');
  if (at < 1 || trimmed.length > 254) return null;
  const local = trimmed.slice(0, at).toLowerCase();
  const domain = domainToASCII(trimmed.slice(at + 1).toLowerCase());
  // No quoted local parts: they are legal, nobody has one, and they carry spaces and line breaks into headers.
  if (
    !/^[^\s"(),:;<>@[\\\]\p{C}]{1,64}$/u.test(local) ||
    local.startsWith('.') ||
    local.endsWith('.') ||
    local.includes('..')
  )
    return null;
  if (!/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/.test(domain)) return null;
  return `${local}@${domain}`;
}

const UNQUOTED = /^[^\s"(),:;<>@[\\\]\p{C}]+$/u;

/**
 * One spelling of the address a mail was sent to, of the many that mean the same (RFC 5321): without brackets, route and needless
 * quotes, the domain without a dot at its end and in lower-case ASCII. What cannot be an address of a person stays as it is, in lower case.
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
