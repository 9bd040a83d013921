import { sql } from 'kysely';
import { byPeople } from '../log/index.ts';
import { anyOf } from '../../db/anyOf.ts';
import type { RoomBrings } from '../brings.ts';
import { holdChanges } from './addresses/holdChanges.ts';
import { handsOut } from './ownData/handsOut.ts';
import { bulk } from './roles/bulk.ts';
import { claims } from './claims.ts';
import { events, jobs, links, replies } from './kinds.ts';
import { forgetCodes } from './signIn/forgetCodes.ts';
import { forgetInvited } from './roles/forgetInvited.ts';

export const people = {
  knows: ['settings', 'log', 'mails', 'matters', 'desks'],
  events,
  subjects: {
    role: {
      names: byPeople((db, { programme }, ids) =>
        db
          .selectFrom('role')
          .innerJoin('person', (join) =>
            join
              .onRef('person.programme_id', '=', 'role.programme_id')
              .onRef('person.id', '=', 'role.person_id'),
          )
          .select(['role.id', 'person.name', 'person.address', 'person.erased_at'])
          .where('role.programme_id', '=', programme)
          .where('role.id', '=', anyOf(ids)),
      ),
    },
    person: {
      names: byPeople((db, { programme }, ids) =>
        db
          .selectFrom('person')
          // A number that was merged into a person has that person's name.
          .innerJoin('person as called', (join) =>
            join
              .onRef('called.programme_id', '=', 'person.programme_id')
              .on('called.id', '=', sql<number>`coalesce(person.merged_into, person.id)`),
          )
          .select(['person.id', 'called.name', 'called.address', 'called.erased_at'])
          .where('person.programme_id', '=', programme)
          .where('person.id', '=', anyOf(ids)),
      ),
    },
  },
  bulk,
  jobs,
  duties: [
    { name: 'take over addresses that were confirmed', run: holdChanges },
    { name: 'forget codes', run: forgetCodes },
    { name: 'forget who was invited in vain', run: forgetInvited },
  ],
  links,
  replies,
  claims,
  handsOut,
} satisfies RoomBrings;
