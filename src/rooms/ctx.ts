import type { Kysely, Selectable } from 'kysely';
import type { Logger } from 'pino';
import type { Schema } from '../db/schema.ts';
import { rolledBackAfter } from '../db/rolledBackAfter.ts';
import type { MessageKey } from '../i18n/locales.ts';
import type { Disk } from '../lib/files/disk.ts';
import type { Brought } from './brings.ts';
import type { JobData, JobName, MailData, MailKind, SomeMail } from './kinds.ts';

/** The ports of the rooms. Built once in src/context.ts; tests override parts of it. */
export interface Ctx {
  db: Kysely<Schema>;
  clock: Clock;
  mailer: Mailer;
  jobs: Jobs;
  secrets: Secrets;
  disk: Disk;
  log: Logger;
  /** The lists of all rooms: terms of links, claims of tables, what is handed out, forgotten and purged. */
  brought: Brought;
  /** The item of an act on several that is being done: events and mails of the act name it. */
  bulkItem?: number;
  /** Takes an event of the log back, as the web door does. Set by the code that starts this (`withUndo`). */
  takeBack?: TakeBackEvent;
  /** Whether the present work may begin another piece; absent for work that runs to its end. `hasTime` and `whileTime` ask it. */
  hasTime?: () => boolean;
}

/** How far an event was taken back, if known: how many mails had left, and for each reason how many things could not be taken back. */
export interface TakenBackTo {
  left?: number | undefined;
  stayed?: Readonly<Partial<Record<StaysBy, number>>> | undefined;
}

/**
 * Why one of several things is not undone: it does not exist, it is too late, the round is over, somebody has another partner, or it is the
 * person's own.
 */
export const STAYS_BY = ['unknown', 'too-late', 'over', 'matched-again', 'own'] as const;
export type StaysBy = (typeof STAYS_BY)[number];

/** Takes back one event of the log, for a person who may do the act itself; says why if it cannot. */
export type TakeBackEvent = (
  ctx: Ctx,
  of: { programme: number; actor: Actor; event: number },
) => Promise<
  ({ ok: true } & TakenBackTo) | ({ ok: false; reason: NotTakenBack } & Pick<TakenBackTo, 'stayed'>)
>;

/**
 * Why an event is not undone: it was undone or cannot be seen, there is no way, it is not theirs, mails have left, somebody has answered
 * since, the last director would go, or something has changed since.
 */
export const NOT_TAKEN_BACK = [
  'gone',
  'no-way',
  'not-theirs',
  'left',
  'answered',
  'last-director',
  'changed',
] as const;
export type NotTakenBack = (typeof NOT_TAKEN_BACK)[number];

/** A simulation moves it; no room reads the machine's clock. */
export interface Clock {
  now(): Date;
}

/** A mail of a kind, with the data that the kind is composed from. */
export type QueuedMail = SomeMail & {
  programme: number;
  /** The subject of the mail, chosen so that (kind, occasion, person) names the mail for ever: `round:7`, `letter:12`. */
  occasion: string;
  /**
   * The occasion under which volunteers see the mail in the outbox, when many mails are one for them: `round:7` for the introductions of a
   * round.
   */
  whole?: string;
  person: number;
  /** The address, if it is not the person's own: a new one that is still to be confirmed. */
  address?: string;
  /** The Message-ID of the mail to which this one is the automatic answer. */
  inReplyTo?: string | undefined;
  /** The mail does not leave before this instant; at once when absent. */
  dueAt?: Date;
};

export interface Mailer {
  /** Puts mails into the outbox within ctx.db's transaction. A mail that is there already (same kind, occasion, person) stays as it is. */
  queue(ctx: Ctx, mails: QueuedMail[]): Promise<void>;
  /**
   * A mail as the person would get it now, without secrets; null when its reason is gone. `wordings` are tried before the programme's own.
   * `known` is data that was read already, under the names by which mails read it (`once`).
   */
  compose(
    ctx: Ctx,
    mail: {
      programme: number;
      kind: string;
      person: number;
      data: Record<string, unknown>;
      wordings?: ReadonlyMap<string, string>;
      locale?: string;
      known?: ReadonlyMap<string, unknown>;
    },
  ): Promise<MailParts | null>;
  /** The data of a row of the outbox, typed by its kind. */
  read<K extends MailKind>(kind: K, stored: unknown): MailData<K>;
  /** Text that a volunteer edited, as text and as HTML with the mail's own foot. Only placeholders of `before` that stand apart work in it. */
  rewrite(
    ctx: Ctx,
    mail: { programme: number; kind: string; person: number; subject: string; text: string; before: string },
  ): Promise<MailParts>;
  /** Every kind of mail, as volunteers may know it. */
  readonly kinds: readonly MailKindInfo[];
}

