import type { Matter } from '../../../../rooms/matters/index.ts';
import { Details } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { groupsOf } from './groups.ts';

/** The kinds with several matters, each with a link to choose some of them together; nothing when there are none. */
export function SeveralAtOnce({ visit, matters }: { visit: ProgrammeVisit; matters: readonly Matter[] }) {
  const { t } = visit.view;
  const groups = groupsOf(visit, matters);
  if (groups.length === 0) return null;
  return (
    <Details summary={t('work.several')}>
      <ul>
        {groups.map(({ key, kind, suggests, matters: { length: count } }) => (
          <li key={key}>
            <a href={visit.path(`/workbench/matters/several?group=${key}`)}>
              {t(`matter.${kind}`)}
              {suggests === 'close' ? null : ` · ${t(`work.several.${suggests}`)}`}
            </a>{' '}
            ({new Intl.NumberFormat(visit.view.lang).format(count)})
          </li>
        ))}
      </ul>
    </Details>
  );
}
