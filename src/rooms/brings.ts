import type { RawBuilder } from 'kysely';
import type { PairReason } from '#matching';
import type { Claims, Table } from './claim.ts';
import type { Changed } from '../db/schema.ts';
import type { Actor, Ctx } from './ctx.ts';
import type {
  EventBrought,
  EventKind,
  JobBrought,
  JobData,
  JobName,
  LinkBrought,
  MatterBrought,
  MatterKind,
  Purpose,
  ReplyBrought,
  ReplyKind,
} from './kinds.ts';
import type { BulkKind, BulkVerb } from './desks/index.ts';
import type { Subject } from './log/index.ts';
import type { Person } from './people/index.ts';
import type { Round } from './programmes/index.ts';

/** A room's verb that finds what is due by ctx.clock and does it. Doing it again, or in two processes, changes nothing. */
export interface Duty {
  name: string;
  run(ctx: Ctx): Promise<unknown>;
  /** Milliseconds between its runs, for a duty that runs apart from the others: it must not wait for them, or it takes long. */
  apart?: number;
}

/** Does a job; must accept the same job twice, since a job that was running at a crash is done again. */
export type Work<K extends JobName> = (ctx: Ctx, data: JobData<K>, signal: AbortSignal) => Promise<unknown>;

/** The person whose data was requested, and the moment of the request. */
export interface Whose {
  programme: number;
  person: number;
  now: Date;
}

/** The lists of data that a person may take away, by name: plain rows, without secrets and without the words of others. */
export type HandsOut = Readonly<Record<string, (whose: Whose) => RawBuilder<Record<string, unknown>>>>;

/** Forgets one piece of what an erased person wrote, newest first, from place `from` on. Returns the next place; null when all is gone. */
export type ForgetsPiece = (
  ctx: Ctx,
  person: Pick<Person, 'programme_id' | 'id'>,
  from: number | null,
) => Promise<number | null>;

/** The steps of erasing a person that the claims of the tables cannot express. */
export interface Forgets {
  /** Takes the locks that the room's other verbs take before they lock the programme, so that no two transactions deadlock. */
  locks?(ctx: Pick<Ctx, 'db'>, of: { programme: number; people: readonly number[] }): Promise<void>;
  /** Runs before the claims are carried out. The person's data in later rooms is gone by then, that in earlier rooms is not. */
  before?(ctx: Ctx, person: Person, how: { isForgotten: boolean }): Promise<void>;
  /** Runs after that, when everything that showed the data is gone. */
  after?(ctx: Ctx, person: Person): Promise<void>;
  /**
   * Parts that may be tens of thousands of rows, by name: they are deleted after the person, piece by piece, each in a transaction of its
   * own.
   */
  pieces?: Readonly<Record<string, ForgetsPiece>>;
}

/**
 * Adapts the room's things after two people became one, or (`isBack`) two again, and writes it to the log. `changes` are all that were
 * carried over, with the values from before; `since` is when they became one.
 */
export type Merges = (
  ctx: Ctx,
  of: { programme: number; actor: Actor; changes: readonly Changed[]; isBack: boolean; since: Date },
) => Promise<void>;

/** Makes a person who only wrote from an address one with the person to whom the address belongs, because its reader said so. */
export interface Joins {
  /** Takes the locks for two people who are to become one. */
  lock(ctx: Ctx, of: { programme: number; kept: number; gone: number }): Promise<void>;
  /** Makes them one, as of that moment. Returns whether they are one now. */
  join(ctx: Ctx, of: { programme: number; kept: number; gone: number; at: Date }): Promise<boolean>;
  /**
   * Before an address is taken back: locks the people who became one by this change of address or a later one. Returns the people to part.
   */
  lockWriters(ctx: Ctx, of: { programme: number; change: number }): Promise<readonly number[]>;
  /** Makes them two again: the person who said that the address is theirs may not be who they say. */
  part(ctx: Ctx, of: { programme: number; kept: number; joined: readonly number[] }): Promise<void>;
}

/** A room's acts on its own things when an earlier room changed something, in the same transaction. */
export interface Follows {
  /** An application is withdrawn, declined or no longer confirmed. */
  applicationLeft?(ctx: Ctx, of: { programme: number; application: number }): Promise<void>;
  /** People came back whose data was deleted: each is the successor of the erased person whose mark their address has. */
  peopleCameBack?(
    ctx: Pick<Ctx, 'clock' | 'db'>,
    of: { programme: number; erased: readonly number[] },
  ): Promise<void>;
  /** A round was copied; it introduces partners so many days after the other. */
  roundCopied?(ctx: Ctx, of: { programme: number; from: number; to: number; days: number }): Promise<void>;
  /** Dates of a round were changed, or changed back. */
  datesChanged?(ctx: Ctx, of: { before: Round; after: Round; isUndo: boolean }): Promise<void>;
}

