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

/**
 * One piece of a mail. Each is written twice by render.tsx: as text and as HTML. Strings are plain text; `lang` says that one is in
 * another language than the mail.
 */
export type Block =
  | { p: string; lang?: string }
  | { heading: string; lang?: string }
  | { button: string; href: string }
  | { link: string; href: string; lang?: string }
  | { list: string[]; ordered?: boolean; lang?: string }
  | { quote: string; from?: string }
  /** A whole letter, set apart but not marked line by line: its words are put in when the mail leaves. */
  | { letter: string }
  | { times: { label: string; value: string }[] };

/** The tools of a mail's file: the recipient, their words and zone, and links that are filled in on the way out. */
export interface MailTools {
  ctx: Ctx;
  programme: Programme;
  person: Person;
  locale: string;
  /** The recipient's zone, or the programme's. */
  zone: string;
  /** In the recipient's language, with the programme's own wording. */
  t: Translate;
  /** "Monday, 1 March 2027, 18:00 Madrid time" in the recipient's zone; while we know none, in the programme's and in UTC. */
  when(at: Date): string;
  /** Address of a page of the programme: `url('/topics/x')`. */
  url(path: string): string;
  /** Address that carries a right. Its secret is put in only when the mail leaves, so the outbox never shows it. */
  link(purpose: Purpose, subject?: string): string;
  /** The reader's own address for answers about something, put in only when the mail leaves; for a link, where `canReply`. */
  replyTo(kind: ReplyKind, subject: number): string;
  /** A placeholder replaced when the mail leaves, for what nobody may read in the outbox: `secret('letter', 12)`. */
  secret(kind: SecretKind, id: number): string;
  /** A text that a volunteer edited in the outbox, where placeholders that stand apart go on working. */
  asEdited(text: string): string;
  /** Another kind of mail, for one that holds several. Throws when there is none. */
  mailOf(kind: string): Mail;
  /** Reads something once for all mails that are written together. The name says all it depends on: `topic 1/5`. */
  once<T>(name: string, read: () => Promise<T>): Promise<T>;
  among: Among;
  /** Whether the reader wants everything in the mail itself. */
  everything: boolean;
  /** Whether an answer by mail comes in here, so that a mail may ask for one. */
  canReply: boolean;
  /** Whether a relay passes calls on: then one works also for those who want no direct connection. */
  hasRelay: boolean;
  /** Whether it is a part of a digest: answers to that go to the inbox, so a part gives an address of its own. */
  isPart: boolean;
}

export interface MailContent {
  subject: string;
  /** The line a mailbox shows beside the subject. */
  preview?: string;
  blocks: Block[];
  /** Shown as the sender's name instead of the programme's, for a relayed letter. */
  fromName?: string;
  /** Message-IDs this mail goes on from, oldest first: mail programs put them into one thread. */
  references?: string[];
}

/** A file within a mail. */
export interface Attached {
  filename: string;
  contentType: string;
  content: Buffer;
}

/** Between whom an invitation stands, as its reader's calendar program is told: an answer goes to the organizer's address. */
export interface Parties {
  organizer: Party;
  attendee: Party;
}

/** The terms of every mail of a kind. */
interface MailTerms {
  kind: MailKind;
  /** The kind of mail a person can stop on its own; null for what belongs to something they asked for. */
  category: Category | null;
  /** True when a volunteer may read, edit and drop it in the outbox; false for codes and letters, which pass unread. */
  readable: boolean;
  /** True for what goes to many at once; such a mail can be held back by the programme's setting. */
  many: boolean;
  /**
   * True when every reader of a language gets the same words but for names, hours and links: then the outbox writes one mail of
   * each language and the others only when somebody looks at them, or when they leave.
   */
  alike?: true;
  /** True for mails the timetable queues by hundreds, each with its own words: written when somebody looks at it, or when it leaves. */
  writtenLate?: true;
  /** True when nothing is asked of the reader: it may be gathered into a digest, and keeps their quiet hours. */
  canWait?: true;
  /** True for codes, protection, and mails somebody waits for at the page: they overtake all others, and leave while mail is paused. */
  urgent?: boolean;
  /** An automatic answer to a mail (RFC 3834): no machine may answer it again. */
  answers?: true;
  /**
   * True for what protects an account, opens one or gives a role: its words are the catalogue's, in each programme, and nobody edits it
   * in the outbox. No other kind may hold a code, or a link whose purpose asks for it.
   */
  fixed?: true;
  /** True for the mail that tells somebody they have been erased; nothing else goes to erased people. */
  afterErasure?: true;
  /** The catalogue keys of its wording, which a volunteer may change unless it is fixed; placeholders stay. */
  wording: readonly MessageKey[];
}

/** One kind of mail, as its file says it. `data` is what its kind is composed from. */
export interface MailDefinition<K extends MailKind> extends MailTerms {
  /** Which handler of src/mail/in takes an answer, and about what; without it the coordinators' inbox does. */
  answer?(data: MailData<K>): { kind: ReplyKind; subject: number };
  /** Pictures that go along, read when the mail leaves. */
  attach?(ctx: Ctx, programme: number, data: MailData<K>): Promise<Attached[]>;
  /**
   * A calendar for the reader's program, written when the mail leaves, also when a volunteer edited its text. Null for nothing;
   * `parties` is null while no answer by mail comes in.
   */
  calendar?(tools: MailTools, data: MailData<K>, parties: Parties | null): Promise<Calendar | null>;
  /** The mail as it would read now; null when it has lost its reason (a withdrawn application, a past date). */
  compose(tools: MailTools, data: MailData<K>): Promise<MailContent | null>;
}

/** The same for readers of a row of the outbox: its data is read by its kind, also when an older version wrote it. */
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

/** A mail that goes to many at once and belongs to what each of them asked for: nobody stops it alone. */
export function defineForMany<K extends MailKind>(mail: Of<K, keyof typeof FOR_MANY>): MailDefinition<K> {
  return { ...FOR_MANY, ...mail };
}
