import { ownName } from '../../lib/world/languages.ts';
import { isZone } from '../../lib/time/time.ts';
import type { DetailProblems, Details } from '../../rooms/people/index.ts';
import { Form, RadioGroup, Submit, TextField, ZoneSelect } from '../../ui/index.ts';
import type { Messages } from '../frame/problems.ts';
import type { ProgrammeVisit } from '../visit.ts';
import type { MePage } from './page.tsx';

export function DetailsForm({
  visit,
  page,
  messages,
}: {
  visit: ProgrammeVisit;
  page: MePage;
  messages: Messages;
}) {
  const { t } = visit.view;
  const { person } = page;
  const values: Details = page.details ?? {
    name: person.name,
    called: person.called,
    pronunciation: person.pronunciation,
    locale: person.locale,
    zone: person.zone ?? visit.programme.zone,
  };
  return (
    <Form action={visit.path('/me/details')}>
      <DetailsFields
        visit={visit}
        values={values}
        country={person.country}
        allZones={visit.path('/me?zones=all')}
        messages={messages}
      />
      <Submit>{t('ui.save')}</Submit>
    </Form>
  );
}

/** The fields for a person's names, and for the language and zone in which they read. */
export function DetailsFields({
  visit,
  values,
  country,
  allZones,
  messages,
}: {
  visit: ProgrammeVisit;
  values: Details;
  country: string | null;
  /** The address of the same page with the zones of all countries. */
  allZones: string;
  messages: Messages;
}) {
  const { t } = visit.view;
  return (
    <>
      <TextField
        name="name"
        autocomplete="name"
        label={t('me.name')}
        help={t('me.name-help')}
        value={values.name}
        error={messages['name']}
        required
      />
      <TextField name="called" label={t('me.called')} value={values.called} error={messages['called']} />
      <TextField
        name="pronunciation"
        label={t('me.pronunciation')}
        help={t('me.pronunciation-help')}
        value={values.pronunciation}
        error={messages['pronunciation']}
      />
      <RadioGroup
        name="locale"
        label={t('me.language')}
        value={values.locale}
        error={messages['locale']}
        choices={visit.programme.locales.map((locale) => ({
          value: locale,
          label: <span lang={locale}>{ownName(locale)}</span>,
        }))}
        required
      />
      <ZoneSelect
        name="zone"
        label={t('programme.zone')}
        value={isZone(values.zone) ? values.zone : undefined}
        error={messages['zone']}
        now={visit.ctx.clock.now()}
        country={country ?? undefined}
        onlyCountry={visit.url.searchParams.get('zones') !== 'all'}
        help={<a href={allZones}>{t('me.all-zones')}</a>}
        required
      />
    </>
  );
}

/** The details in a form that was sent. */
export function typedDetails(form: URLSearchParams): Details {
  const text = (name: keyof Details): string => form.get(name) ?? '';
  return {
    name: text('name'),
    called: text('called'),
    pronunciation: text('pronunciation'),
    locale: text('locale'),
    zone: text('zone'),
  };
}

export function detailMessages(visit: ProgrammeVisit, problems: DetailProblems): Messages {
  return Object.fromEntries(
    Object.entries(problems).map(([field, reason]) => [field, visit.view.t(`me.error.${reason}`)]),
  );
}
