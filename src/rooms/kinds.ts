import type { KeysOf } from '../i18n/locales.ts';
import type { Given, Payload, Shape } from '../lib/shape.ts';

/** Kinds of mail: each has a subject in the catalogue and a file in src/mail/out. */
export type MailKind = KeysOf<'mail', '.subject'>;

/**
 * The data of each kind of mail. Empty here: the `kinds.ts` of each folder of mails adds its own kinds, so that a room that queues a mail
 * is checked against it without knowing the folder.
 */
// oxlint-disable-next-line typescript/no-empty-interface
export interface MailShapes {}

/** Kinds of event: an event that has no words in the catalogue cannot be recorded. */
export type EventKind = KeysOf<'event'>;

/** The terms of a kind of event. */
export interface EventBrought {
  /** Its subject: one that a room names. */
  about: string;
  /**
   * Whether the event can be undone: the door where the act is done says how, and checks the right to do the act. The list names the fields
   * of `data` that undoing needs. An event without one of them cannot be undone; an older version may have stored such events.
   */
  undone?: true | readonly string[];
  /**
   * The data stored with it: only ids and plain values, never names, addresses or texts of a person. The data that undoing needs is stored
   * here too.
   */
  data?: Shape;
}

export type EventsBrought = Readonly<Record<string, EventBrought>>;

/** Every kind of event, as the `kinds.ts` of its room declares it. */
// oxlint-disable-next-line typescript/no-empty-interface
export interface EventTerms {}

/** Kinds of matter on the work list; each has words in the catalogue. */
export type MatterKind = KeysOf<'matter'>;

/** A kind of matter, with the data for the page that it leads to. */
export interface MatterBrought {
  data?: Shape;
}

export type MattersBrought = Readonly<Record<string, MatterBrought>>;

/** Every kind of matter, as the `kinds.ts` of its room declares it. */
// oxlint-disable-next-line typescript/no-empty-interface
export interface MatterTerms {}

/** A job that begins at once, in any worker process. */
export interface JobBrought {
  data?: Shape;
  /** How many of these jobs one process does at a time; 1 if absent. */
  atOnce?: number;
  /** Whether all jobs of the kind are the same ("see what is due"), so that many are done as one. */
  same?: true;
  /** How many short jobs that come in crowds are taken at once: otherwise each would wait for the next poll. */
  taken?: number;
}

export type JobsBrought = Readonly<Record<string, JobBrought>>;

/** Every job, as the `kinds.ts` of its room declares it. */
// oxlint-disable-next-line typescript/no-empty-interface
export interface JobTerms {}

export type JobName = keyof JobTerms;

/**
 * How many days a mailed link of a purpose works, and whether it survives signing out everywhere and a new address. A link to stop mail has
 * to work for as long as somebody may find the mail (RFC 8058): a lifetime. A link that changes an account or gives a role may only be in
 * mails whose words are `fixed`.
 */
export interface LinkBrought {
  days: number;
  lasts: boolean;
  fixed: boolean;
}

export type LinksBrought = Readonly<Record<string, LinkBrought>>;

/** Every purpose of a mailed link, as the `kinds.ts` of its room declares it; the web door says what each shows and does. */
// oxlint-disable-next-line typescript/no-empty-interface
export interface LinkTerms {}

/** The right that a mailed link gives its holder, each for one person and one subject. */
export type Purpose = keyof LinkTerms;

/** A kind of address for answers by mail, and whose mail it accepts. */
export interface ReplyBrought {
  /** Also accepts automatic mail, or only that of calendar programs. Otherwise such mail is left alone before it gets here. */
  takesAutomatic?: true | 'calendars';
  /**
   * Also accepts mail that is not proven to be from the address's person, or is from a person who left for good: such an answer has no
   * effect by itself.
   */
  hearsAnybody?: true;
  /**
   * Acts in the name of the person whose address it is, if it belongs to somebody: a mail that is not proven to be theirs waits, and they
   * are asked.
   */
  needsSender?: true;
}

export type RepliesBrought = Readonly<Record<string, ReplyBrought>>;

/** Every such kind, by the word in the address (small letters), as the `kinds.ts` of its room declares it. */
// oxlint-disable-next-line typescript/no-empty-interface
export interface ReplyTerms {}

export type ReplyKind = keyof ReplyTerms;

/** Adds kinds to one of these interfaces. */
export type Kinds<T> = T;

type ShapeOf<Shapes, K> = K extends keyof Shapes ? Shapes[K] : never;

type DataIn<Terms, K> = ShapeOf<Terms, K> extends { data: infer S } ? S : Record<never, never>;

/** The data stored with an event of a kind. */
export type EventData<K extends EventKind> = K extends EventKind ? Payload<DataIn<EventTerms, K>> : never;

/** An event of one of several kinds, in the form given to the log and read there. */
export type GivenEvent<K extends EventKind = EventKind> = {
  [One in K]: { kind: One } & Given<DataIn<EventTerms, One>>;
}[K];
export type ReadEvent<K extends EventKind = EventKind> = {
  [One in K]: { kind: One; data: EventData<One> };
}[K];

/** A matter of one of several kinds, in the form put on the work list and read there. */
export type GivenMatter<K extends MatterKind = MatterKind> = {
  [One in K]: { kind: One } & Given<DataIn<MatterTerms, One>>;
}[K];
export type ReadMatter<K extends MatterKind = MatterKind> = {
  [One in K]: { kind: One; data: Payload<DataIn<MatterTerms, One>> };
}[K];

/** The data of a job. */
export type JobData<K extends JobName> = K extends JobName ? Payload<DataIn<JobTerms, K>> : never;

/** The data of a mail. */
export type MailData<K extends MailKind> = K extends MailKind ? Payload<ShapeOf<MailShapes, K>> : never;

type MailGiven<K extends MailKind> = Given<ShapeOf<MailShapes, K>>;

/** A mail of one of several kinds, with the data of its kind. */
export type SomeMail<K extends MailKind = MailKind> = { [One in K]: { kind: One } & MailGiven<One> }[K];
