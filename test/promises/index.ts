import { conduct as conductText } from '../../sample/legal/conduct.ts';
import { privacy as privacyText } from '../../sample/legal/privacy.ts';
import { samplePages } from '../../sample/pages.ts';
import { account } from './mail/account.ts';
import { applying } from './mail/applying.ts';
import { byMail } from './mail/byMail.ts';
import { discussion } from './mail/discussion.ts';
import { partners } from './mail/partners.ts';
import { round } from './mail/round.ts';
import { subscriptions } from './mail/subscriptions.ts';
import { team } from './mail/team.ts';
import type { Marks } from './marks.ts';
import { discussion as discussionNotes } from './note/discussion.ts';
import { partners as partnersNotes } from './note/partners.ts';
import { people } from './note/people.ts';
import { workbench } from './note/workbench.ts';
import { conduct } from './sample/conduct.ts';
import { pages } from './sample/pages.ts';
import { privacy } from './sample/privacy.ts';
import { sentencesOf } from './sentences.ts';
import { status } from './status.ts';

/** By where they stand, below `test/promises`: the marks of the keys of the catalogue. */
export const ofKeys: Record<string, Marks> = {
  'mail/account.ts': account,
  'mail/applying.ts': applying,
  'mail/byMail.ts': byMail,
  'mail/discussion.ts': discussion,
  'mail/partners.ts': partners,
  'mail/round.ts': round,
  'mail/subscriptions.ts': subscriptions,
  'mail/team.ts': team,
  'note/discussion.ts': discussionNotes,
  'note/partners.ts': partnersNotes,
  'note/people.ts': people,
  'note/workbench.ts': workbench,
  'status.ts': status,
};

/** The same: the sentences of the sample's texts, and their marks. */
export const ofSentences: Record<string, { said: string[]; marks: Marks }> = {
  'sample/privacy.ts': { said: sentencesOf(privacyText['en'] ?? ''), marks: privacy },
  'sample/conduct.ts': { said: sentencesOf(conductText['en'] ?? ''), marks: conduct },
  'sample/pages.ts': { said: samplePages.flatMap(({ body }) => sentencesOf(body['en'] ?? '')), marks: pages },
};