export interface MailParts {
  subject: string;
  text: string;
  html: string;
}

/** Shows a kind of mail as an invented person would get it: with the programme's own round, topics and wording. */
export type ExampleMail = (
  ctx: Ctx,
  asked: {
    programme: Selectable<Schema['programme']>;
    /** The address of its pages. */
    base: string;
    kind: MailKind;
    locale: string;
    /** Words to try before the programme's own. */
    wordings?: ReadonlyMap<string, string>;
  },
) => Promise<MailParts | null>;

export interface MailKindInfo {
  kind: MailKind;
  /** False for codes and letters, which pass unread. */
  readable: boolean;
  /** The kind of mail a person can stop on its own, if it is one. */
  category: string | null;
  /** Whether the mail may be gathered and observes quiet hours. */
  canWait: boolean;
  /** Whether nobody may change its words: the mail protects an account, opens one or gives a role. */
  fixed: boolean;
  /** The messages that the mail is made of. */
  wording: readonly MessageKey[];
}

export interface Jobs {
  /** Starts a job at once when ctx.db's transaction commits; a rollback leaves no job. Of waiting jobs the more urgent one begins first. */
  enqueue<K extends JobName>(ctx: Ctx, name: K, data: JobData<K>, urgency?: number): Promise<void>;
}

export interface Secrets {
  /** HMAC-SHA256 with the key of one purpose, base64url. */
  sign(purpose: string, text: string): string;
  /** Whether `signature` is a signature of the text by the present key or an older one. */
  verify(purpose: string, text: string, signature: string): boolean;
  /** A short signature for mail addresses: 80 bits in 16 lower-case letters and digits, since some servers fold case. */
  mark(purpose: string, text: string): string;
  /** Whether `mark` is a mark of the text by the present key or an older one. */
  isMark(purpose: string, text: string, mark: string): boolean;
  /** The marks of a text by the present key and all older ones. */
  marks(purpose: string, text: string): string[];
  /** Encrypts data that the database has to keep and nobody may read there. */
  seal(purpose: string, text: string): string;
  /** Decrypts the output of `seal`; null when none of our keys fits. */
  open(purpose: string, sealed: string): string | null;
}

/** The one who acts, for the log. */
export type Actor =
  | { kind: 'person'; id: number }
  | { kind: 'operator'; id: number }
  | { kind: 'timetable' }
  | { kind: 'command' };

export function actorId(actor: Actor): number | null {
  return 'id' in actor ? actor.id : null;
}

/** The person behind an actor, for columns like created_by. */
export function actorPerson(actor: Actor): number | null {
  return actor.kind === 'person' ? actor.id : null;
}

/**
 * Runs fn in a transaction, all or nothing; if one is open already, within that one.
 * Expected refusals must be found before anything is written.
 */
export async function inTransaction<T, C extends Pick<Ctx, 'db'> = Ctx>(
  ctx: C,
  fn: (ctx: C) => Promise<T>,
): Promise<T> {
  if (ctx.db.isTransaction) return fn(ctx);
  return ctx.db.transaction().execute((db) => fn({ ...ctx, db }));
}

/** Whether another piece may begin. */
export const hasTime = (ctx: Pick<Ctx, 'hasTime'>): boolean => ctx.hasTime?.() ?? true;

/**
 * The things that a duty works through while it has time, at least one; the rest waits for the next tick. A thing that is done must not be
 * found again, or it would keep the things behind it waiting.
 */
export function* whileTime<T>(ctx: Pick<Ctx, 'hasTime'>, things: Iterable<T>): Generator<T> {
  let isFirst = true;
  for (const thing of things) {
    if (!isFirst && !hasTime(ctx)) return;
    isFirst = false;
    yield thing;
  }
}

/** Runs `play` and rolls back all of its changes, also inside an open transaction; no job begins. `play` reads the effects. */
export async function takenBack<T>(ctx: Ctx, play: (ctx: Ctx) => Promise<T>): Promise<T> {
  const quiet: Ctx = { ...ctx, jobs: { enqueue: () => Promise.resolve() } };
  if (ctx.db.isTransaction) return rolledBackAfter(ctx.db, () => play(quiet));
  const db = await ctx.db.startTransaction().execute();
  try {
    return await play({ ...quiet, db });
  } finally {
    await db.rollback().execute();
  }
}

/** The person who asks: their person in the programme and their account, null if they have none, and whether they run the installation. */
export interface Viewer {
  person: number | null;
  account: number | null;
  operator: boolean;
}
