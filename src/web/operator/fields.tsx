import { LOCALES } from '../../i18n/locales.ts';
import { ownName } from '../../lib/world/languages.ts';
import { isZone } from '../../lib/time/time.ts';
import type { ProgrammeDraft, ProgrammeProblems } from '../../rooms/programmes/index.ts';
import { CheckboxGroup, RadioGroup, TextField, ZoneSelect } from '../../ui/index.ts';
import type { View } from '../../ui/index.ts';
import type { Messages } from '../frame/problems.ts';

/** The settings of every programme. The address below /p/ is asked only at the beginning. */
export function ProgrammeFields({
  view,
  draft,
  messages,
  now,
  fresh,
}: {
  view: View;
  draft: Partial<ProgrammeDraft>;
  messages: Messages;
  now: Date;
  fresh: boolean;
}) {
  const { t } = view;
  const languages = LOCALES.map((locale) => ({
    value: locale,
    label: <span lang={locale}>{ownName(locale)}</span>,
  }));
  return (
    <>
      <TextField
        name="name"
        label={t('programme.name')}
        value={draft.name}
        error={messages['name']}
        maxLength={100}
        required
      />
      {fresh ? (
        <TextField
          name="slug"
          label={t('programme.slug')}
          help={t('programme.slug-help')}
          value={draft.slug}
          error={messages['slug']}
          width="medium"
          required
        />
      ) : null}
      <CheckboxGroup
        name="locales"
        label={t('programme.languages')}
        help={t('programme.languages-help')}
        value={draft.locales ?? [...LOCALES]}
        error={messages['locales']}
        choices={languages}
        required
      />
      <RadioGroup
        name="sourceLocale"
        label={t('programme.source')}
        help={t('programme.source-help')}
        value={draft.sourceLocale ?? view.lang}
        error={messages['sourceLocale']}
        choices={languages}
        required
      />
      <ZoneSelect
        name="zone"
        label={t('programme.zone')}
        help={t('programme.zone-help')}
        value={draft.zone && isZone(draft.zone) ? draft.zone : undefined}
        error={messages['zone']}
        now={now}
        required
      />
      <TextField
        name="contactAddress"
        type="email"
        label={t('programme.contact')}
        help={t('programme.contact-help')}
        value={draft.contactAddress}
        error={messages['contactAddress']}
        required
      />
    </>
  );
}

export function readDraft(form: URLSearchParams): ProgrammeDraft {
  return {
    name: (form.get('name') ?? '').trim(),
    slug: (form.get('slug') ?? '').trim().toLowerCase(),
    locales: form.getAll('locales'),
    sourceLocale: form.get('sourceLocale') ?? '',
    zone: form.get('zone') ?? '',
    contactAddress: (form.get('contactAddress') ?? '').trim(),
  };
}

export function programmeMessages(view: View, problems: ProgrammeProblems): Messages {
  return Object.fromEntries(
    Object.entries(problems).map(([field, reason]) => [field, view.t(`programme.error.${reason}`)]),
  );
}
