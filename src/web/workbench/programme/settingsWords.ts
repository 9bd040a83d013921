import { ownName } from '../../../lib/world/languages.ts';
import type { Programme } from '../../../rooms/programmes/index.ts';
import type { View } from '../../../ui/index.ts';
import type { readDraft } from '../../operator/fields.tsx';
import { inEachLanguage } from '../../frame/overtaken.tsx';
import type { TwoWords } from '../../frame/overtaken.tsx';

/** The settings of a programme, as the form shows them. */
export interface SettingsValues {
  draft: Omit<ReturnType<typeof readDraft>, 'slug'>;
  tagline: Record<string, string>;
  about: Record<string, string>;
  holdBulk: boolean;
  filtersLetters: boolean;
  /** Numbers of days as typed: `7, 14, 21`. */
  reminderDays: string;
}

export const valuesOf = (programme: Programme): SettingsValues => ({
  draft: {
    name: programme.name,
    locales: programme.locales,
    sourceLocale: programme.source_locale,
    zone: programme.zone,
    contactAddress: programme.contact_address,
  },
  tagline: programme.tagline,
  about: programme.about,
  holdBulk: programme.hold_bulk,
  filtersLetters: programme.filters_letters,
  reminderDays: programme.reminder_days.join(', '),
});

/** The settings as they stand now, and as somebody typed them. */
export function settingsWords({ t }: View, now: SettingsValues, mine: SettingsValues): TwoWords[] {
  const said = (key: string, label: string, of: (values: SettingsValues) => string): TwoWords => ({
    key,
    label,
    now: of(now),
    mine: of(mine),
  });
  const yes = (is: boolean): string => t(is ? 'ui.yes' : 'ui.no');
  const inLanguages = (key: 'tagline' | 'about'): TwoWords[] =>
    inEachLanguage(key, '', now[key], mine[key]).map((one) =>
      Object.assign(one, { label: t(`programme.${key}`, { language: ownName(one.lang ?? '') }) }),
    );
  return [
    said('name', t('programme.name'), ({ draft }) => draft.name),
    said('locales', t('programme.languages'), ({ draft }) => draft.locales.map(ownName).join(', ')),
    said('sourceLocale', t('programme.source'), ({ draft }) => ownName(draft.sourceLocale)),
    said('zone', t('programme.zone'), ({ draft }) => draft.zone),
    said('contactAddress', t('programme.contact'), ({ draft }) => draft.contactAddress),
    ...inLanguages('tagline'),
    ...inLanguages('about'),
    said('holdBulk', t('programme.hold'), ({ holdBulk }) => yes(holdBulk)),
    said('filtersLetters', t('programme.filter'), ({ filtersLetters }) => yes(filtersLetters)),
    said('reminderDays', t('programme.reminders'), ({ reminderDays }) => reminderDays),
  ];
}
