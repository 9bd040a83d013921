import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { calls, many, meetings, members, some } from './rows.ts';

/** Work of partners who meet and call each other. */
export const WORK_OF_PARTNERS: Readonly<Record<string, readonly RawBuilder<unknown>[]>> = {
  'call off meetings of who can meet no more': [
    meetings(
      'off',
      -2,
      sql`(select programme_id, id as partnership_id from (${some('partnership', 'endingSoon', many(5), sql`own.state = 'ended'`)}) y)`,
    ),
  ],
  'keep meetings at the hours of who proposed them': [meetings('held', -3, members(many(5)))],
  'end calls that nobody is in': [calls(members(many(5)))],
  'look after meetings': [meetings('past', 0.2, members(many(5)))],
};