/** People who become partners, and the reasons: the matcher's, or those stored with a proposal. */
export interface NewPartners {
  members: readonly { application: number; person: number }[];
  reasons: readonly PairReason[] | { proposal: number };
}

/** Makes people partners, for the room that finds out who fits. */
export interface MakesPartners {
  /** Writes partnerships and who is in them, with few statements for any number. Returns the partnerships in the order of the groups. */
  make(ctx: Ctx, of: { programme: number; round: number; groups: readonly NewPartners[] }): Promise<number[]>;
  /** Adds a third person to a partnership, with the reasons why they fit. */
  addThird(
    ctx: Ctx,
    of: {
      programme: number;
      round: number;
      partnership: number;
      person: number;
      reasons: readonly PairReason[];
    },
  ): Promise<void>;
}

/**
 * Removes personal data of a round when its date comes, for the next so many of the room's things by their ids: applications, partnerships.
 * Returns how many there were and the last id; fewer than so many means that these were the last.
 */
export type Purges = (
  ctx: Ctx,
  of: { programme: number; round: number; after: number; atMost: number },
) => Promise<{ things: number; last: number; answers?: number }>;

/**
 * A room's entries for the lists that hold all rooms together, in its `brings.ts`: plain data and functions. `brought.ts` puts them
 * together; a list with a missing entry does not compile.
 */
export interface RoomBrings {
  /** The rooms that it may use, only through their index. All stand before it in `brought.ts`; a test checks its imports. */
  knows: readonly string[];
  /** Every kind of event that it records. */
  events: { readonly [K in EventKind]?: EventBrought };
  /** Every kind of matter that it puts on the work list. */
  matters?: { readonly [K in MatterKind]?: MatterBrought };
  /** The subjects of its events and matters, by the name that is stored with them. */
  subjects: Readonly<Record<string, Subject>>;
  /** The jobs that its verbs enqueue. */
  jobs?: { readonly [K in JobName]?: JobBrought };
  /** The jobs that the room's own verbs do; a job that needs a door's tools is done in `jobs/list.ts`. */
  works?: { readonly [K in JobName]?: Work<K> };
  /** Its duties of the timetable, in this order. */
  duties: readonly Duty[];
  /**
   * The purposes of mailed links that open something of the room, and how long such links last. The web door says what each shows and does.
   */
  links?: { readonly [K in Purpose]?: LinkBrought };
  /** Its kinds of answer by mail, and whose answers each accepts. The mail door has a handler for each. */
  replies?: { readonly [K in ReplyKind]?: ReplyBrought };
  /** How its single acts are done to one of several things, by the event of the whole act. */
  bulk?: { readonly [K in BulkKind]?: BulkVerb };
  /** Every table that it writes: how it names people, and what becomes of that. No other room writes it. */
  claims: Partial<Claims<Table>>;
  handsOut: HandsOut;
  forgets?: Forgets;
  merges?: Merges;
  joins?: Joins;
  purges?: Purges;
  follows?: Follows;
  makesPartners?: MakesPartners;
}

/** The lists of all rooms that verbs need, in `ctx.brought`. */
export interface Brought {
  events: Readonly<Record<EventKind, EventBrought>>;
  matters: Readonly<Record<MatterKind, MatterBrought>>;
  links: Readonly<Record<Purpose, LinkBrought>>;
  replies: Readonly<Record<ReplyKind, ReplyBrought>>;
  bulk: Readonly<Record<BulkKind, BulkVerb>>;
  claims: Claims<Table>;
  handsOut: HandsOut;
  /** The last room first: a room that tells of something forgets before the room of that thing. */
  forgets: readonly Forgets[];
  /** The pieces of these, in the same order. */
  forgetsPieces: Readonly<Record<string, ForgetsPiece>>;
  merges: readonly Merges[];
  joins: Joins;
  /** Purges by the name of their room. */
  purges: Readonly<Record<string, Purges>>;
  /** In the order of the rooms. */
  follows: readonly Follows[];
  makesPartners: MakesPartners;
}
