import type { MessageKey } from '../../../i18n/locales.ts';
import { SOURCE, catalogueOf } from '../../../i18n/locales.ts';
import { isolate } from '../../../i18n/translate.ts';
import type { View } from '../../../ui/index.ts';
import { plainDetail } from '../../frame/plainDetail.ts';

/** The beginning and the end of the catalogue key for the codes of a list's field. */
const CODES: Readonly<Record<string, readonly [before: string, after?: string]>> = {
  'agreements.how_often': ['agreement.how-often.'],
  'applications.state': ['applications.state.'],
  'comments.state': ['discussion.'],
  'contactReports.answer': ['partnership.contact.answer.'],
  'consents.kind': ['legal.'],
  'conversations.state': ['inbox.state.'],
  'events.kind': ['event.'],
  'invitations.role': ['role.'],
  'mailRhythm.rhythm': ['rhythm.'],
  'meetings.means': ['meeting.means.'],
  'mails.kind': ['mail.', '.about'],
  'mails.state': ['outbox.state.'],
  'roles.role': ['role.'],
  'waitingChoices.choice': ['waiting.choice.'],
  'stoppedMails.category': ['me.mails.'],
};

/** Fields that hold a code in every list. */
const CODED: ReadonlySet<string> = new Set([
  'state',
  'kind',
  'role',
  'rhythm',
  'means',
  'category',
  'channel',
  'answer',
  'source',
  'from',
  'waiting_reason',
  'mailAbout',
  'how_often',
]);

/** A row's code in words; null for a code without words, which is for programs; undefined for a field without codes. */
export function codeInWords(
  { t, lang }: View,
  list: string,
  field: string,
  code: string,
  row: Readonly<Record<string, unknown>>,
): string | null | undefined {
  if (!CODED.has(field)) return undefined;
  if (field === 'from') return t(`own-data.from.${code as 'mine' | 'answer'}`);
  const [before, after = ''] = CODES[`${list}.${field}`] ?? [];
  const key = `${before}${code}${after}` as MessageKey;
  if (before === undefined || !(key in catalogueOf(SOURCE))) return null;
  // An event's own data say to which version somebody agreed, or which role they were given.
  return t(key, { subject: '…', detail: isolate(detailOf({ t, lang }, row['data']) || '…') });
}

function detailOf({ t, lang }: Pick<View, 't' | 'lang'>, data: unknown): string {
  if (typeof data !== 'object' || data === null) return '';
  // The number of a saved list's rows says nothing without its name, which only the workbench knows.
  if ('list' in data) return '';
  if (!('role' in data)) return plainDetail(lang, data);
  const role = typeof data.role === 'string' ? (`role.${data.role}` as MessageKey) : null;
  return role && role in catalogueOf(SOURCE) ? t(role) : '';
}
