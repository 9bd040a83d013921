import { changeDetails, detailsVersion, personById } from '../../../../rooms/people/index.ts';
import { ownName } from '../../../../lib/world/languages.ts';
import type { Details, Person } from '../../../../rooms/people/index.ts';
import { zonesOfCountry } from '../../../../lib/time/zones.ts';
import { countryCodes } from '../../../../lib/world/countries.ts';
import { Bdi, CountrySelect, ErrorSummary, Form, Heading, Submit } from '../../../../ui/index.ts';
import { Overtaken } from '../../../frame/overtaken.tsx';
import type { TwoWords } from '../../../frame/overtaken.tsx';
import { summary } from '../../../frame/problems.ts';
import type { Messages } from '../../../frame/problems.ts';
import { DetailsFields, detailMessages, typedDetails } from '../../../me/detailsForm.tsx';
import { coordinators, get, post } from '../../../route.ts';
import type { Route } from '../../../route.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { WHOLE_PAGES } from './wholePages.ts';
import type { WholePage } from './wholePages.ts';

/**
 * Routes on which a coordinator changes a person's names, language and zone, and the country if no application gives it. The person is told
 * by mail.
 */
export const editForRoutes: Route[] = WHOLE_PAGES.flatMap(({ base, wanted }) => [
  get(`${base}/details`, coordinators, async (visit) => {
    const found = await wanted(visit);
    return found ? editPage(visit, found) : visit.notFound();
  }),
  post(`${base}/details`, coordinators, async (visit) => {
    const found = await wanted(visit);
    if (!found) return visit.notFound();
    const form = await visit.form();
    const details = typedDetails(form);
    const base = form.get('base') ?? undefined;
    const country = found.asksCountry ? countryIn(form) : undefined;
    const done = await changeDetails(visit.ctx, {
      ...details,
      ...(country === undefined ? {} : { country }),
      programme: visit.programme.id,
      person: found.person,
      locales: visit.programme.locales,
      actor: visit.actor(),
      base,
    });
    if (!done.ok)
      return editPage(visit, found, {
        details,
        country,
        messages: detailMessages(visit, done.problems),
        ...(done.isOvertaken ? { isOvertaken: true } : { base }),
      });
    return visit.redirect(found.path + found.query, done.isSame ? undefined : 'details-changed-for');
  }),
]);

const countryIn = (form: URLSearchParams): string | null => {
  const typed = form.get('country') ?? '';
  return countryCodes.includes(typed) ? typed : null;
};

interface Typed {
  details: Details;
  country: string | null | undefined;
  messages: Messages;
  base?: string | undefined;
  isOvertaken?: true;
}

async function editPage(visit: ProgrammeVisit, found: WholePage, typed?: Typed): Promise<Response> {
  const { t } = visit.view;
  const person = await personById(visit.ctx, visit.programme.id, found.person);
  if (!person) return visit.notFound();
  const own = `${found.path}/details`;
  const kept = found.query;
  const messages = typed?.messages ?? {};
  const values = typed?.details ?? { ...person, zone: likelyZone(person, visit.programme.zone) };
  return visit.page({
    title: t('person.edit'),
    workbench: found.desk,
    status: typed ? 422 : 200,
    body: (
      <>
        <Heading
          eyebrow={<Bdi>{person.name || person.address || t('applications.nameless')}</Bdi>}
          lead={t('person.edit-lead')}
        >
          {t('person.edit')}
        </Heading>
        <ErrorSummary errors={summary(messages)} />
        {typed?.isOvertaken ? <Overtaken fields={twoWords(visit, person, typed.details)} /> : null}
        <Form action={`${own}${kept}`} hidden={{ base: typed?.base ?? detailsVersion(person) }}>
          <DetailsFields
            visit={visit}
            values={values}
            country={person.country}
            allZones={`${own}${kept}${kept ? '&' : '?'}zones=all`}
            messages={messages}
          />
          {found.asksCountry ? (
            <CountrySelect
              name="country"
              label={t('people.country')}
              value={(typed ? typed.country : person.country) ?? undefined}
            />
          ) : null}
          <Submit>{t('person.edit-save')}</Submit>
        </Form>
      </>
    ),
  });
}

/** The zone in the form: the person's own, else that of a country with a single zone. Without a country it is the programme's. */
function likelyZone({ zone, country }: Person, programmes: string): string {
  if (zone) return zone;
  if (!country) return programmes;
  const [first = '', ...more] = zonesOfCountry(country);
  return more.length === 0 ? first : '';
}

const twoWords = ({ view: { t } }: ProgrammeVisit, now: Person, mine: Details): TwoWords[] =>
  (
    [
      ['name', t('me.name')],
      ['called', t('me.called')],
      ['pronunciation', t('me.pronunciation')],
      ['locale', t('me.language')],
      ['zone', t('programme.zone')],
    ] as const
  ).map(([key, label]) => ({ key, label, now: said(key, now[key]), mine: said(key, mine[key]) }));

const said = (key: keyof Details, value: string | null): string =>
  key === 'locale' && value ? ownName(value) : (value ?? '');
