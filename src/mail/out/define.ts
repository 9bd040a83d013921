import type { Among } from './among.ts';
import type { MessageKey } from '../../i18n/locales.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { Party } from '../../lib/calendar/event.ts';
import type { Calendar } from '../../lib/calendar/writeCalendar.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import type { MailData, MailKind, Purpose, ReplyKind } from '../../rooms/kinds.ts';
import type { Category } from '../../rooms/preferences/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import type { Programme } from '../../rooms/programmes/index.ts';
import type { SecretKind } from './placeholders.ts';

/** One piece of a mail. render.tsx writes each piece twice: as text and as HTML. Strings are plain text; `lang` names the language when it is not the mail's. */
export type Block =
  | { p: string; lang?: string }
  | { heading: string; lang?: string }
  | { button: string; href: string }
  | { link: string; href: string; lang?: string }
  | { list: string[]; ordered?: boolean; lang?: string }
  | { quote: string; from?: string }
  /** A whole letter, set apart but not marked line by line. Its words are put in when the mail leaves. */
  | { letter: string }
  | { times: { label: string; value: string }[] };

/** The tools for a mail's file: the recipient, their words and zone, and links that are filled in when the mail leaves. */
export interface MailTools {
  ctx: Ctx;
  programme: Programme;
  person: Person;
  locale: string;
  /** The recipient's zone, or the programme's. */
  zone: string;
  /** In the recipient's language, with the programme's own wording. */
  t: Translate;
  /** "Monday, 1 March 2027, 18:00 Madrid time" in the recipient's zone; while that is unknown, in the programme's and in UTC. */
  when(at: Date): string;
  /** The address of a page of the programme: `url('/topics/x')`. */
  url(path: string): string;
  /** An address that carries a right. Its secret is put in only when the mail leaves, so the outbox never shows it. */
  link(purpose: Purpose, subject?: string): string;
  /** The reader's own reply address for one subject, put in only when the mail leaves. Only where `canReply` may it be a link. */
  replyTo(kind: ReplyKind, subject: number): string;
  /** A placeholder for what nobody may read in the outbox: `secret('letter', 12)`. It is replaced when the mail leaves. */
  secret(kind: SecretKind, id: number): string;
  /** A text that a volunteer edited in the outbox. Its placeholders keep working if they stand apart. */
  asEdited(text: string): string;
  /** Another kind of mail, for a mail that holds several. Throws when there is no such kind. */
  mailOf(kind: string): Mail;
  /** Reads something once for all mails that are written together. The name holds everything it depends on: `topic 1/5`. */
  once<T>(name: string, read: () => Promise<T>): Promise<T>;
  among: Among;
  /** Whether the reader wants everything in the mail itself. */
  everything: boolean;
  /** Whether answers by mail come in, so that a mail may ask for one. */
  canReply: boolean;
  /** Whether a relay passes calls on. Then a call also works for people who want no direct connection. */
  hasRelay: boolean;
  /** Whether the mail is part of a digest. Answers to a digest go to the inbox, so each part gives a reply address of its own. */
  isPart: boolean;
}

export interface MailContent {
  subject: string;
  /** The line that a mailbox shows beside the subject. */
  preview?: string;
  blocks: Block[];
  /** Shown as the sender's name instead of the programme's, for a relayed letter. */
  fromName?: string;
  /** Message-IDs of the earlier mails in its thread, oldest first: mail programs put them together. */
  references?: string[];
}

/** A file within a mail. */
export interface Attached {
  filename: string;
  contentType: string;
  content: Buffer;
}

/** The two parties of an invitation, as the reader's calendar program sees them: its answer goes to the organizer's address. */
export interface Parties {
  organizer: Party;
  attendee: Party;
}

