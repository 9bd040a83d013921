import { by, kept, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { BANNED, DECLINED } from '../shared.ts';
import { ENDED } from '../sharedByPartners.ts';

/** `sample/legal/conduct.ts`. */
export const conduct: Marks = {
  '{programme} brings together two people who do not know each other, from two parts of the world.': words,
  'That works when both are kind and both answer.': words,
  'By taking part you agree to this.': words,
  'Who takes part': words,
  'You are 18 or older.': words,
  'You take part as yourself, and what you write about yourself is true.': words,
  'Taking part is free.': words,
  'Nobody may ask you for money, and you ask nobody for money.': words,
  'With your partner': words,
  'Answer, even if it is only a line to say that you are busy.': words,
  'If you will be away, say so beforehand.': words,
  'Be patient with language.': words,
  'Most people here write in a second or third one.': words,
  'Respect differences of faith, politics, custom, family and working life.': words,
  'Ask before you assume.': words,
  'What your partner tells you stays between you, unless they agree that you pass it on.': words,
  'Do not publish their words, pictures or calls without asking.': words,
  'Share your own address or number only if you wish to, and never press your partner for theirs.': words,
  'Not acceptable': words,
  'Harassment, threats, insults, or contempt for who somebody is: origin, colour, language, religion, sex, gender, orientation, age, disability, body or status.':
    words,
  'Flirting or sexual remarks that the other person has not clearly welcomed.': words,
  'Selling, recruiting, campaigning, or asking for money, documents or favours with an embassy or employer.':
    words,
  'Contact of any kind after somebody has said no.': words,
  'If something is wrong': words,
  "Choose Something is wrong on your partnership's page, or answer any of our mails with the one word WRONG: you are told who will read it, and they read it in confidence.":
    kept(
      by(
        'test/promises/keepers/wrong.test.ts',
        'the word for what is wrong is heard as the answer to any mail that can be answered',
      ),
      by(
        'test/concerns/byMail.test.ts',
        'the mail that the word WRONG brings says who reads the answer, and so does the one that it came',
      ),
      by(
        'test/concerns/readers.test.ts',
        'who is named to the reporter is who may read it, whoever holds which role',
      ),
    ),
  'What you write to {contact} is read by the coordinators.': kept(
    by(
      'src/rooms/inbox/inbox.test.ts',
      'a director sees all, an ambassador her country’s people, safeguarding only what was handed over, others nothing',
    ),
  ),
  'Your partner is not told who reported what.': kept(
    by(
      'test/concerns/readers.test.ts',
      'whoever it is about never reads it, whatever becomes of roles and pairs; who takes a role later does, and hears of it',
    ),
  ),
  'You may leave a partnership at any time, at once, and without giving a reason.': kept(
    by(
      'src/web/partnership/mailedLink.test.ts',
      'leaving takes two clicks and an optional word to the coordinators, which the other never sees',
    ),
  ),
  'If somebody is in danger, call your local emergency number first.': words,
  'Volunteers may talk to the people concerned, end a partnership, or exclude somebody from {programme}.':
    kept(ENDED, DECLINED, BANNED),
  'Whoever is excluded is told why, as far as this does not endanger others, and may ask for a second opinion at {contact}.':
    kept(DECLINED, BANNED),
};
