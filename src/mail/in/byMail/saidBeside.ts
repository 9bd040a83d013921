import { once } from '../../../lib/once.ts';
import { commandWords } from '../languageWords.ts';
import { saysMore } from './saysMore.ts';

/** "Here are my answers below": what leads to answers and says nothing besides. */
const leads = once(() =>
  commandWords().flatMap(({ content }) =>
    (content.leadsToAnswers ?? []).map((lead) => new RegExp(lead, 'giu')),
  ),
);

/** What somebody wrote beside their answers to the form, for people to read; '' when it is but a greeting, thanks and a name. */
export function saidBeside(lines: readonly string[]): string {
  const led = lines.map((line) =>
    leads().reduce((text, lead) => text.replaceAll(lead, ''), line.slice(0, 2000)),
  );
  return saysMore(led) ? lines.join('\n').trim() : '';
}
