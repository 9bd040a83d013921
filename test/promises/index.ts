import { conduct as conductText } from '../../sample/legal/conduct.ts';
import { privacy as privacyText } from '../../sample/legal/privacy.ts';
import { samplePages } from '../../sample/pages.ts';
import type { MessageKey } from '../../src/i18n/locales.ts';
import { account } from './mail/account.ts';
import { agreements } from './mail/agreements.ts';
import { applying } from './mail/applying.ts';
import { away } from './mail/away.ts';
import { byMail } from './mail/byMail.ts';
import { callMails } from './mail/calls.ts';
import { chatMails } from './mail/chats.ts';
import { chatsByMail } from './mail/chatsByMail.ts';
import { decisions } from './mail/decisions.ts';
import { chats } from './chats.ts';
import { discussion } from './mail/discussion.ts';
import { duplicates } from './mail/duplicates.ts';
import { hours } from './mail/hours.ts';
import { keeping } from './mail/keeping.ts';
import { meetings } from './mail/meetings.ts';
import { partings } from './mail/partings.ts';
import { partners } from './mail/partners.ts';
import { round } from './mail/round.ts';
import { silences } from './mail/silences.ts';
import { subscriptions } from './mail/subscriptions.ts';
import { team } from './mail/team.ts';
import type { Mark, Marks } from './marks.ts';
import { discussion as discussionNotes } from './note/discussion.ts';
import { partners as partnersNotes } from './note/partners.ts';
import { people } from './note/people.ts';
import { workbench } from './note/workbench.ts';
import { workList } from './note/workList.ts';
import { own } from './own.ts';
import { agreement as agreementPage } from './page/agreement.ts';
import { calls as callPages } from './page/calls.ts';
import { concerns as concernPages } from './page/concerns.ts';
import { letters as letterPages } from './page/letters.ts';
import { partings as partingPages } from './page/partings.ts';
import { room as roomPages } from './page/room.ts';
import { waiting as waitingPages } from './page/waiting.ts';
import { conduct } from './sample/conduct.ts';
import { pages } from './sample/pages.ts';
import { privacy } from './sample/privacy.ts';
import { privacyOfPairs } from './sample/privacyOfPairs.ts';
import { sentencesOf } from './sentences.ts';
import { standing } from './standing.ts';
import { status } from './status.ts';

const files = {
  'mail/account.ts': account,
  'mail/agreements.ts': agreements,
  'mail/applying.ts': applying,
  'mail/away.ts': away,
  'mail/byMail.ts': byMail,
  'mail/calls.ts': callMails,
  'mail/chats.ts': chatMails,
  'mail/chatsByMail.ts': chatsByMail,
  'mail/decisions.ts': decisions,
  'chats.ts': chats,
  'mail/discussion.ts': discussion,
  'mail/duplicates.ts': duplicates,
  'mail/hours.ts': hours,
  'mail/keeping.ts': keeping,
  'mail/meetings.ts': meetings,
  'mail/partings.ts': partings,
  'mail/partners.ts': partners,
  'mail/round.ts': round,
  'mail/silences.ts': silences,
  'mail/subscriptions.ts': subscriptions,
  'mail/team.ts': team,
  'note/discussion.ts': discussionNotes,
  'note/partners.ts': partnersNotes,
  'note/people.ts': people,
  'note/workbench.ts': workbench,
  'note/workList.ts': workList,
  'own.ts': own,
  'page/agreement.ts': agreementPage,
  'page/calls.ts': callPages,
  'page/concerns.ts': concernPages,
  'page/letters.ts': letterPages,
  'page/partings.ts': partingPages,
  'page/room.ts': roomPages,
  'page/waiting.ts': waitingPages,
  'standing.ts': standing,
  'status.ts': status,
};

/** First parts of the keys whose texts may promise something. */
export const PROMISING = [
  'agreement',
  'call',
  'concern',
  'erasure',
  'keeping',
  'mail',
  'next',
  'note',
  'partnership',
  'rhythm',
  'standing',
  'status',
  'unsubscribe',
  'waiting',
] as const;

type Told = Extract<MessageKey, `${(typeof PROMISING)[number]}.${string}`>;
type KeysIn<M> = M extends unknown ? keyof M : never;
type Known = KeysIn<(typeof files)[keyof typeof files]>;

// If a line below does not compile, its error names a key. Say in a file of test/promises whether that key is a promise, or remove a key
// that no longer exists.
({}) satisfies Record<Exclude<Told, Known>, Mark>;
({}) satisfies Record<Exclude<Known, Told>, never>;

/** The marks of keys of the catalogue, by file below `test/promises`. */
export const ofKeys: Record<string, Marks> = files;

/** The same for the sample's texts: their sentences and marks. */
export const ofSentences: Record<string, { said: string[]; marks: Marks }> = {
  'sample/privacy.ts': {
    said: sentencesOf(privacyText['en'] ?? ''),
    marks: { ...privacy, ...privacyOfPairs },
  },
  'sample/conduct.ts': { said: sentencesOf(conductText['en'] ?? ''), marks: conduct },
  'sample/pages.ts': { said: samplePages.flatMap(({ body }) => sentencesOf(body['en'] ?? '')), marks: pages },
};
