import { sql } from 'kysely';
import type { RoomBrings } from '../brings.ts';
import { mine } from '../claim.ts';
import { untold } from '../programmes/index.ts';

/** The rows of this room's tables that a person may take away, by the name of the list. */
export const handsOut = {
  partnerships: (whose) => sql`
      select partnership_id as partnership, joined_at, left_at, left_reason, shows_address_at, stays_in_touch_at, touch_due_at, rests_at, let_down_at
      from membership where ${mine(whose)} and not ${untold('membership', whose.now)} order by joined_at`,
  absences: (whose) =>
    sql`select case when not undated then until_day end as until, reason, said_at, back_at, ended_at from absence where ${mine(whose)} order by id`,
  agreements: (whose) => sql`
      select a.partnership_id as partnership, a.how_often, a.means, a.language, a.proposed_at, own.proposed, own.hopes, own.accepted_at,
        own.reopened_at
      from agreement_member own join agreement a on a.programme_id = own.programme_id and a.id = own.agreement_id
      where own.programme_id = ${whose.programme} and own.person_id = ${whose.person} order by a.id`,
  contactReports: (whose) => sql`
      select partnership_id as partnership, answer, asked_at, answered_at from contact_report where ${mine(whose)} order by id`,
  turnReminders: (whose) => sql`
      select partnership_id as partnership, since, case when mailed then sent_at end as sent_at from turn_reminder
      where ${mine(whose)} order by id`,
  // Leaves out the person who asked: in a trio, the mail about it names only one.
  askedAfterPartners: (whose) => sql`
      select partnership_id as partnership, case when person_id = ${whose.person} then asked_at end as asked_at,
        case when about_id = ${whose.person} then asked_at end as asked_after_me_at,
        case when person_id = ${whose.person} then due_at end as due_at, closed_at
      from silence where programme_id = ${whose.programme} and ${whose.person} in (person_id, about_id) order by id`,
  // Former partners with their round: from rounds of this programme and from an imported spreadsheet. Erased partners have no name.
  formerPartners: (whose) => sql`
    select other.name as partner, round.number::text as round, coalesce(own.left_at, p.ended_at) as until
    from membership own
    join partnership p on p.programme_id = own.programme_id and p.id = own.partnership_id
    join round on round.programme_id = own.programme_id and round.id = own.round_id
    join membership m on m.programme_id = own.programme_id and m.partnership_id = own.partnership_id and m.person_id <> own.person_id
    join person other on other.programme_id = m.programme_id and other.id = m.person_id
    where own.programme_id = ${whose.programme} and own.person_id = ${whose.person}
      and (p.ended_at is not null or own.left_at is not null or m.left_at is not null) and not ${untold('own', whose.now)}
    union all
    select other.name, round_label, null from former_pair pair
    join person other on other.programme_id = pair.programme_id
      and other.id = case when person_a = ${whose.person} then person_b else person_a end
    where pair.programme_id = ${whose.programme} and ${whose.person} in (person_a, person_b)`,
  letters: (whose) => sql`
      select partnership_id as partnership, body, whole, written_at, drafted_at from letter
      where programme_id = ${whose.programme} and author_id = ${whose.person} order by id`,
  concerns: (whose) => sql`
      select partnership_id as partnership, body, raised_at from concern where ${mine(whose)}
      union all
      select c.partnership_id, w.body, w.raised_at from concern_appeal w
      join concern c on c.programme_id = w.programme_id and c.id = w.concern_id
      where w.programme_id = ${whose.programme} and w.person_id = ${whose.person} order by raised_at`,
} satisfies RoomBrings['handsOut'];
