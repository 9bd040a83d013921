import { byPeople } from '../log/index.ts';
import { anyOf } from '../../db/anyOf.ts';
import type { RoomBrings } from '../brings.ts';
import { handsOut } from './ownData/handsOut.ts';
import { claims } from './claims.ts';
import { events, jobs, links } from './kinds.ts';
import { forgetCodes } from './signIn/forgetCodes.ts';
import { forgetInvited } from './roles/forgetInvited.ts';

export const people = {
  knows: ['log', 'matters'],
  events,
  subjects: {
    person: {
      names: byPeople((db, { programme }, ids) =>
        db
          .selectFrom('person')
          .select(['id', 'name', 'address', 'erased_at'])
          .where('programme_id', '=', programme)
          .where('id', '=', anyOf(ids)),
      ),
    },
  },
  jobs,
  duties: [
    { name: 'forget codes', run: forgetCodes },
    { name: 'forget who was invited in vain', run: forgetInvited },
  ],
  links,
  claims,
  handsOut,
} satisfies RoomBrings;
