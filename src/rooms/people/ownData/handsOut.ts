import { sql } from 'kysely';
import type { RoomBrings } from '../../brings.ts';
import { mine } from '../../claim.ts';

/** The rows of this room's tables that a person may take away, by the name of the list. */
export const handsOut = {
  person: (whose) => sql`
      select address, address_confirmed_at, name, called, pronunciation, country, zone, locale, imported_at, invited_at, created_at
      from person where programme_id = ${whose.programme} and id = ${whose.person}`,
  account: (whose) => sql`
      select account.address, account.created_at, signed_in_at from account join person on person.account_id = account.id
      where person.programme_id = ${whose.programme} and person.id = ${whose.person}`,
  sessions: (whose) => sql`
      select device, session.created_at, seen_at, proved_at, expires_at from session
      join person on person.account_id = session.account_id
      where person.programme_id = ${whose.programme} and person.id = ${whose.person}`,
  openedByLinks: (whose) => sql`
      select purpose as "mailAbout", device, s.created_at, s.expires_at from link_session s
      join right_link l on l.programme_id = s.programme_id and l.id = link_id
      where l.programme_id = ${whose.programme} and l.person_id = ${whose.person} order by s.id`,
  browsers: (whose) => sql`
      select first_seen_at, last_seen_at from device
      join person on person.account_id = device.account_id
      where person.programme_id = ${whose.programme} and person.id = ${whose.person} order by first_seen_at`,
  signInsWith: (whose) => sql`
      select provider, issuer, subject, identity.name, linked_at, used_at from sign_in_identity identity
      join person on person.account_id = identity.account_id
      where person.programme_id = ${whose.programme} and person.id = ${whose.person} order by identity.id`,
  roles: (whose) =>
    sql`select role, country, granted_at, ended_at from role where ${mine(whose)} order by id`,
  addressVouches: (whose) => sql`
      select asked_at, said_at, knows from address_vouch where ${mine(whose)} order by asked_at`,
  addressChanges: (whose) => sql`
      select old_address, address, offered, asked_at, proven_at, holds_at, done_at, back_until, taken_back_at from address_change where ${mine(whose)} order by id`,
  detailsBefore: (whose) => sql`
      select name, called, pronunciation, locale, zone, country from details_before where ${mine(whose)}`,
  invitations: (whose) => sql`
      select role, country, invited_at, expires_at, accepted_at, revoked_at from invitation where ${mine(whose)} order by id`,
  consents: (whose) =>
    sql`select kind, version, given_at, withdrawn_at from consent where ${mine(whose)} order by given_at`,
} satisfies RoomBrings['handsOut'];
