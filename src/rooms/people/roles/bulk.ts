import type { RoomBrings } from '../../brings.ts';
import { endRole } from './endRole.ts';
import { grantRole } from './grantRole.ts';

/** This room's act on several roles. It is done by the verb for one. */
export const bulk = {
  'roles-ended': {
    act: (ctx, { programme, actor, id: grant }) => endRole(ctx, { programme, actor, grant }),
    undo: async (ctx, { programme, actor, events }) => {
      const event = events.find((one) => one.kind === 'role-ended');
      if (!event) return { ok: false };
      const { role, country } = event.data;
      const back = { programme, actor, person: event.subject.id, role, country, undoes: event.id };
      return (await grantRole(ctx, back)).ok ? { ok: true } : { ok: false };
    },
  },
} satisfies RoomBrings['bulk'];
