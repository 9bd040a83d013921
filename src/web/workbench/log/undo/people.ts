import { reinstate, undoImport } from '../../../../rooms/applications/index.ts';
import { reopenMatter } from '../../../../rooms/matters/index.ts';
import { handleConcern, reopenPartnership } from '../../../../rooms/partnerships/index.ts';
import { endRole, grantRole, revokeInvitation } from '../../../../rooms/people/index.ts';
import type { Role } from '../../../../rooms/people/index.ts';
import { coordinators, directors, volunteers } from '../../../route.ts';
import { guards, readers } from '../../partnerships/routes.tsx';
import { ways } from './way.ts';
import type { Undoable } from './way.ts';

export const peopleWays = {
  ...ways(directors, {
    'applicants-imported': (ctx, { event, ...input }) =>
      undoImport(ctx, { ...input, import: event.subject.id, undoes: event.id }),
    'volunteer-invited': (ctx, { event, ...input }) =>
      revokeInvitation(ctx, { ...input, invitation: invitationIn(event), undoes: event.id }),
    'invitation-revoked': (ctx, { event, ...input }) =>
      revokeInvitation(ctx, { ...input, invitation: invitationIn(event), back: true, undoes: event.id }),
    'role-ended': (ctx, { event, ...input }) =>
      grantRole(ctx, {
        ...input,
        person: event.subject.id,
        role: event.data['role'] as Role,
        country: event.data['country'] as string | null,
        undoes: event.id,
      }),
    'role-granted': (ctx, { event, ...input }) =>
      endRole(ctx, { ...input, grant: Number(event.data['grant']), undoes: event.id }),
  }),
  ...ways(coordinators, {
    'application-declined': (ctx, { event, ...input }) =>
      reinstate(ctx, { ...input, application: event.subject.id, undoes: event.id }),
    'application-withdrawn': (ctx, { event, ...input }) =>
      reinstate(ctx, { ...input, application: event.subject.id, undoes: event.id }),
  }),
  ...ways(readers, {
    'partnership-ended': (ctx, { event, ...input }) =>
      reopenPartnership(ctx, { ...input, partnership: event.subject.id, event }),
    'partnership-left': (ctx, { event, ...input }) =>
      reopenPartnership(ctx, { ...input, partnership: event.subject.id, event }),
  }),
  ...ways(guards, {
    'concern-handled': (ctx, { event, ...input }, { viewer }) =>
      handleConcern(ctx, {
        ...input,
        viewer,
        concern: event.subject.id,
        handled: false,
        undoes: event.id,
      }),
  }),
  ...ways(volunteers, {
    'matter-done': (ctx, { event, ...input }, { matters }) =>
      reopenMatter(ctx, { ...input, matter: event.subject.id, scope: matters, undoes: event.id }),
  }),
};

const invitationIn = (event: Undoable): number => Number(event.data['invitation']);
