import { applications } from './applications/brings.ts';
import { backups } from './backups/brings.ts';
import { calls } from './calls/brings.ts';
import { chats } from './chats/brings.ts';
import { desks } from './desks/brings.ts';
import { duplicates } from './duplicates/brings.ts';
import { discussion } from './discussion/brings.ts';
import { files } from './files/brings.ts';
import { forms } from './forms/brings.ts';
import { imports } from './imports/brings.ts';
import { inbox } from './inbox/brings.ts';
import { incoming } from './incoming/brings.ts';
import { log } from './log/brings.ts';
import { mails } from './mails/brings.ts';
import { matters } from './matters/brings.ts';
import { meetings } from './meetings/brings.ts';
import { networks } from './networks/brings.ts';
import { notes } from './notes/brings.ts';
import { outbox } from './outbox/brings.ts';
import { pages } from './pages/brings.ts';
import { pairing } from './pairing/brings.ts';
import { partnerships } from './partnerships/brings.ts';
import { people } from './people/brings.ts';
import { preferences } from './preferences/brings.ts';
import { programmes } from './programmes/brings.ts';
import { readers } from './readers/brings.ts';
import { sending } from './sending/brings.ts';
import { settings } from './settings/brings.ts';
import { topics } from './topics/brings.ts';
import { upkeep } from './upkeep/brings.ts';
import type { Brought, Duty, Forgets, RoomBrings } from './brings.ts';
import type { EventBrought, EventKind, JobBrought, JobName } from './kinds.ts';
import type { Claims, Table } from './claim.ts';
import type { Subject } from './log/index.ts';
import { joinEntries } from '../lib/joinEntries.ts';
import type { JoinedEntries } from '../lib/joinEntries.ts';

/** Every room; rooms that others use come first. */
export const ROOMS = {
  log,
  settings,
  mails,
  matters,
  desks,
  files,
  people,
  duplicates,
  preferences,
  backups,
  forms,
  programmes,
  applications,
  notes,
  imports,
  pairing,
  partnerships,
  meetings,
  calls,
  readers,
  topics,
  discussion,
  chats,
  pages,
  incoming,
  upkeep,
  inbox,
  networks,
  sending,
  outbox,
};

type Room = (typeof ROOMS)[keyof typeof ROOMS];

const all: readonly Room[] = Object.values(ROOMS);

/** Every kind of event: what it is about, what is stored with it, and whether it can be taken back. */
export const EVENTS: Readonly<Record<EventKind, EventBrought>> = joinEntries(all, 'events');

type Events = JoinedEntries<Room, 'events'>;

/** Kinds of event that can be taken back. */
export type UndoneKind = {
  [K in keyof Events]: Events[K] extends { undone: true | readonly string[] } ? K : never;
}[keyof Events];

/** The subjects of events and matters. */
export const SUBJECTS: Readonly<Record<string, Subject>> = joinEntries(all, 'subjects');

/** Every job there is: what it is given, and how many are done together. */
export const JOBS: Readonly<Record<JobName, JobBrought>> = joinEntries(all, 'jobs');

/** The jobs that are verbs of a room. */
export const WORKS: JoinedEntries<Room, 'works'> = joinEntries(all, 'works');

/**
 * The duties of the timetable, room by room. Deliveries come last, so that in a simulation the mails that other duties queue leave in the
 * same run.
 */
export const DUTIES: readonly Duty[] = all.flatMap(({ duties }): readonly Duty[] => duties);

/** Every table: how it names people, and what becomes of that. A new table does not compile until a room claims it. */
export const CLAIMS: Claims<Table> = joinEntries(all, 'claims');

const FORGETS: readonly Forgets[] = all.flatMap((room: RoomBrings) => room.forgets ?? []).toReversed();

export const BROUGHT: Brought = {
  events: EVENTS,
  matters: joinEntries(all, 'matters'),
  links: joinEntries(all, 'links'),
  replies: joinEntries(all, 'replies'),
  bulk: joinEntries(all, 'bulk'),
  claims: CLAIMS,
  handsOut: joinEntries(all, 'handsOut'),
  forgets: FORGETS,
  forgetsPieces: Object.fromEntries(FORGETS.flatMap(({ pieces = {} }) => Object.entries(pieces))),
  merges: all.flatMap(({ merges }: RoomBrings) => merges ?? []),
  joins: duplicates.joins,
  purges: Object.fromEntries(
    Object.entries<RoomBrings>(ROOMS).flatMap(([name, { purges }]) => (purges ? [[name, purges]] : [])),
  ),
  follows: all.flatMap(({ follows }: RoomBrings) => follows ?? []),
  makesPartners: partnerships.makesPartners,
};
