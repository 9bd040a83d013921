import type { ComponentChildren } from 'preact';
import { regionName } from '../../../lib/world/countries.ts';
import { aroundPerson } from '../../../rooms/applications/index.ts';
import type { PersonBeside } from '../../../rooms/applications/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { Beside, besideList } from '../list/beside.tsx';
import { everybodyAsked } from './asked.tsx';
import { keptQuery } from './carried.ts';

type Found = Awaited<ReturnType<typeof besidePerson>>;

/** The list of all people around a person, filtered and sorted as the reader left it; null when the address names no list. */
export async function besidePerson(visit: ProgrammeVisit, person: number) {
  const query = keptQuery(visit);
  if (query === '') return null;
  const { filter, sorted } = everybodyAsked(visit);
  const around = await aroundPerson(visit.ctx, visit.programme.id, { ...filter, sorted }, person);
  return besideList(around, visit.path('/workbench/everybody'), query);
}

/** A person with the rows around them, if they were opened from the list. */
export function BesidePerson({
  visit,
  beside,
  here,
  children,
}: {
  visit: ProgrammeVisit;
  beside: Found;
  here: PersonBeside;
  children: ComponentChildren;
}) {
  const { t, lang } = visit.view;
  const row = ({ id, name, address, country }: PersonBeside) => ({
    id,
    name: name || address || t('applications.nameless'),
    state: country ? regionName(lang, country) : '–',
  });
  if (!beside) return <>{children}</>;
  return (
    <Beside name={t('workbench.desk.everybody')} beside={beside} here={row(here)} rowOf={row}>
      {children}
    </Beside>
  );
}
