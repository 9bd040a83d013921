import { discussionWays } from './discussion.ts';
import { inboxWays } from './inbox.ts';
import { mailWays } from './mail.ts';
import { peopleWays } from './people.ts';
import { programmeWays } from './programme.ts';
import { roundWays } from './rounds.ts';
import { textWays } from './texts.ts';
import type { Way, Ways } from './way.ts';

/** Every kind of event that can be taken back. */
export const WAYS: Ways = {
  ...programmeWays,
  ...textWays,
  ...mailWays,
  ...peopleWays,
  ...discussionWays,
  ...inboxWays,
  ...roundWays,
};

export const undoOf = (kind: string): Way | undefined => (WAYS as Record<string, Way>)[kind];
