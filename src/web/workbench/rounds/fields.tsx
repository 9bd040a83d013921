import { ownName } from '../../../lib/world/languages.ts';
import { isZone, wallToInstant } from '../../../lib/time/time.ts';
import { zoneCity, zonesByCity } from '../../../lib/time/zoneCity.ts';
import { allZones, presentZoneName } from '../../../lib/time/zones.ts';
import { DATE_KINDS } from '../../../rooms/programmes/index.ts';
import type { DateProblems, WallDate } from '../../../rooms/programmes/index.ts';
import { FieldGroup, LocalTime, Select, TextField, useView } from '../../../ui/index.ts';
import type { Messages } from '../../frame/problems.ts';
import type { Plan } from './plan.ts';

interface Props {
  plan: Plan;
  messages: Messages;
  programme: { zone: string; locales: readonly string[] };
}

/** All dates of a round, each as wall time and zone, with the same moment on the volunteer's clock and the programme's. */
export function DateFields({ plan, messages, programme, problems }: Props & { problems: DateProblems }) {
  const { t } = useView();
  return (
    <>
      {DATE_KINDS.map((kind) => {
        const date = plan.dates[kind];
        return (
          <FieldGroup
            key={kind}
            name={kind}
            label={t(`round.date.${kind}`)}
            help={problems[kind] ? undefined : <Elsewhere date={date} home={programme.zone} />}
            required
          >
            <div class="row">
              <TextField
                name={`${kind}.wall`}
                label={t('rounds.desk.wall')}
                type="datetime-local"
                value={date.wall}
                error={messages[`${kind}.wall`]}
                required
              />
              <ZoneOfDate
                name={`${kind}.zone`}
                value={date.zone}
                home={programme.zone}
                error={messages[`${kind}.zone`]}
              />
            </div>
          </FieldGroup>
        );
      })}
    </>
  );
}

/** The same moment for the volunteer and, if that zone is another, in the programme's zone. */
function Elsewhere({ date, home }: { date: WallDate; home: string }) {
  const view = useView();
  if (date.wall === '' || !isZone(date.zone)) return null;
  const at = wallToInstant(date.wall, date.zone);
  if (date.zone === view.zone && date.zone === home) return <LocalTime at={at} bare />;
  return (
    <LocalTime
      at={at}
      other={view.zone === home ? undefined : { name: zoneCity(home, view.lang), zone: home }}
    />
  );
}

const cityOption = (lang: string) => (zone: string) => ({ value: zone, label: zoneCity(zone, lang) });

/** A choice of any zone; the programme's, the volunteer's and UTC come first. */
function ZoneOfDate(props: { name: string; value: string; home: string; error: string | undefined }) {
  const { t, lang, zone } = useView();
  const value = presentZoneName(props.value);
  const near = [...new Set([presentZoneName(props.home), presentZoneName(zone), 'UTC'])];
  const own = value && !near.includes(value) && !allZones().includes(value) ? [value] : [];
  return (
    <Select
      name={props.name}
      label={t('rounds.desk.zone')}
      value={value}
      error={props.error}
      required
      groups={[
        { label: t('rounds.desk.zones-near'), options: [...near, ...own].map(cityOption(lang)) },
        {
          label: t('rounds.desk.zones-all'),
          options: zonesByCity(lang)
            .filter((name) => !near.includes(name))
            .map(cityOption(lang)),
        },
      ]}
    />
  );
}

/** The name of a round in each language, and the number of days between its topics. */
export function NameFields({ plan, messages, programme }: Props) {
  const { t } = useView();
  return (
    <>
      <FieldGroup name="label" label={t('rounds.desk.label')} help={t('rounds.desk.label-help')}>
        {programme.locales.map((locale) => (
          <TextField
            key={locale}
            name={`label.${locale}`}
            label={<span lang={locale}>{ownName(locale)}</span>}
            value={plan.label[locale]}
            maxLength={120}
            lang={locale}
          />
        ))}
      </FieldGroup>
      <TextField
        name="rhythm"
        label={t('rounds.desk.rhythm')}
        help={t('rounds.desk.rhythm-help')}
        inputmode="numeric"
        width="short"
        value={plan.rhythm}
        error={messages['rhythm']}
        required
      />
    </>
  );
}
