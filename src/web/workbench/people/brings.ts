import { endRole, grantRole, revokeInvitation } from '../../../rooms/people/index.ts';
import type { AreaBrings } from '../../brings.ts';
import { directors } from '../../route.ts';
import { severalVolunteers, takeVolunteersOut } from './asked.tsx';
import { peopleRoutes } from './routes.tsx';
import { invitationLink } from './invitationLink.tsx';

export const peopleDesk = {
  routes: peopleRoutes,
  desks: { people: { path: '/people', group: 'programme', roles: ['director'] } },
  lists: {
    volunteers: {
      path: '/workbench/people',
      desk: 'people',
      audience: directors,
      several: severalVolunteers,
      takes: takeVolunteersOut,
    },
  },
  undo: {
    'volunteer-invited': {
      at: '/workbench/people/invitations',
      undo: (ctx, { event, ...input }) =>
        revokeInvitation(ctx, {
          ...input,
          invitation: event.data.invitation,
          undoes: event.id,
        }),
    },
    'invitation-revoked': {
      at: '/workbench/people/invitations/:id/end',
      undo: (ctx, { event, ...input }) =>
        revokeInvitation(ctx, {
          ...input,
          invitation: event.data.invitation,
          back: true,
          undoes: event.id,
        }),
    },
    'role-ended': {
      at: '/workbench/people/roles/:id/end',
      undo: (ctx, { event, ...input }) =>
        grantRole(ctx, {
          ...input,
          person: event.subject.id,
          role: event.data.role,
          country: event.data.country,
          undoes: event.id,
        }),
    },
    'role-granted': {
      at: '/workbench/people/roles/:id/end',
      undo: (ctx, { event, ...input }) =>
        endRole(ctx, { ...input, grant: event.data.grant, undoes: event.id }),
    },
  },
  links: { invitation: invitationLink },
} satisfies AreaBrings;
