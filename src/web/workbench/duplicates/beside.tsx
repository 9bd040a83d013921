import type { ComponentChildren } from 'preact';
import { aroundDuplicate } from '../../../rooms/duplicates/index.ts';
import type { Duplicate, DuplicateBeside } from '../../../rooms/duplicates/index.ts';
import { inLine } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { Beside, besideList } from '../list/beside.tsx';
import { duplicatesAsked, keptQuery } from './asked.tsx';
import { evidenceText } from './evidenceText.ts';

/** The list of pairs around a pair, filtered and sorted as the reader left it; null when the address names no list. */
export async function besideDuplicate(visit: ProgrammeVisit, duplicate: number) {
  const query = keptQuery(visit);
  if (query === '') return null;
  const { filter, asked } = duplicatesAsked(visit);
  const of = { ...filter, way: asked.sort.way };
  const around = await aroundDuplicate(visit.ctx, visit.programme.id, of, duplicate);
  return besideList(around, visit.path('/workbench/duplicates'), query);
}

/** A pair with the rows around it, if it was opened from the list. */
export async function withListBeside(
  visit: ProgrammeVisit,
  { id, a, b, ...found }: Duplicate,
  children: ComponentChildren,
) {
  const beside = await besideDuplicate(visit, id);
  if (!beside) return children;
  const rowOf = ({ id, names, ...evidence }: DuplicateBeside) => ({
    id,
    name: inLine(names, ' · '),
    state: evidenceText(visit.view, evidence),
  });
  return (
    <Beside
      name={visit.view.t('workbench.desk.duplicates')}
      beside={beside}
      here={rowOf({ id, names: [a, b].map((half) => half.name || half.address), ...found })}
      rowOf={rowOf}
    >
      {children}
    </Beside>
  );
}
