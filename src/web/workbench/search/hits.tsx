import type { ComponentChildren } from 'preact';
import { regionName } from '../../../lib/world/countries.ts';
import type { FoundPerson } from '../../../rooms/applications/index.ts';
import { Bdi } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { countriesOf } from '../applications/scope.ts';
import type { Hit } from './find.tsx';

/** A hit for a person: their latest application, or else their page; ambassadors may only write to them. */
export function hitOf(
  visit: ProgrammeVisit,
  { person, name, address, country, application, state, round }: FoundPerson,
): Hit {
  const { path } = visit;
  const { t, lang } = visit.view;
  return {
    href: path(
      application !== null
        ? `/workbench/applications/${application}`
        : countriesOf(visit) === null
          ? `/workbench/everybody/${person}`
          : `/workbench/inbox/new?person=${person}`,
    ),
    words: <Bdi>{name || address || t('applications.nameless')}</Bdi>,
    beside: dots(
      address ? <bdi dir="ltr">{address}</bdi> : null,
      country ? regionName(lang, country) : null,
      state ? t(`applications.state.${state}`) : t('search.no-application'),
      round === null ? null : t('round.name', { number: String(round) }),
    ),
  };
}

/** The names of a pair or a trio. */
export const namesOf = ({ view }: ProgrammeVisit, names: readonly string[]): ComponentChildren =>
  names.map((name, at) => (
    <>
      {at > 0 ? ' – ' : null}
      <Bdi>{name || view.t('partnerships.former')}</Bdi>
    </>
  ));

/** The parts that are not empty, with dots between them. */
export function dots(...parts: readonly ComponentChildren[]): ComponentChildren {
  return parts.filter(Boolean).map((part, at) => (
    <>
      {at > 0 ? ' · ' : null}
      {part}
    </>
  ));
}
