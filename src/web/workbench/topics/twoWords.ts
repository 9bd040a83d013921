import type { TopicDraft } from '../../../rooms/topics/index.ts';
import type { View } from '../../../ui/index.ts';
import type { TwoWords } from '../../frame/overtaken.tsx';
import { fieldLabel } from '../../topics/problems.ts';
import { questionFields } from './typedTopic.ts';

/** The fields of a topic in its own language, as they stand now and as somebody typed them. */
export function twoWords(view: View, now: TopicDraft, mine: TopicDraft): TwoWords[] {
  const lang = mine.sourceLocale;
  const of = (texts: TopicDraft['title'] | undefined): string => texts?.[lang] ?? '';
  const field = (key: string, a: string, b: string): TwoWords => ({
    key,
    label: key === 'author' ? view.t('topics.edit.author') : (fieldLabel(view, key) ?? key),
    now: a,
    mine: b,
    lang: key === 'author' ? undefined : lang,
  });
  return [
    field('author', now.author, mine.author),
    ...(['title', 'summary', 'essay'] as const).map((key) => field(key, of(now[key]), of(mine[key]))),
    ...questionFields().map((key, at) => field(key, of(now.questions[at]), of(mine.questions[at]))),
  ];
}
