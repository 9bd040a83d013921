import type { Ctx, QueuedMail } from '../../rooms/ctx.ts';
import type { Person } from '../../rooms/people/index.ts';
import type { Programme } from '../../rooms/programmes/index.ts';
import type { Wordings } from '../../i18n/translate.ts';
import { composeMail, localeFor } from './compose.ts';
import type { Composed, Memo, Recipient } from './compose.ts';
import { leavesAfter } from '../../rooms/preferences/index.ts';
import type { Rhythm } from '../../rooms/preferences/index.ts';
import type { NewRow } from './insertRows.ts';
import { mailOf } from './registry.ts';
import type { MailSettings } from './queue.ts';

/** Shared by the mails of one call. */
interface Shared {
  ctx: Ctx;
  settings: MailSettings;
  programme: Programme;
  base: string;
  wordings: ReadonlyMap<string, Wordings>;
  memo: Memo;
  /** The first mail of each kind, matter and language, for kinds that give all readers the same words. */
  first: Map<string, Promise<Composed | null>>;
  unwritten: ReadonlySet<string>;
}

const UNWRITTEN: Composed = { subject: '', text: '', html: '' };

export async function rowOf(
  shared: Shared,
  mail: QueuedMail,
  person: Person,
  rhythm: Rhythm | undefined,
): Promise<NewRow | null> {
  const { ctx, settings, programme, memo } = shared;
  const address = mail.address ?? person.address;
  // A person without an address is told on pages, or wherever they write.
  if (address === null) return null;
  const definition = mailOf(mail.kind);
  const locale = localeFor(programme, person);
  const to: Recipient = {
    programme,
    person,
    base: shared.base,
    wordings: shared.wordings.get(locale) ?? new Map(),
    canReply: settings.replies !== undefined,
    hasRelay: settings.hasRelay ?? false,
    memo,
    rhythm,
  };
  const data = { ...mail.data, ...(mail.inReplyTo ? { inReplyTo: mail.inReplyTo } : {}) };
  const compose = (): Promise<Composed | null> => composeMail(ctx, definition, to, data);
  let composed: Composed | null;
  if (definition.alike) {
    const name = `${mail.kind} ${JSON.stringify(data)} ${locale}`;
    if (!shared.first.has(name)) shared.first.set(name, compose());
    composed = (await shared.first.get(name)) ?? null;
  } else composed = shared.unwritten.has(mail.kind) ? UNWRITTEN : await compose();
  if (!composed) return null;
  const now = ctx.clock.now();
  const due = mail.dueAt ?? now;
  const waits = definition.canWait && rhythm ? rhythm : null;
  const isHeld = definition.many && programme.hold_bulk;
  const isGathered = waits !== null && waits.rhythm !== 'each';
  return {
    programme_id: programme.id,
    kind: mail.kind,
    occasion: mail.occasion,
    whole: mail.whole ?? '',
    person_id: person.id,
    address,
    elsewhere: mail.address !== undefined,
    locale,
    data: JSON.stringify(data),
    many: definition.many,
    private: !definition.readable,
    urgent: definition.urgent ?? false,
    subject: composed.subject,
    text: definition.alike ? '' : composed.text,
    html: definition.alike ? '' : composed.html,
    state: isHeld ? 'held' : isGathered ? 'gathered' : 'waiting',
    due_at: waits ? leavesAfter(due, person.zone ?? programme.zone, waits) : due,
    queued_at: now,
    message_id: messageId(ctx, settings, programme.id, mail),
  };
}

/** The same mail always has the same Message-ID, so that a second copy is recognised. */
function messageId(ctx: Ctx, settings: MailSettings, programme: number, mail: QueuedMail): string {
  const name = [programme, mail.kind, mail.occasion, mail.person].join('|');
  return `<${ctx.secrets.sign('message-id', name).slice(0, 27)}@${settings.domain}>`;
}
