import { once } from '../../../lib/once.ts';
import { commandWords } from '../languageWords.ts';
import { saysMore } from './saysMore.ts';

/** "Here are my answers below": phrases that lead to answers and say nothing else. */
const leads = once(() =>
  commandWords().flatMap(({ content }) =>
    (content.leadsToAnswers ?? []).map((lead) => new RegExp(lead, 'giu')),
  ),
);

/** The lines beside somebody's answers to the form, for people to read; '' when they hold only a greeting, thanks and a name. */
export function saidBeside(lines: readonly string[]): string {
  const led = lines.map((line) =>
    leads().reduce((text, lead) => text.replaceAll(lead, ''), line.slice(0, 2000)),
  );
  return saysMore(led) ? lines.join('\n').trim() : '';
}
