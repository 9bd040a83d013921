import { instantToWall } from '../../../../lib/time/time.ts';
import { ownName } from '../../../../lib/world/languages.ts';
import type { Plan } from '../../../../rooms/networks/index.ts';
import type { Topic } from '../../../../rooms/topics/index.ts';
import type { TwoWords } from '../../../frame/overtaken.tsx';
import type { ProgrammeVisit } from '../../../visit.ts';
import type { Typed } from './postWords.tsx';

/** The settings of a topic elsewhere as they stand now, and as somebody typed them. */
export function planWords(
  { view: { t }, programme }: ProgrammeVisit,
  topic: Topic,
  plan: Plan,
  typed: Typed,
): TwoWords[] {
  const wall = plan.dueAt ? instantToWall(plan.dueAt, programme.zone) : '';
  const called = (locale: string | null): string => ownName(locale ?? topic.source_locale);
  return [
    {
      key: 'locale',
      label: t('elsewhere.language'),
      now: called(plan.locale),
      mine: called(typed.locale),
    },
    { key: 'words', label: t('elsewhere.words'), now: plan.words, mine: typed.words },
    { key: 'when', label: t('elsewhere.when'), now: wall, mine: typed.wall },
  ];
}
