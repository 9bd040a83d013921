import { normaliseAddress } from '../../../lib/address/normaliseAddress.ts';
import { isGlobalAddress } from '../../../lib/network/outbound/globalAddress.ts';
import type { SenderCheck } from '../../../rooms/incoming/index.ts';
import { lookUpFor } from './lookUp.ts';
import type { LookUp } from './lookUp.ts';
import { isAligned } from './results.ts';
import { signedMail } from './signed.ts';
import { isWrittenTo } from './writtenTo.ts';
import { domainOf } from '../../../lib/address/parts.ts';

/** Most time for all the questions that one mail asks name servers. */
const MOST_MS = 8000;

export interface ToProve {
  raw: Buffer;
  /** The address of its one From line, normalised. */
  from: string;
  /** When we got the mail: a signature may expire. */
  receivedAt: Date;
  envelope: { from: string; to: string };
  /** The server that handed us the mail, unless it was one of our own. */
  client: { address: string; name: string } | null;
}

/**
 * Whether a mail comes from the domain of its From line. DKIM (RFC 6376) shows it, or SPF (RFC 7208) if we know which server sent the mail;
 * by that domain itself, or by one that its DMARC record allows (RFC 9989). A signature counts when it covers sender, recipient, subject
 * and the whole text, and when the mail names the address at which it came: anybody can send on to us a signed mail to somebody else.
 */
export async function checkSender(mail: ToProve, lookUp: LookUp): Promise<SenderCheck> {
  const domain = domainOf(mail.from);
  const timeIsOver = AbortSignal.timeout(MOST_MS);
  const resolver = lookUpFor(lookUp, timeIsOver);
  // A server of a private network is the operator's own, and passes on what others sent.
  const client = mail.client && isGlobalAddress(mail.client.address) ? mail.client : null;
  const dkim = await signersOf(mail, domain, resolver);
  const spf = await sendersOf({ ...mail, client }, resolver);
  const asksNothing = dkim.domains.length === 0 && spf.domains.length === 0;
  if (asksNothing && !client) return dkim.isUnsure ? 'unsure' : 'none';
  const { dmarc } = (await import('mailauth/lib/dmarc/index.js')).default;
  const policy = await dmarc({
    headerFrom: [mail.from],
    fromFields: 1,
    dkimDomains: dkim.domains.map((one) => ({ domain: one })),
    spfDomains: spf.domains,
    resolver,
  });
  const isUnsure = dkim.isUnsure || spf.isUnsure;
  const verdict = policy ? policy.status.result : 'none';
  const proven = [...dkim.domains, ...spf.domains];
  // The domain itself satisfies any policy, also one that could not be read.
  if (verdict === 'pass' || proven.includes(domain)) return 'pass';
  if (verdict === 'none' && proven.some((one) => isAligned(one, domain))) return 'pass';
  if (verdict === 'temperror' || isUnsure) return 'unsure';
  const isRefused = policy !== false && ['quarantine', 'reject'].includes(policy.policy ?? '');
  // Behind another server, SPF may have passed without our knowing.
  return verdict === 'fail' && isRefused && client ? 'fail' : 'none';
}

interface Found {
  /** Domains that vouch for the mail. */
  domains: string[];
  /** Whether there may be more domains, as name servers did not answer. */
  isUnsure: boolean;
}

const NOBODY: Found = { domains: [], isUnsure: false };

/** The domains whose signatures are valid. */
async function signersOf(mail: ToProve, domain: string, resolver: LookUp): Promise<Found> {
  const signed = signedMail(mail.raw, domain);
  if (!signed || signed.signatures === 0) return NOBODY;
  const { dkimVerify } = (await import('mailauth/lib/dkim/verify.js')).default;
  const { headerFrom, headers, results } = await dkimVerify(signed.octets(), {
    resolver,
    minBitLength: 1024,
    rejectRsaSha1: true,
    curTime: mail.receivedAt,
  });
  if (headerFrom.length !== 1 || normaliseAddress(headerFrom[0]!) !== mail.from) return NOBODY;
  const valueOf = (name: string): string =>
    headers?.parsed
      .find(({ key }) => key === name)
      ?.line.toString('utf8')
      .replace(/^[^:]*:/, '') ?? '';
  const addressed = ['to', 'cc'].find((name) => isWrittenTo(valueOf(name), mail.envelope.to));
  if (!addressed) return NOBODY;
  const needed = ['from', 'subject', addressed];
  const holding = results.filter(({ status, signingHeaders }) => {
    const covered = (signingHeaders?.keys ?? '').toLowerCase().split(': ');
    return status.result === 'pass' && !status.underSized && needed.every((name) => covered.includes(name));
  });
  return {
    domains: holding.flatMap(({ signingDomain }) => (signingDomain ? [signingDomain.toLowerCase()] : [])),
    isUnsure: results.some(({ status }) => status.result === 'temperror'),
  };
}

/** The domain that allows the server which handed us the mail to send. */
async function sendersOf({ client, envelope }: ToProve, resolver: LookUp): Promise<Found> {
  if (!client || normaliseAddress(envelope.from) === null) return NOBODY;
  const { spf } = (await import('mailauth/lib/spf/index.js')).default;
  const { status, domain } = await spf({
    ip: client.address,
    helo: client.name,
    sender: envelope.from,
    mta: 'antipode',
    resolver,
  });
  return {
    domains: status.result === 'pass' ? [domain.toLowerCase()] : [],
    isUnsure: status.result === 'temperror',
  };
}