/** The terms that hold for every mail of a kind. */
interface MailTerms {
  kind: MailKind;
  /** The category that a person can stop on its own; null for mails that belong to something they asked for. */
  category: Category | null;
  /** True when a volunteer may read, edit and drop the mail in the outbox; false for codes and letters, which pass unread. */
  readable: boolean;
  /** True for a mail that goes to many at once; the programme's setting can hold it back. */
  many: boolean;
  /**
   * True when all readers of a language get the same words, except for names, hours and links. The outbox then writes one mail for each
   * language, and the others only when somebody looks at them, or when they leave.
   */
  alike?: true;
  /** True for mails that the timetable queues by hundreds, each with its own words. Each is written when somebody looks at it, or when it leaves. */
  writtenLate?: true;
  /** True when the mail asks nothing of the reader: it may be gathered into a digest, and keeps their quiet hours. */
  canWait?: true;
  /** True for codes, protection, and mails that somebody waits for at the page. They overtake all others, and leave while mail is paused. */
  urgent?: boolean;
  /** True for an automatic answer to a mail (RFC 3834): no machine may answer it again. */
  answers?: true;
  /**
   * True for mails that protect an account, open one or give a role. Every programme uses the catalogue's words, and nobody edits them in
   * the outbox. No other kind may hold a code, or a link whose purpose requires this.
   */
  fixed?: true;
  /** True for the mail that tells somebody they have been erased: the only one that goes to erased people. */
  afterErasure?: true;
  /** The catalogue keys of the mail's words, which a volunteer may change unless the mail is fixed; placeholders stay. */
  wording: readonly MessageKey[];
}

/** One kind of mail, as its file defines it. `compose` gets the `data` of its kind. */
export interface MailDefinition<K extends MailKind> extends MailTerms {
  /** Which handler of src/mail/in takes an answer, and its subject; without this, the coordinators' inbox takes it. */
  answer?(data: MailData<K>): { kind: ReplyKind; subject: number };
  /** Pictures that go with the mail, read when it leaves. */
  attach?(ctx: Ctx, programme: number, data: MailData<K>): Promise<Attached[]>;
  /**
   * A calendar for the reader's program, written when the mail leaves, even when a volunteer edited its text. Null for none. `parties` is
   * null while no answers by mail come in.
   */
  calendar?(tools: MailTools, data: MailData<K>, parties: Parties | null): Promise<Calendar | null>;
  /** The mail as it would read now; null when it has lost its reason (a withdrawn application, a past date). */
  compose(tools: MailTools, data: MailData<K>): Promise<MailContent | null>;
}

/** The same for readers of a row of the outbox: the data is read by its kind, even if an older version wrote it. */
export interface Mail extends MailTerms {
  answer?(stored: unknown): { kind: ReplyKind; subject: number };
  attach?(ctx: Ctx, programme: number, stored: unknown): Promise<Attached[]>;
  calendar?(tools: MailTools, stored: unknown, parties: Parties | null): Promise<Calendar | null>;
  compose(tools: MailTools, stored: unknown): Promise<MailContent | null>;
}

export type Of<K extends MailKind, Said extends keyof MailTerms> = Omit<MailTerms, Said> &
  Pick<MailDefinition<K>, 'answer' | 'attach' | 'calendar' | 'compose'> & { kind: K };

export function defineMail<K extends MailKind>(mail: MailDefinition<K> & { kind: K }): MailDefinition<K> {
  return mail;
}

const ACCOUNT = { category: null, readable: false, many: false, urgent: true, fixed: true } as const;

/** A mail that protects an account or opens one: it overtakes everything else, passes unread and is never reworded. */
export function defineAccountMail<K extends MailKind>(mail: Of<K, keyof typeof ACCOUNT>): MailDefinition<K> {
  return { ...ACCOUNT, ...mail };
}

const FOR_MANY = { category: null, readable: true, many: true } as const;

/** A mail that goes to many at once and belongs to something each of them asked for: nobody can stop it alone. */
export function defineForMany<K extends MailKind>(mail: Of<K, keyof typeof FOR_MANY>): MailDefinition<K> {
  return { ...FOR_MANY, ...mail };
}
