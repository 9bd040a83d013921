import { sql } from 'kysely';
import { BY, FORMER } from '../claim.ts';
import type { Claims, Table } from '../claim.ts';

/** The claims of this room's tables: how each table names people, and what happens to those rows when a person is erased. */
export const claims = {
  absence: {
    what: 'until when somebody is away',
    who: { person_id: ['person', 'gone'] },
    words: { reason: null },
    ownData: 'absences',
    moves: 'rows',
    until: 'thirty days after they are back, or once a letter from before is answered',
  },
  agreement: {
    nobody:
      'how often, by what means and in which language partners are in touch; goes at the date of the round’s data',
    plain: ['how_often', 'language', 'means'],
    moves: 'rows',
  },
  agreement_member: {
    what: 'what somebody hopes for of their partners, and whether they agreed',
    who: { person_id: ['person', 'gone'] },
    ownData: 'agreements',
    round: 'gone',
    moves: 'rows',
    until: 'the date of the round’s data',
  },
  appeal_view: {
    what: 'who read an appeal, and when',
    who: { person_id: ['person', BY] },
    ownData: { not: 'it would tell of the concern' },
    moves: 'rows',
    until: '180 days after the concern, and the last appeal, was dealt with',
  },
  concern: {
    what: 'what somebody told when something was wrong',
    who: {
      person_id: ['person', { stays: 'those who were told go on looking after it' }],
      handled_by: ['person', BY],
    },
    words: { body: { by: 'goes once it is dealt with; before, somebody may have to be protected' } },
    plain: ['severity', 'decision'],
    ownData: 'concerns',
    moves: 'rows',
    until: '180 days after it, and the last appeal, was dealt with: its words; that there was one stays',
  },
  concern_about: {
    what: 'whom a concern is about',
    who: {
      person_id: ['person', { stays: 'so that it never reaches them, by number' }],
      account_id: ['account', { by: 'goes, unless it runs the installation and could come back' }],
    },
    ownData: { not: 'they must not know of it' },
    moves: 'rows',
    until: 'the concern goes',
  },
  concern_appeal: {
    what: 'why somebody asked to look at a decision again',
    who: {
      person_id: ['person', { stays: 'those who were told go on looking after it' }],
      answered_by: ['person', BY],
    },
    words: { body: { by: 'goes once it is answered' } },
    ownData: 'concerns',
    moves: 'rows',
    until: '180 days after the concern, and the last appeal, was dealt with: its words',
  },
  concern_view: {
    what: 'who read a concern, and when',
    who: { person_id: ['person', BY] },
    ownData: { not: 'it would tell of the concern' },
    moves: 'rows',
    until: '180 days after the concern, and the last appeal, was dealt with',
  },
  concern_passage: {
    what: 'letters that were picked for a concern',
    who: { author_id: ['person', { stays: 'those who were told go on looking after it' }] },
    words: { body: { by: 'goes once the concern of whoever picked it is dealt with' } },
    ownData: { not: 'the letters themselves are in it' },
    moves: 'rows',
    until: '180 days after the concern, and the last appeal, was dealt with',
  },
  contact_report: {
    what: 'whether somebody talked with a partner elsewhere, as they told',
    who: { person_id: ['person', 'gone'] },
    ownData: 'contactReports',
    round: 'gone',
    moves: 'rows',
    until: 'the date of the round’s data',
  },
  letter: {
    what: 'letters to a partner, and drafts of them',
    who: { author_id: ['person', { stays: 'a former participant’s, in the hands of the partner' }] },
    // Found by their partnerships: no index leads from a person to all their letters.
    merged: ({ programme, move, kept, gone }) =>
      move('author_id', {
        only: sql`t.partnership_id in (
          select m.partnership_id from membership m where m.programme_id = ${programme} and m.person_id in (${kept.id}, ${gone.id}))`,
      }),
    words: {
      body: { stays: 'it belongs to whoever got it; a draft goes' },
      message_id: null,
      whole: null,
    },
    plain: ['form_key'],
    ownData: 'letters',
    round: ['body', 'whole'],
    moves: 'rows',
    until: 'the date of the round’s data: the words and drafts; that there was a letter stays',
  },
  letter_picture: {
    what: 'pictures and documents that go along with a letter',
    who: { letter_id: [{ of: 'letter' }, 'gone'] },
    ownData: { not: 'those they sent lie in the archive, beside the file' },
    round: 'gone',
    moves: 'rows',
    until: 'the date of the round’s data',
  },
  membership: {
    what: 'who was in which partnership, from when to when',
    who: { person_id: ['person', FORMER] },
    words: { left_reason: null },
    ownData: 'partnerships',
    round: ['left_reason'],
    moves: 'rows',
    until:
      'the programme goes; the reason to leave, and whose address was shown, at the date of the round’s data',
  },
  partnership: {
    what: 'a partnership, and why the two were matched',
    who: {},
    words: {
      reasons: { by: 'what it says of them goes' },
      words: { by: 'empty with the names of its members' },
    },
    plain: ['countries'],
    ownData: 'partnerships',
    round: ['reasons'],
    moves: 'rows',
    until: 'the date of the round’s data: the reasons',
  },
  turn_reminder: {
    what: 'when somebody was reminded that it is their turn to write',
    who: { person_id: ['person', 'gone'] },
    ownData: 'turnReminders',
    round: 'gone',
    moves: 'rows',
    until: 'the date of the round’s data',
  },
  silence: {
    what: 'who asked after a partner that does not answer',
    who: { person_id: ['person', 'gone'], about_id: ['person', 'gone'] },
    ownData: 'askedAfterPartners',
    round: 'gone',
    moves: 'rows',
    until: 'the date of the round’s data',
  },
} satisfies Partial<Claims<Table>>;
