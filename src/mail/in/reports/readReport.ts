import type { Message } from '../message/index.ts';
import { headerOf } from '../message/index.ts';
import { fieldsOf } from './fields.ts';
import { isAboutAddress } from '../../../lib/smtpStatus.ts';
import { readPlain } from './plain.ts';

/** What a report that came back says of one mail of ours. */
export type Report =
  | { kind: 'bounce'; hard: boolean; reply: string; original: string }
  | { kind: 'complaint'; reply: string; original: string }
  /** Only late, or delivered after all, or a person's or machine's answer: nothing to hold against the address. */
  | { kind: 'none' };

/**
 * Reads a delivery report (RFC 3464), an abuse report (RFC 5965), or the plain letter some servers write instead. `original` is the
 * Message-ID of the mail it is about, '' when it does not say.
 */
export function readReport(message: Message): Report {
  const original = originalId(message);
  const abuse = part(message, 'message/feedback-report');
  if (abuse !== null) {
    const [fields] = fieldsOf(abuse);
    const type = fields?.get('feedback-type')?.toLowerCase() ?? '';
    // The other types are about forged mail, or take a complaint back.
    return ['abuse', 'fraud', 'virus', 'other', 'opt-out'].includes(type)
      ? { kind: 'complaint', reply: `feedback report: ${type}`, original }
      : { kind: 'none' };
  }
  const status = part(message, 'message/delivery-status') ?? part(message, 'message/global-delivery-status');
  if (status === null) {
    const plain = readPlain(message);
    return plain ? { ...plain, kind: 'bounce', original } : { kind: 'none' };
  }
  // The first group is about the report; one follows for each recipient, and our mails have one.
  const failed = fieldsOf(status).find((fields) => /^failed\b/i.test(fields.get('action') ?? ''));
  if (!failed) return { kind: 'none' };
  const code = failed.get('status') ?? '';
  const said = (failed.get('diagnostic-code') ?? '').replace(/^[a-z0-9-]+\s*;\s*/i, '');
  const reply = said || `${code} ${failed.get('action') ?? ''}`.trim();
  return { kind: 'bounce', hard: isAboutAddress(code, said), reply: reply.slice(0, 500), original };
}

function part(message: Message, type: string): string | null {
  const found = message.attachments.find((one) => one.type.toLowerCase() === type);
  return found ? text(found.bytes) : null;
}

/** The mail that came back is in the report, whole or its header alone. */
function originalId(message: Message): string {
  for (const type of ['message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers', 'message/global']) {
    const found = part(message, type);
    const id = found === null ? undefined : fieldsOf(found)[0]?.get('message-id');
    if (id) return /<[^<>\s]+>/.exec(id)?.[0] ?? '';
  }
  return /<[^<>\s]+>/.exec(headerOf(message, 'in-reply-to'))?.[0] ?? '';
}

/** A header's worth is enough; a report may hold a whole mail. */
const MOST = 64 * 1024;
const text = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, MOST)).toString('utf8');
