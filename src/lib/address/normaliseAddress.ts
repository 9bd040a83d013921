import { domainToASCII } from 'node:url';

/** The longest address with spaces around it, and with letters and their marks as separate characters. */
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
  // No quoted local parts: they are legal, but nobody has one, and they carry spaces and line breaks into headers.
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
