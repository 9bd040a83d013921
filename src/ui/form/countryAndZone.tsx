import { countries } from '../../lib/world/countries.ts';
import { isZone } from '../../lib/time/time.ts';
import { zoneCity } from '../../lib/time/zoneCity.ts';
import { allZones, clocksOfCountry, isAlike, presentZoneName, zonesOfCountry } from '../../lib/time/zones.ts';
import { clockTime } from '../time/format.ts';
import { useView } from '../view.ts';
import { type OptionGroup, Select } from './choices.tsx';
import type { FieldProps } from './field.tsx';

/** A country or region, by its name in the reader's language; the value is its ISO code. */
export function CountrySelect(
  props: FieldProps & {
    value?: string | undefined;
    /** Names that an operator chose, by code. */
    names?: Readonly<Record<string, string>> | undefined;
  },
) {
  const { lang } = useView();
  const options = countries(lang, props.names).map(({ code, name }) => ({ value: code, label: name }));
  return <Select {...props} options={options} autocomplete="country" />;
}

const regions = [
  'Africa',
  'America',
  'Antarctica',
  'Arctic',
  'Asia',
  'Atlantic',
  'Australia',
  'Europe',
  'Indian',
  'Pacific',
] as const;

/**
 * A time zone by its city, each with the present time there, so that people recognise theirs. With `country`, the clocks of that country
 * come first, each once, under the chosen city if there is one. With `onlyCountry`, there are only these (much lighter; offer the full list
 * elsewhere).
 */
export function ZoneSelect(
  props: FieldProps & {
    value?: string | undefined;
    now: Date;
    country?: string | undefined;
    onlyCountry?: boolean | undefined;
  },
) {
  const { lang, t } = useView();
  const value = props.value !== undefined && isZone(props.value) ? presentZoneName(props.value) : undefined;
  const clocks = props.country ? clocksOfCountry(props.country, props.now) : [];
  const isTheirs = value !== undefined && zonesOfCountry(props.country ?? '').includes(value);
  const near = clocks.map((zone) => (isTheirs && isAlike(zone, value, props.now) ? value : zone));
  const option = (zone: string) => ({
    value: zone,
    label: t('ui.zone.option', { city: zoneCity(zone, lang), time: clockTime(lang, zone, props.now) }),
  });
  const order = new Intl.Collator(lang);
  const groups: OptionGroup[] = [];
  if (near.length > 0) {
    const own = value && props.onlyCountry && !near.includes(value) ? [value] : [];
    groups.push({ label: t('ui.zone.near'), options: [...near, ...own].map(option) });
  }
  if (near.length === 0 || !props.onlyCountry) {
    const rest = allZones().filter((zone) => !near.includes(zone));
    for (const region of regions) {
      const options = rest
        .filter((zone) => zone.startsWith(`${region}/`))
        .map(option)
        .sort((a, b) => order.compare(a.label, b.label));
      if (options.length > 0) groups.push({ label: t(`ui.zone.region.${region}`), options });
    }
  }
  return <Select {...props} value={value} groups={groups} />;
}
