import { byPeople } from '../log/index.ts';
import { anyOf } from '../../db/anyOf.ts';
import type { RoomBrings } from '../brings.ts';
import { handsOut } from './ownData/handsOut.ts';
import { claims } from './claims.ts';
import { forgetCodes } from './signIn/forgetCodes.ts';
import { forgetInvited } from './roles/forgetInvited.ts';

export const people = {
  knows: ['log', 'matters'],
  events: {
    'address-changed': { about: 'person' },
    'address-taken-back': { about: 'person' },
    'consent-adult': { about: 'person' },
    'consent-conduct': { about: 'person' },
    'consent-privacy': { about: 'person' },
    'details-changed': { about: 'person' },
    'erasure-asked': { about: 'person' },
    'erasure-taken-back': { about: 'person' },
    'invitation-restored': { about: 'person' },
    'invitation-revoked': { about: 'person', undone: true },
    'legal-conduct-published': { about: 'programme' },
    'legal-privacy-published': { about: 'programme' },
    'person-erased': { about: 'person' },
    'person-forgotten': { about: 'person' },
    'person-unneeded': { about: 'person' },
    'role-ended': { about: 'person', undone: true },
    'role-granted': { about: 'person', undone: true },
    'sign-in-linked': { about: 'person' },
    'sign-in-removed': { about: 'person' },
    'volunteer-invited': { about: 'person', undone: true },
  },
  subjects: {
    person: {
      names: byPeople((ctx, { programme }, ids) =>
        ctx.db
          .selectFrom('person')
          .select(['id', 'name', 'address', 'erased_at'])
          .where('programme_id', '=', programme)
          .where('id', '=', anyOf(ids))
          .execute(),
      ),
    },
  },
  duties: [
    { name: 'forget codes', run: forgetCodes },
    { name: 'forget who was invited in vain', run: forgetInvited },
  ],
  links: {
    invitation: { days: 14, lasts: false, fixed: true },
    address: { days: 1, lasts: false, fixed: true },
    'sign-out': { days: 30, lasts: true, fixed: true },
    keep: { days: 8, lasts: true, fixed: true },
    'address-back': { days: 7, lasts: true, fixed: true },
    code: { days: 1, lasts: false, fixed: true },
  },
  claims,
  handsOut,
} satisfies RoomBrings;
