import { undoBulk } from '../../../../rooms/desks/index.ts';
import type { BulkKind } from '../../../../rooms/desks/index.ts';
import type { Undo } from '../../../brings.ts';

const as = <K extends BulkKind>(at: string): Undo<K> => ({
  at,
  undo: (ctx, { event, ...input }) => undoBulk(ctx, { ...input, act: event.data.bulk, undoes: event.id }),
});

/** The ways to undo acts on several things from the log, for volunteers who may do such an act to one thing. */
export const undo = {
  'applications-confirmed': as('/workbench/applications/:id/confirmation'),
  'applications-declined': as('/workbench/applications/:id/refusal'),
  'applications-moved': as('/workbench/applications/:id/round'),
  'applications-reminded': as('/workbench/applications/:id/confirmation'),
  'applications-withdrawn': as('/workbench/applications/:id/withdrawal'),
  'bans-lifted': as('/workbench/discussion/writers/:person/pardon'),
  'chosen-mails-dropped': as('/workbench/outbox/:id/removal'),
  'chosen-mails-held': as('/workbench/outbox/:id/hold'),
  'chosen-mails-released': as('/workbench/outbox/:id/release'),
  'chosen-mails-restored': as('/workbench/outbox/:id/return'),
  'comments-approved': as('/workbench/discussion/:comment/approval'),
  'comments-hidden': as('/workbench/discussion/:comment/hiding'),
  'events-undone': as('/workbench/log/:id/undoing'),
  'everybody-noted': as('/workbench/everybody/:person/notes'),
  'everybody-tagged': as('/workbench/everybody/:person/tags'),
  'occasions-dropped': as('/workbench/outbox/group/removal'),
  'occasions-held': as('/workbench/outbox/group/hold'),
  'occasions-released': as('/workbench/outbox/group/release'),
  'occasions-restored': as('/workbench/outbox/group/return'),
  'pairs-locked': as('/workbench/matching/:number/proposals/:proposal/lock'),
  'pairs-parted': as('/workbench/matching/:number/proposals/:proposal/parting'),
  'pairs-reminded': as('/workbench/partnerships/:id/reminder'),
  'pairs-unlocked': as('/workbench/matching/:number/proposals/:proposal/lock/removal'),
  'people-made-one': as('/workbench/duplicates/:id/merge'),
  'people-noted': as('/workbench/applications/:id/notes'),
  'people-tagged': as('/workbench/applications/:id/tags'),
  'people-told-apart': as('/workbench/duplicates/:id/difference'),
  'roles-ended': as('/workbench/people/roles/:id/end'),
  'threads-assigned': as('/workbench/inbox/:id/assignment'),
  'threads-closed': as('/workbench/inbox/:id/settling'),
  'threads-reopened': as('/workbench/inbox/:id/settling'),
  'topics-approved': as('/workbench/rounds/:number/topics/:topic/approval'),
  'topics-disapproved': as('/workbench/rounds/:number/topics/:topic/approval'),
  'topics-scheduled': as('/workbench/rounds/:number/topics'),
  'topics-unscheduled': as('/workbench/rounds/:number/topics/:topic/removal'),
} satisfies { readonly [K in BulkKind]: Undo<K> };
