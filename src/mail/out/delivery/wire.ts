import { createPrivateKey } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import DKIM from 'nodemailer/lib/dkim';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Outgoing } from './transport.ts';

/** What mail is signed with, as a private key in PEM. */
export interface Signing {
  domain: string;
  selector: string;
  pem: string;
}

/**
 * The fields a signature covers. Both of one-click unsubscribing must be in it (RFC 8058, section 4); those that say who
 * writes to whom about what, so that nobody can add a second.
 */
export const SIGNED =
  'From:Reply-To:Subject:Date:Message-ID:To:MIME-Version:Content-Type:Content-Transfer-Encoding:In-Reply-To:References:List-Id:List-Unsubscribe:List-Unsubscribe-Post:Auto-Submitted:Feedback-ID';

/** Writes mails in the form they go over the wire (RFC 5322), signed when there is a key. */
export function wireWriter(signing: Signing | undefined): (mail: Outgoing) => Promise<Buffer> {
  const signer = signing && signerOf(signing);
  return async (mail) => {
    const raw = await new MailComposer({ ...forNodemailer(mail), newline: 'windows' }).compile().build();
    return signer ? buffer(signer.sign(raw)) : raw;
  };
}

function signerOf({ domain, selector, pem }: Signing): DKIM {
  // A key that is parsed once signs faster than its text.
  const privateKey = createPrivateKey(pem) as unknown as string;
  return new DKIM({ domainName: domain, keySelector: selector, privateKey, headerFieldNames: SIGNED });
}

/** What nodemailer takes for a mail of ours. */
export function forNodemailer(mail: Outgoing) {
  const { headers, isBulk: _, raw: __, ...rest } = mail;
  return {
    ...rest,
    headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
    textEncoding: 'quoted-printable' as const,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
