import { by, kept, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { GOES, UNMATCHED } from '../shared.ts';
import { HIDDEN, PURGED } from '../sharedByPartners.ts';

const COOKIES = 'test/promises/keepers/cookies.test.ts';
const LIFE = 'src/rooms/applications/life.test.ts';
const FORGOTTEN = 'src/rooms/partnerships/forgetPeople.test.ts';
const PREVIEW = by(
  LIFE,
  'the preview is what the partner will see, and holds no wish, no exclusion and no hidden answer',
);
const SHOWN = by(
  'src/web/partnership/pages.test.ts',
  'the answers a partner was shown stand on the page and in the introduction; the rest nowhere',
);
const OWN = by(
  'src/web/workbench/matching/people/ownRound.test.ts',
  'a coordinator who takes part is nowhere told that somebody ruled them out, and others are',
);
const COUNTRY = by(
  'test/audiencePeople.test.ts',
  'an ambassador sees the people of their own country and nobody else',
);
const CLAIMED = by(
  'test/claims/purge.test.ts',
  'at the date of a round’s data goes what the claims say, and nothing else',
);
const THREADS = by(
  'src/rooms/inbox/waiting.test.ts',
  'an answered thread settles by itself after three weeks and goes after a year, with the outsider who wrote it',
);
const INCOMING = by(
  'test/mail/incoming.test.ts',
  'is forgotten thirty days after it was settled; one in the tray after ninety',
);

/** `sample/legal/privacy.ts`. */
export const privacy: Marks = {
  'This says, in plain words, what {programme} does with what you tell us.': words,
  'The people responsible are the organisers of {programme}; you reach them at {contact}.': words,
  'What we keep, and why': words,
  'Your application: your name, e-mail address, country, time zone, languages and your answers.': words,
  'We need them to find you a partner.': words,
  'The basis is your consent, which you may withdraw at any time.': kept(UNMATCHED, GOES),
  'What happens in the round: who your partner is, the messages we pass on with what is attached to them, what you agree on, and what you tell us when you leave or when something is wrong.':
    words,
  'What you write to us, by mail or on the contact form, and our answers, so that whichever volunteer reads it knows what was said.':
    words,
  'Mail that reaches us, exactly as it came, for a short time: so that none is lost when something goes wrong.':
    kept(INCOMING, by('test/mail/incoming.test.ts', 'whose job was lost is given another by the timetable')),
  'A log of what you and the volunteers did, so that mistakes can be found and undone.': kept(
    by('src/web/workbench/log/undoRights.test.ts', 'whatever can be undone asks the right of doing it'),
  ),
  'The only cookies are those the pages need.': kept(
    by(COOKIES, 'pages set the cookies that the privacy text speaks of, and no others'),
  ),
  'One keeps you signed in, and others carry you through signing in, for half an hour at most.': kept(
    by(COOKIES, 'each cookie lasts as long as the privacy text says'),
  ),
  'One tells us that a browser is not new to you, so that we can warn you of one that is.': kept(
    by(
      'src/web/signIn/newSignIn.test.ts',
      'a sign-in with a browser that is new is told by mail, the first of an account and a known browser’s are not',
    ),
  ),
  'One brings you back to your application for seven days, and one knows you when you comment or chat, for half a year.':
    kept(by(COOKIES, 'each cookie lasts as long as the privacy text says')),
  'Others remember your language, your time zone, and a short note after something you did.': kept(
    by(COOKIES, 'pages set the cookies that the privacy text speaks of, and no others'),
  ),
  'None of them tracks you.': kept(by(COOKIES, 'whoever only reads is given no cookie')),
  'There is no advertising, and nothing is sold or handed on.': kept(
    by(
      'src/web/sharing/sharing.test.ts',
      'links to share a page go to others only when they are followed, and load nothing',
    ),
  ),
  'You must be 18 or older to take part.': words,
  'Who sees what': words,
  'Your partner sees exactly what the preview showed you before you sent your application: your name, country, time zone, languages and the answers marked for your partner.':
    kept(PREVIEW, SHOWN),
  'When you change them, the preview changes too.': kept(PREVIEW),
  'Your e-mail address stays hidden.': kept(HIDDEN),
  'Messages between partners go through {programme} until both of you choose to show your addresses.':
    kept(HIDDEN),
  'People you never want to be paired with are seen only by the coordinators, who do the matching.': kept(
    OWN,
    by(
      'src/web/workbench/applications/desk.test.ts',
      'an ambassador sees the people of her country, and nothing a partner would not',
    ),
    by(
      'src/web/workbench/applications/desk.test.ts',
      'a director sees whom somebody ruled out, and acts for them',
    ),
  ),
  'Nobody else learns of it, least of all they.': kept(
    OWN,
    by(
      'src/rooms/pairing/proposals/explain.test.ts',
      'a participant reads what both share and their own wishes that are met, and nothing of the other’s',
    ),
  ),
  'Volunteers see what their task needs.': kept(
    by('test/audiencePeople.test.ts', 'a content editor and a moderator see nobody'),
    by(
      'test/audiencePeople.test.ts',
      'of the inbox safeguarding sees whom it was handed, and a director everybody else',
    ),
  ),
  'An ambassador sees the people of one country.': kept(COUNTRY),
  'Nobody reads your messages to your partner unless you report something and show them.': kept(
    by(
      'src/web/workbench/partnerships/desk.test.ts',
      'coordinators see who writes to whom and when last, and never a word of a letter or an address',
    ),
    by(
      'src/web/workbench/tray/tray.test.ts',
      'a letter between partners is shown to nobody, and no volunteer can let it pass or read it in the inbox',
    ),
  ),
  'What you write to us is read by the coordinators, who share one inbox; an ambassador reads what people of their country wrote.':
    kept(
      by(
        'src/rooms/inbox/inbox.test.ts',
        'a director sees all, an ambassador her country’s people, safeguarding only what was handed over, others nothing',
      ),
    ),
  'What may put somebody in danger is handed to those who look after safety, and nobody else reads it then.':
    kept(
      by(
        'src/web/workbench/inbox/whole.test.ts',
        'what was handed to safeguarding is gone for everybody else, in the list, the page, the log and every act',
      ),
    ),
  'A mail nobody could sort, because its address or its file was damaged, say, is looked at by a coordinator.':
    kept(
      by(
        'src/web/workbench/tray/tray.test.ts',
        'a mail to nobody can be read as text, handed to the inbox or discarded; then the work list is clear',
      ),
    ),
  'The public sees numbers only, and none so small that it could point to you; and what you write under a topic, with the name you sign it with, and your country if you let it stand beside that name.':
    kept(
      by(
        'src/web/rounds/rounds.test.ts',
        'public numbers hold no group under five, whatever the counts, and count everybody once',
      ),
      by(
        'test/mail/comments.test.ts',
        'a first comment by mail is signed as the mail greets them, never with a whole name or a piece of an address',
      ),
      by(
        'src/web/discussion/own.test.ts',
        'the country of whoever allows it stands beside what is signed with this name, in the reader’s language, and nobody else’s',
      ),
    ),
  'The data are kept on a server that the organisers run or rent, and our mail is carried by the mail service they use.':
    words,
  'How long': words,
  "Personal data of a round are deleted by the date shown on the round's page.": kept(PURGED, CLAIMED),
  'With the data of your last round your name and address go as well, unless you have another part here: a task, an application, a conversation with us, mails you asked for, or a name in the discussions.':
    kept(
      by(FORGOTTEN, 'with the data of their last round name and address go; counts still count them'),
      by(FORGOTTEN, '%s stays'),
    ),
  'If you were promised the first place in the next round, they are kept for that, two years at most.': kept(
    by(FORGOTTEN, 'the first place in the next round is kept for two years, and then they go'),
  ),
  'What stays is a number with your country, who your partners were, and a mark that only your address fits: so that counts add up, and nobody gets the same partner twice.':
    kept(
      by(FORGOTTEN, 'with the data of their last round name and address go; counts still count them'),
      by(
        FORGOTTEN,
        'whoever comes back with the same address is kept apart from a former partner, who may have come back too (%j)',
      ),
    ),
  'An application that is never confirmed goes with the data of its round.': kept(
    by(
      'src/rooms/applications/filling/starts.test.ts',
      'who never sent an application in is forgotten once the data of the round has gone, and nobody else',
    ),
  ),
  'One that somebody else began with your address, or that a volunteer entered for you, is deleted after 30 days if you do not answer.':
    kept(
      by(
        'src/rooms/applications/filling/starts.test.ts',
        'a stand-in that nobody claims is gone after thirty days',
      ),
      by(
        'src/rooms/imports/duties.test.ts',
        'whoever does not answer is reminded once after ten days, and gone after thirty',
      ),
    ),
  'What you write to us is deleted a year after it was settled; what was spam after 30 days.': kept(THREADS),
  'An address that only asked for topics, news or the next round by mail is deleted a day after it stops them; after 30 days if it never confirmed that it wants them.':
    kept(
      by(
        'src/rooms/readers/topics.test.ts',
        'stopping holds at once, can be taken back for a day, and then the address is forgotten',
      ),
      by(
        'src/rooms/readers/readers.test.ts',
        'an address that asks gets one mail a day, nothing before its link is used, and is forgotten after thirty days',
      ),
    ),
  'Mail as it came in is deleted 30 days after it was dealt with (a letter to your partner at once, since the letter itself is kept), and after 90 days at most if nobody could sort it.':
    kept(
      INCOMING,
      by(
        'test/mail/letterAnswers.test.ts',
        'comes once, even if its job runs again, and its raw mail goes when the letter stands',
      ),
    ),
  'If a problem was reported, what is needed to protect people is kept as long as that takes, and no longer.':
    kept(PURGED, CLAIMED),
  'Backups, in which it still stands, are deleted after 30 days.': kept(
    by(
      'test/promises/keepers/backups.test.ts',
      'of the nightly backups none stays longer than the privacy text says, unless the operator keeps more',
    ),
  ),
  'Your rights': words,
  'You may see, correct, download and delete what we keep about you, on your own page or by writing to {contact}.':
    kept(
      by(
        'src/web/me/ownData.test.ts',
        'the file of own data holds what a person gave and wrote, and nothing of others',
      ),
      by('test/claims/erasure.test.ts', 'the file of own data has everything that a claim says it has'),
      GOES,
    ),
  'You may leave the round in two clicks, and with one stop any kind of mail that goes to many, such as topics and news.':
    kept(
      by(
        'src/web/partnership/mailedLink.test.ts',
        'leaving takes two clicks and an optional word to the coordinators, which the other never sees',
      ),
      by('src/web/apply/standing.test.ts', 'withdrawing takes two clicks and can be taken back'),
      by(
        'src/web/unsubscribe/unsubscribe.test.ts',
        'a mail service stops a kind of mail by one post from another site, without cookies, and may say it twice',
      ),
    ),
  'When you are deleted, letters you wrote remain with your partner, and what you said in public stays where it was, as those of "a former participant".':
    kept(
      by(
        'src/web/partnership/mailedLink.test.ts',
        'when a partner is erased the other is told, and their letters stay as those of a former participant',
      ),
      by(
        'src/rooms/discussion/followers.test.ts',
        'an erased person’s public words stay as a former participant’s; everything else of theirs goes',
      ),
    ),
  'If you are unhappy with our answer, you may complain to the data protection authority where you live.':
    words,
  'When this text changes, you are told, and asked again before your next round.': kept(
    by(
      'src/rooms/people/legal/legal.test.ts',
      'whoever agreed to a legal text gets one mail with what changed; mended within ten minutes, it is still one, and taken back, none',
    ),
    by(
      'src/web/legal/legal.test.ts',
      'a director publishes a new version; everybody reads it, and those who agreed before are asked again',
    ),
  ),
};
