import { normaliseAddress } from '../../../lib/address/normaliseAddress.ts';
import type { SenderCheck } from '../../../rooms/incoming/index.ts';
import type { Message } from '../message/index.ts';
import { domainOf } from '../../../lib/address/parts.ts';

/**
 * Our own mail server's verdict whether a mail comes from the domain of its From line (RFC 8601); null when it gives none. Only the topmost
 * results by a server that the operator trusts count: anyone can write such a line into their own mail.
 */
export function trustedResult(
  message: Pick<Message, 'from' | 'headers'>,
  authserv: readonly string[],
): SenderCheck | null {
  const from = normaliseAddress(message.from?.address ?? '');
  const domain = from === null ? undefined : domainOf(from);
  if (!domain) return null;
  const line = message.headers
    .filter(({ key }) => key === 'authentication-results')
    .map(({ value }) => value.slice(0, 4000))
    .find((value) => authserv.includes(/^[^\s;]*/.exec(withoutComments(value).trim())![0].toLowerCase()));
  if (line === undefined) return null;
  const found = withoutComments(line)
    .split(';')
    .slice(1)
    .map((part) => part.trim().toLowerCase());
  // The domain's policy stands in a comment, or is a property.
  if (found.some((part) => /^dmarc=fail\b/.test(part)))
    return /\b(?:p|policy\.dmarc)=(?:reject|quarantine)\b/i.test(line) ? 'fail' : 'none';
  if (found.some((part) => /^dmarc=(?!none\b|pass\b)/.test(part))) return null;
  return found.some((part) => shows(part, domain)) ? 'pass' : null;
}

function shows(part: string, domain: string): boolean {
  if (/^dmarc=pass\b/.test(part)) return isSame(/header\.from=([^\s;]+)/.exec(part)?.[1], domain);
  if (/^dkim=pass\b/.test(part)) return isAligned(/header\.d=([^\s;]+)/.exec(part)?.[1], domain);
  if (/^spf=pass\b/.test(part))
    return isAligned(/smtp\.mailfrom=(?:[^\s;@]*@)?([^\s;]+)/.exec(part)?.[1], domain);
  return false;
}

/** The proven From line must be the one we read: of a mail with two senders, another reader may take the other one. */
const isSame = (proven: string | undefined, domain: string): boolean =>
  proven === undefined || proven.replace(/\.$/, '') === domain;

/** Whether the signing domain is the same, or one above it. A domain below may belong to anybody, if the one above hosts names. */
export function isAligned(by: string | undefined, domain: string): boolean {
  const signer = by?.replace(/\.$/, '').toLowerCase();
  return signer !== undefined && signer.includes('.') && (domain === signer || domain.endsWith(`.${signer}`));
}

/** Comments in parentheses may hold anything, even `dkim=pass`. Nested ones are removed from the inside out. */
function withoutComments(text: string): string {
  let plain = text.replaceAll(/"[^"]*"/g, '');
  for (let before = ''; before !== plain;) {
    before = plain;
    plain = plain.replaceAll(/\([^()]*\)/g, ' ');
  }
  return plain;
}
