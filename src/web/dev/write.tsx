import { isMailbox } from '../../lib/address/parts.ts';
import { normaliseAddress } from '../../lib/address/normaliseAddress.ts';
import type { Email } from 'postal-mime';
import type { Visit } from '../visit.ts';
import type { KeptMail } from './queries.ts';
import { deliverHere } from './deliverHere.ts';
import type { MailDraft } from './writeForm.tsx';

/** The draft of an answer as a mail program makes it: the quoted mail, to be answered above it or between its lines. */
export function answerDraft(kept: KeptMail, mail: Email): MailDraft {
  const quoted = (mail.text ?? '')
    .trimEnd()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd());
  const attribution = `On ${kept.at.toUTCString()}, ${mail.from?.address ?? ''} wrote:`;
  return {
    from: kept.address,
    to: replyTo(mail),
    subject: /^re:/i.test(kept.subject) ? kept.subject : `Re: ${kept.subject}`,
    text: ['', '', attribution, '', ...quoted].join('\n'),
    errors: {},
  };
}

/** The address for an answer to a mail. One is enough: none of our mails has a group of addresses. */
const replyTo = ({ replyTo: to, from }: Email): string => to?.[0]?.address ?? from?.address ?? '';

/** Takes in the typed mail, as an answer or a new one; returns the draft again when it cannot be a mail. */
export async function write(
  visit: Visit,
  blank: MailDraft,
  answered?: Email,
): Promise<{ ok: true } | { ok: false; draft: MailDraft }> {
  const { t } = visit.view;
  const form = await visit.form();
  const typed = (name: 'from' | 'to' | 'subject' | 'text', fixed: boolean): string =>
    fixed ? blank[name] : (form.get(name) ?? '');
  const draft = {
    from: typed('from', false),
    to: typed('to', answered !== undefined).trim(),
    subject: typed('subject', answered !== undefined).replaceAll(/\p{Cc}+/gu, ' '),
    text: typed('text', false),
  };
  const from = normaliseAddress(draft.from);
  const errors = {
    ...(from ? {} : { from: t('dev.mail.error.address') }),
    // Addresses of this machine, such as reply+…@localhost, could not be a person's.
    ...(isMailbox(draft.to) ? {} : { to: t('dev.mail.error.address') }),
    ...(draft.text.trim() === '' && draft.subject.trim() === '' ? { text: t('dev.mail.error.empty') } : {}),
  };
  if (!from || Object.keys(errors).length > 0) return { ok: false, draft: { ...draft, errors } };
  await deliverHere(visit.ctx, {
    ...draft,
    from,
    ...(answered?.messageId
      ? { answers: { id: answered.messageId, references: answered.references ?? '' } }
      : {}),
  });
  return { ok: true };
}
