import { readRefusal } from '../../../lib/smtpStatus.ts';
import type { Message } from '../message/index.ts';
import { headerOf } from '../message/index.ts';
import { fieldsOf } from './fields.ts';
import { readPlain } from './plain.ts';
import type { Said } from './plain.ts';
import type { Came } from './server.ts';

/** The meaning of a report for one mail of ours. */
export type Report =
  | ({ kind: 'bounce'; original: string } & Said)
  | { kind: 'complaint'; reply: string; original: string }
  /** Only late, or delivered after all, or the answer of a person or machine: nothing counts against the address. */
  | { kind: 'none' };

/**
 * Reads a delivery report (RFC 3464), an abuse report (RFC 5965), or the plain letter that some servers write instead. `original` is the
 * Message-ID of the mail that it is about; '' when it names none.
 */
export function readReport(message: Message, came: Came): Report {
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
  const recipients = recipientsOf(message);
  if (recipients.length > 0 && !recipients.some(hasFailed)) return { kind: 'none' };
  const told = recipients.find(hasFailed);
  const said = (told && saidOf(told)) ?? readPlain(message, came) ?? (told && vague(told));
  return said ? { kind: 'bounce', ...said, original } : { kind: 'none' };
}

type Fields = ReadonlyMap<string, string>;

/** The first group is about the report. One follows for each recipient, and our mails have one recipient. */
function recipientsOf(message: Message): Fields[] {
  const status = part(message, 'message/delivery-status') ?? part(message, 'message/global-delivery-status');
  return fieldsOf(status ?? '').filter((fields) => fields.has('action') || fields.has('status'));
}

function hasFailed(fields: Fields): boolean {
  const action = fields.get('action')?.toLowerCase() ?? '';
  if (/^(?:delayed|delivered|relayed|expanded)\b/.test(action)) return false;
  const isPermanent = fields.get('status')?.startsWith('5') || /^5\d\d\b/.test(diagnosis(fields));
  return action.startsWith('fail') || isPermanent;
}

/** The words of the reader's own server, or else its status when that says something; otherwise null. */
function saidOf(fields: Fields): Said | null {
  const status = fields.get('status') ?? '';
  const said = diagnosis(fields);
  if (said === '' && !/^[45]\.(?!0\.0)/.test(status)) return null;
  const reply = said || `${status} ${fields.get('action') ?? ''}`.trim();
  return { refusal: readRefusal(said, { status }), reply: reply.slice(0, 500) };
}

const vague = (fields: Fields): Said => ({
  refusal: { kind: 'soft', isSaid: false },
  reply: `${fields.get('status') ?? ''} ${fields.get('action') ?? ''}`.trim(),
});

const diagnosis = (fields: Fields): string =>
  (fields.get('diagnostic-code') ?? '').replace(/^[a-z0-9-]+\s*;\s*/i, '').trim();

function part(message: Message, type: string): string | null {
  const found = message.attachments.find((one) => one.type.toLowerCase() === type);
  return found ? text(found.bytes) : null;
}

/** The returned mail is in the report, whole or only its header. */
function originalId(message: Message): string {
  for (const type of ['message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers', 'message/global']) {
    const found = part(message, type);
    const id = found === null ? undefined : fieldsOf(found)[0]?.get('message-id');
    if (id) return /<[^<>\s]+>/.exec(id)?.[0] ?? '';
  }
  return /<[^<>\s]+>/.exec(headerOf(message, 'in-reply-to'))?.[0] ?? '';
}

/** This much is enough for a header; a report may hold a whole mail. */
const MOST = 64 * 1024;
const text = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, MOST)).toString('utf8');
