import type { RawBuilder } from 'kysely';
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

/** A room's verb that finds what is due by ctx.clock and does it; doing it again, or in two processes, changes nothing. */
export interface Duty {
  name: string;
  run(ctx: Ctx): Promise<unknown>;
  /** Milliseconds between its turns, when it runs apart from the other duties: it must not wait for them, or takes long. */
  apart?: number;
}

/** Does a job; accepts the same one twice, since a job in hand at a crash is done again. */
export type Work<K extends JobName> = (ctx: Ctx, data: JobData<K>, signal: AbortSignal) => Promise<unknown>;

/** The person whose data is asked for, and the moment of asking. */
export interface Whose {
  programme: number;
  person: number;
  now: Date;
}

/** Lists of what somebody may take away, by name: plain rows, without secrets and without what others wrote. */
export type HandsOut = Readonly<Record<string, (whose: Whose) => RawBuilder<Record<string, unknown>>>>;

/** Forgets one piece of what an erased person wrote, newest first, from place `from` on. Returns the next place; null when all is gone. */
export type ForgetsPiece = (
  ctx: Ctx,
  person: Pick<Person, 'programme_id' | 'id'>,
  from: number | null,
) => Promise<number | null>;

/** The steps of erasing somebody that the claims of the tables cannot say. */
export interface Forgets {
  /** Locks what its other verbs lock before they ask for the programme, so that two transactions never wait for each other in a ring. */
  locks?(ctx: Pick<Ctx, 'db'>, of: { programme: number; people: readonly number[] }): Promise<void>;
  /** Runs before the claims are followed: by then their data in later rooms is gone, in earlier ones not yet. */
  before?(ctx: Ctx, person: Person, how: { isForgotten: boolean }): Promise<void>;
  /** After that, when everything that showed it is gone. */
  after?(ctx: Ctx, person: Person): Promise<void>;
  /** Parts that may be tens of thousands of rows, by name: they go after the person, piece by piece, each in a transaction of its own. */
  pieces?: Readonly<Record<string, ForgetsPiece>>;
}

/**
 * Does what follows for the room's things when two people became one, or (`isBack`) two again, and tells the log: `changes` are all that were carried over, with what stood
 * there before, `since` when they became one.
 */
export type Merges = (
  ctx: Ctx,
  of: { programme: number; actor: Actor; changes: readonly Changed[]; isBack: boolean; since: Date },
) => Promise<void>;

/** Makes somebody who only wrote from an address one with the person whose address it becomes by what its reader said. */
export interface Joins {
  /** Locks both as two people are locked who become one. */
  lock(ctx: Ctx, of: { programme: number; kept: number; gone: number }): Promise<void>;
  /** Answers whether they are one now, since that moment. */
  join(ctx: Ctx, of: { programme: number; kept: number; gone: number; at: Date }): Promise<boolean>;
  /** Locks, before the address is taken back, who became one by a change of address or a later one; answers what to part. */
  lockWriters(ctx: Ctx, of: { programme: number; change: number }): Promise<readonly number[]>;
  /** Makes them two again: the one who said that the address is theirs may not be who they say. */
  part(ctx: Ctx, of: { programme: number; kept: number; joined: readonly number[] }): Promise<void>;
}

/**
 * Removes personal data of a round at its date, with the next so many of the room's things by their numbers: applications, partnerships. Answers
 * how many there were and the last's number; fewer than so many are the last of all.
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
  /** The rooms that it may use, by their index alone. All stand before it in `brought.ts`; a test reads its imports. */
  knows: readonly string[];
  /** Every kind of event that it records. */
  events: { readonly [K in EventKind]?: EventBrought };
  /** Every kind of matter that it puts on the work list. */
  matters?: { readonly [K in MatterKind]?: MatterBrought };
  /** The subjects of its events and matters, by the name that is stored with them. */
  subjects: Readonly<Record<string, Subject>>;
  /** The jobs that its verbs enqueue. */
  jobs?: { readonly [K in JobName]?: JobBrought };
  /** The jobs that are verbs of its own; one that needs a door's tools is done in `jobs/list.ts`. */
  works?: { readonly [K in JobName]?: Work<K> };
  /** Its duties of the timetable, in this order. */
  duties: readonly Duty[];
  /** Mailed links that open something of it, and for how long. The web door says what each shows and does. */
  links?: { readonly [K in Purpose]?: LinkBrought };
  /** Its kinds of answer by mail, and whom each hears. The mail door has a handler for each. */
  replies?: { readonly [K in ReplyKind]?: ReplyBrought };
  /** The ways to do to one of several what its single act does, by the event of the whole. */
  bulk?: { readonly [K in BulkKind]?: BulkVerb };
  /** Every table that it writes: how it names people, and what becomes of that. Nobody else writes it. */
  claims: Partial<Claims<Table>>;
  handsOut: HandsOut;
  forgets?: Forgets;
  merges?: Merges;
  joins?: Joins;
  purges?: Purges;
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
  /** The last room first: whatever tells of something goes before it. */
  forgets: readonly Forgets[];
  /** The parts of them that go by pieces, in the same order. */
  forgetsPieces: Readonly<Record<string, ForgetsPiece>>;
  merges: readonly Merges[];
  joins: Joins;
  /** Purges by the name of their room. */
  purges: Readonly<Record<string, Purges>>;
}
