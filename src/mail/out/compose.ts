import { amongIn } from './among.ts';
import { direction, isLocale } from '../../i18n/locales.ts';
import { typesetAll } from '../../i18n/typeset.ts';
import { translator } from '../../i18n/translate.ts';
import type { Wordings } from '../../i18n/translate.ts';
import type { Rhythm } from '../../rooms/preferences/index.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { callOf } from '../../rooms/people/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import type { Programme } from '../../rooms/programmes/index.ts';
import type { View } from '../../ui/index.ts';
import { zonedTime } from '../../ui/index.ts';
import type { Calendar } from '../../lib/calendar/writeCalendar.ts';
import type { Mail, MailContent, MailTools, Parties } from './define.ts';
import { withoutName } from './nameless.ts';
import {
  linkPlaceholder,
  markApart,
  marked,
  newMark,
  onlyMarked,
  placeholdersIn,
  replyPlaceholder,
  secretPlaceholder,
} from './placeholders.ts';
import { renderHtml, renderText } from './render.tsx';
import type { Foot } from './render.tsx';
import { previewOf } from './preview.ts';
import { mailOf } from './registry.ts';

export interface Composed {
  subject: string;
  text: string;
  html: string;
  fromName?: string;
  references?: string[];
}

/** The data of a mail as the outbox stores it: that of its kind, and which mail it answers. */
type Stored = Readonly<Record<string, unknown>>;

/** Results of reads for one mail that serve the next, by a name that holds everything they depend on. */
export type Memo = Map<string, Promise<unknown>>;

export interface Recipient {
  programme: Programme;
  person: Person;
  base: string;
  wordings: Wordings;
  /** A language other than the person's, for previews. */
  locale?: string;
  /** Whether answers by mail come in. */
  canReply?: boolean;
  /** Whether a relay passes calls on. */
  hasRelay?: boolean;
  /** How the person wants their mail; the usual settings when absent. */
  rhythm?: Rhythm | undefined;
  /** Shared by mails that are written together. */
  memo?: Memo;
}

/** The language in which a person reads: their own if the programme and the catalogue have it, otherwise the programme's. */
export function localeFor(programme: Programme, person: Pick<Person, 'locale'>): string {
  if (programme.locales.includes(person.locale) && isLocale(person.locale)) return person.locale;
  return isLocale(programme.source_locale) ? programme.source_locale : 'en';
}

/** A mail as its recipient would get it now, with placeholders instead of secrets; null when the mail has lost its reason. */
export async function composeMail(
  ctx: Ctx,
  kind: Mail,
  recipient: Recipient,
  data: Stored,
): Promise<Composed | null> {
  const to = readerOf(kind, recipient);
  const mark = newMark();
  const content = await kind.compose(toolsOf(ctx, kind, to, mark), data);
  if (!content) return null;
  const references = content.references ?? answered(data);
  return {
    ...renderParts(content, kind, to, mark),
    ...(content.fromName ? { fromName: content.fromName } : {}),
    ...(references ? { references } : {}),
  };
}

/** The calendar that goes with a mail as it would leave now; null when it has none. A calendar must hold no link that carries a right. */
export async function composeCalendar(
  ctx: Ctx,
  kind: Mail,
  recipient: Recipient,
  data: Stored,
  parties: Parties | null,
): Promise<Calendar | null> {
  if (!kind.calendar) return null;
  return kind.calendar(toolsOf(ctx, kind, readerOf(kind, recipient), newMark()), data, parties);
}

/** A programme cannot reword fixed kinds. */
const readerOf = ({ fixed }: Mail, to: Recipient): Recipient =>
  fixed ? { ...to, wordings: new Map<string, string>() } : to;

function toolsOf(ctx: Ctx, kind: Mail, to: Recipient, mark: string): MailTools {
  const { programme, person, base, memo = new Map() as Memo } = to;
  const view = viewOf(to);
  const { lang: locale, zone } = view;
  return {
    ctx,
    programme,
    person,
    locale,
    zone,
    t: callOf(person) ? view.t : withoutName(view.t),
    when: (at) => {
      const { zoned, utc } = zonedTime(view, at);
      return view.zoneIsKnown || !utc ? zoned : `${zoned} ${utc}`;
    },
    url: (path) => base + path,
    link: (purpose, subject = '') => {
      if (ctx.brought.links[purpose].fixed) onlyIn(kind);
      return marked(linkPlaceholder(purpose, subject), mark);
    },
    replyTo: (kind, subject) => marked(replyPlaceholder(kind, subject), mark),
    secret: (name, id) => {
      if (name === 'code') onlyIn(kind);
      return marked(secretPlaceholder(name, id), mark);
    },
    asEdited: (text) => markApart(text, placeholdersIn(text), mark),
    mailOf,
    everything: to.rhythm?.everything ?? false,
    canReply: to.canReply ?? false,
    hasRelay: to.hasRelay ?? false,
    isPart: false,
    once: (name, read) => {
      if (!memo.has(name)) memo.set(name, read());
      return memo.get(name) as ReturnType<typeof read>;
    },
    among: amongIn(memo),
  };
}

/** The mail that this one answers, and that mail programs put into one thread with it. */
function answered({ inReplyTo }: Stored): string[] | undefined {
  return typeof inReplyTo === 'string' && inReplyTo !== '' ? [inReplyTo] : undefined;
}

/** A programme can reword a mail that is not fixed, and could so send a secret that opens an account to any place. */
function onlyIn({ kind, fixed }: Mail): void {
  if (!fixed) throw new Error(`the words of ${kind} have to be fixed`);
}

/** How the recipient reads: their language with the programme's own wording, and their zone. */
function viewOf({ programme, person, wordings, locale = localeFor(programme, person) }: Recipient): View {
  const zone = person.zone ?? programme.zone;
  const zoneIsKnown = person.zone !== null;
  return { lang: locale, dir: direction(locale), zone, zoneIsKnown, ...translator(locale, wordings) };
}

/** The content as text and HTML, with the foot of its kind. Only placeholders that bear the mark keep working. */
export function renderParts(
  written: MailContent,
  mail: Pick<Mail, 'category'>,
  to: Recipient,
  mark: string,
): { subject: string; text: string; html: string } {
  const view = viewOf(to);
  const { programme } = to;
  // Volunteers' texts, such as a topic, have only plain spaces.
  const typed = typesetAll(written, view.lang, ['href', 'letter', 'quote', 'references', 'fromName']);
  const content = { ...typed, subject: withoutTurns(typed.subject) };
  let foot: Foot = { why: view.t('mail.why.service', { programme: programme.name }) };
  if (mail.category) {
    const href = marked(linkPlaceholder('unsubscribe', mail.category), mark);
    foot = {
      why: view.t('mail.why.category', { programme: programme.name }),
      stop: { label: view.t('mail.why.stop'), href },
    };
  }
  const html = { ...content, preview: content.preview ?? previewOf(content, view) };
  return {
    subject: onlyMarked(content.subject, mark),
    text: onlyMarked(renderText(content, foot, view.lang), mark),
    html: onlyMarked(renderHtml(html, foot, view, programme), mark),
  };
}

/** A subject has a line to itself, and many programs show the marks that isolate or turn a name as a box. */
function withoutTurns(subject: string): string {
  return subject.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '');
}
