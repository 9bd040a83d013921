import type { Actor, Ctx } from '../../../../rooms/ctx.ts';
import type { InboxScope } from '../../../../rooms/inbox/index.ts';
import type { EventKind, LoggedEvent } from '../../../../rooms/log/index.ts';
import type { MatterScope } from '../../../../rooms/matters/index.ts';
import type { Viewer } from '../../../../rooms/partnerships/index.ts';
import type { Audience } from '../../../route.ts';

export type Undoable = Pick<LoggedEvent, 'id' | 'kind' | 'subject' | 'round' | 'data'>;

/** What the volunteer who undoes may see: some kinds reach within that alone. */
export interface Seen {
  inbox: InboxScope;
  matters: MatterScope;
  viewer: Viewer;
}

type Undo = (
  ctx: Ctx,
  input: { programme: number; actor: Actor; event: Undoable },
  seen: Seen,
) => Promise<{ ok: boolean }>;

/**
 * How a kind of event is taken back: by whom, who is whoever may do the act itself, and with what verb. The verb writes an event
 * with `undoes` set to the one it undoes, and refuses when too much has happened since.
 */
export interface Way {
  by: Audience;
  undo: Undo;
}

export type Ways = Partial<Record<EventKind, Way>>;

/** Kinds of event that the same people may take back. */
export const ways = (by: Audience, undos: Partial<Record<EventKind, Undo>>): Ways =>
  Object.fromEntries(Object.entries(undos).map(([kind, undo]) => [kind, { by, undo }]));
