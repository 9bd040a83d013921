import { sampleComments } from '../../../sample/comments.ts';
import { sampleGlossary } from '../../../sample/glossary.ts';
import { sampleGuests } from '../../../sample/guests.ts';
import { sampleMessages } from '../../../sample/messages.ts';
import { answerTexts } from '../../../sample/people/answers/all.ts';
import { sampleLetters } from '../../../sample/people/letters.ts';
import { sampleTopics } from '../../../sample/topics.ts';

/** Characters of a message in a live chat: a sentence, as people write it there. */
const SHORTEST = 20;
const LONGEST = 140;

/** All different sentences of the sample, in its four languages, that could be messages of a live chat. */
export const chatWords: readonly string[] = [
  ...new Set(
    textsIn([
      sampleTopics,
      sampleComments,
      sampleMessages,
      sampleGuests,
      sampleGlossary,
      sampleLetters,
      answerTexts,
    ]).flatMap((text) =>
      text
        .split(/\n+|(?<=[.!?؟])\s+/u)
        .map((one) => one.replace(/^[#>*\-\d. ]+/, '').trim())
        .filter((one) => one.length >= SHORTEST && one.length <= LONGEST && one.includes(' ')),
    ),
  ),
];

/** One message of a chat: a sentence. One time in four it has a second one, if that still fits. */
export function saySomething(roll: (n: number) => number): string {
  const [first, second] = [chatWords[roll(chatWords.length)]!, chatWords[roll(chatWords.length)]!];
  return roll(4) === 0 && first.length + second.length < LONGEST ? `${first} ${second}` : first;
}

/** All texts in a value, at any depth. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
