import { versionOf } from '../../../lib/text/version.ts';
import type { ChatTexts } from './change.ts';
import type { PlannedSession } from './plan.ts';
import type { WrittenQuestion } from './script.ts';

/** The version of a script when somebody begins to change it. It shows whether somebody else saved one meanwhile. */
export const scriptVersion = (questions: readonly WrittenQuestion[]): string =>
  versionOf(questions.map(({ body, minutes }) => [body, minutes]));

/** The same for a chat's texts. */
export const textsVersion = (chat: ChatTexts & { admits: boolean }): string =>
  versionOf([chat.title, chat.about, chat.hashtag, chat.welcome, chat.farewell, chat.admits]);

/** The same for a session's hour. */
export const hourVersion = ({ wall, zone, minutes }: PlannedSession): string =>
  versionOf([wall, zone, minutes]);

/** The same for a session's hosts, by their numbers in their order. */
export const hostsVersion = (people: readonly number[]): string => versionOf(people);
