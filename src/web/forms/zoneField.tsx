import { isZone } from '../../lib/time/time.ts';
import { clocksOfCountry, isAlike } from '../../lib/time/zones.ts';
import { FieldGroup, ZoneSelect, fieldId, useView, zoneName } from '../../ui/index.ts';
import type { QuestionFieldProps } from './questionField.tsx';

/**
 * The field for a zone of the answered country. In a country with a single zone nothing is asked: the country answers when the step is
 * sent. Without a country a line says that the question comes later, since the list of all zones is long.
 */
export function ZoneField({
  field,
  ...props
}: Omit<QuestionFieldProps, 'value'> & {
  field: {
    name: string;
    label: string;
    help: string | undefined;
    error: string | undefined;
    required: boolean;
  };
  value: string | undefined;
}) {
  const { t, lang } = useView();
  const hasCountry = props.questions.some(({ type }) => type === 'country');
  if (hasCountry && !props.country && props.allZonesHref) {
    const later = (
      <p>
        {t('apply.zone.later')}{' '}
        <a id={fieldId(field.name)} href={props.allZonesHref}>
          {t('apply.zone.all')}
        </a>
        {props.value ? <input type="hidden" name={field.name} value={props.value} /> : null}
      </p>
    );
    // An error must stand beside the name of its field.
    return field.error ? <FieldGroup {...field}>{later}</FieldGroup> : later;
  }
  const [only, other] = props.country ? clocksOfCountry(props.country, props.now) : [];
  // A zone that does not exist is asked for again.
  const isOnly =
    only && !other && (!props.value || (isZone(props.value) && isAlike(props.value, only, props.now)));
  if (isOnly && props.allZonesHref)
    return (
      <p>
        {t('apply.zone.found', { zone: zoneName({ lang, t }, props.value || only) })}{' '}
        <a href={props.allZonesHref}>{t('apply.zone.all')}</a>
      </p>
    );
  return (
    <>
      <ZoneSelect
        {...field}
        value={props.value || (other ? undefined : only)}
        now={props.now}
        country={props.country}
        onlyCountry={props.allZonesHref !== undefined}
      />
      {props.allZonesHref ? (
        <p>
          <a href={props.allZonesHref}>{t('apply.zone.all')}</a>
        </p>
      ) : null}
    </>
  );
}
