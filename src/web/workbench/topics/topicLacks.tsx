import type { TopicProblem } from '../../../rooms/topics/index.ts';
import { Notice, useView } from '../../../ui/index.ts';
import { fieldOf } from '../../frame/problems.ts';
import { fieldLabel } from '../../topics/problems.ts';

/** The texts that a topic lacks before it may go out; nothing when it is complete. */
export function TopicLacks({ lacks, locale }: { lacks: readonly TopicProblem[]; locale: string }) {
  const view = useView();
  const { t } = view;
  if (lacks.length === 0) return null;
  return (
    <Notice kind="trouble" title={t('topics.lacks')}>
      <ul>
        {lacks.map((problem) => (
          <li key={fieldOf(problem)}>
            {t('ui.labelled', {
              label: fieldLabel(view, fieldOf(problem, locale)) ?? '',
              value: t(`topics.error.${problem.reason}`),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
