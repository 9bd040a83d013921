import { normaliseAddress } from '../../lib/address.ts';
import type { Message } from './message/index.ts';

/**
 * Whether our own mail server found a mail to come from the domain of its From line (RFC 8601). Only the topmost results by a
 * server we were told to trust count: anyone can write such a line into their own mail.
 */
export function isProvenBy(message: Message, authserv: readonly string[]): boolean {
  const domain = normaliseAddress(message.from?.address ?? '')?.split('@')[1];
  if (!domain) return false;
  const results = message.headers
    .filter(({ key }) => key === 'authentication-results')
    .map(({ value }) => withoutComments(value).split(';'))
    .find(([id = '']) => authserv.includes(id.trim().split(/\s/)[0]?.toLowerCase() ?? ''));
  if (!results) return false;
  const found = results.slice(1).map((part) => part.trim().toLowerCase());
  const verdict = found.find((part) => part.startsWith('dmarc='));
  if (verdict && !/^dmarc=(none|pass)\b/.test(verdict)) return false;
  return found.some((part) => {
    if (/^dmarc=pass\b/.test(part)) return isSame(/header\.from=([^\s;]+)/.exec(part)?.[1], domain);
    if (/^dkim=pass\b/.test(part)) return isAligned(/header\.d=([^\s;]+)/.exec(part)?.[1], domain);
    if (/^spf=pass\b/.test(part))
      return isAligned(/smtp\.mailfrom=(?:[^\s;@]*@)?([^\s;]+)/.exec(part)?.[1], domain);
    return false;
  });
}

/** What was proven must be the line we read: of a mail with two senders another reader may take the other. */
const isSame = (proven: string | undefined, domain: string): boolean =>
  proven === undefined || proven.replace(/\.$/, '') === domain;

/** The same domain, or one above it. A domain below could be anybody's who hosts people's names. */
function isAligned(by: string | undefined, domain: string): boolean {
  const signer = by?.replace(/\.$/, '');
  return signer !== undefined && signer.includes('.') && (domain === signer || domain.endsWith(`.${signer}`));
}

/** Comments in parentheses may hold anything, also `dkim=pass`. Nested ones are taken from the inside. */
function withoutComments(text: string): string {
  let plain = text.slice(0, 4000).replaceAll(/"[^"]*"/g, '');
  for (let before = ''; before !== plain;) {
    before = plain;
    plain = plain.replaceAll(/\([^()]*\)/g, ' ');
  }
  return plain;
}
