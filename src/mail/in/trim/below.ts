import { once } from '../../../lib/once.ts';
import type { MailLine } from './lines.ts';
import { allOf } from './phrases.ts';
import { anyWord } from './anyWord.ts';

/** Phrases that say that the answers stand in the older mail below, which Outlook does not mark: "see below, in red". */
const below = once(() => anyWord(allOf((phrases) => phrases.below ?? [])));

/** Whether the person's lines above an older mail say that more of their text is within it. */
export const pointsBelow = (own: readonly MailLine[]): boolean => own.some(({ text }) => below().test(text));
