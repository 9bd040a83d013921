import { by, kept, words } from '../marks.ts';
import type { Marks } from '../marks.ts';

const PREVIEW = by(
  'src/rooms/applications/life.test.ts',
  'the preview is what the partner will see, and holds no wish, no exclusion and no hidden answer',
);
const SILENT = by(
  'src/rooms/pairing/pool/comesFirst.test.ts',
  'for whom a volunteer found another partner because the first was silent comes first the next time',
);

const SILENCE = 'src/rooms/partnerships/silence/silence.test.ts';

/** `sample/pages.ts`. */
export const pages: Marks = {
  'How much time does it take?': words,
  'About an hour a week, whenever the two of you like.': words,
  'Some weeks it is a postcard, some weeks a long call.': words,
  'Do I have to speak English?': words,
  'No.': words,
  'Tell us which languages you speak and how well, and we look for somebody who shares one.': kept(
    by(
      'src/simulate/violations.test.ts',
      'the matcher keeps %s; switched off there, its count rises and no other',
    ),
  ),
  'What if my partner does not answer?': words,
  'Give it ten days, then tell us: with “My partner does not answer” on the page you share, or by mail with the word SILENT.':
    kept(
      by(
        'src/web/partnership/quiet.test.ts',
        '“my partner does not answer” asks once before it acts, and says what happens then',
      ),
      by('test/mail/silence.test.ts', 'SILENT to %j brings a question; a yes to it asks after them'),
    ),
  'We ask kindly.': kept(
    by(SILENCE, 'mails the partner kindly, whoever asked what happens when, and opens a matter'),
  ),
  'If nothing comes within a week, a coordinator looks, and you can have another partner.': kept(
    by(
      'src/rooms/partnerships/silence/askAfter.test.ts',
      'a week without a letter makes it pressing, and whoever asked hears once that a person looks',
    ),
    SILENT,
  ),
  'What if I am away for a while?': words,
  'Say until when, on the same page or by mail with the word AWAY and the day.': kept(
    by('test/mail/away.test.ts', 'to the programme’s address it is asked first; yes does it'),
    by(
      'src/web/partnership/quiet.test.ts',
      '“I shall be away” is told to the partner, stands on both pages, and is taken back',
    ),
  ),
  'Your partner is told, and nobody reminds you meanwhile.': kept(
    by(
      'src/rooms/partnerships/silence/askAfter.test.ts',
      'is told to the partner, keeps questions away, and ends by itself',
    ),
  ),
  'What does my partner see of me?': words,
  'Exactly what the preview shows you before you apply.': kept(PREVIEW),
  'Addresses stay hidden until both of you choose to show them.': kept(
    by(
      'src/web/partnership/partnership.test.ts',
      'an address is nowhere to be seen until both chose to show theirs, and then each is told once',
    ),
  ),
  'I have applied.': words,
  'What happens now?': words,
  'Your own page says where your application stands, what happens next and on which day.': kept(
    by(
      'src/rooms/applications/rules.test.ts',
      'no sequence of verbs leaves the table of states, or makes anyone wait without a reason or a next step',
    ),
    by(
      'src/mail/out/application/mails.test.ts',
      'the mail %s says where one stands and the next date, in each language, with hostile names as plain text',
    ),
  ),
  'Far Shelves is run by a handful of librarians in their free time.': words,
  'Nobody is paid, and nobody pays.': words,
  'We read every message.': kept(
    by(
      'src/rooms/inbox/threads.test.ts',
      'a mail opens a thread that waits on the work list, and the same mail again changes nothing',
    ),
    by('src/rooms/inbox/waiting.test.ts', 'whoever has waited three days stands higher on the work list'),
  ),
  'Write to us when something is unclear, or when you would like to help: with a language, with one round, or with your own country.':
    words,
  'Everything is in one place now: applying, your partner, the fortnightly topics and what everybody says about them.':
    words,
  'Read along even if you do not take part; the discussion under each topic is open to all.': kept(
    by(
      'src/rooms/discussion/discussion.test.ts',
      'somebody nobody knows gives an address, opens the link, waits for a moderator once, and then appears at once',
    ),
  ),
};
