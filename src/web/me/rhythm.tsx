import { minuteOf, RHYTHMS, timeOf } from '../../rooms/preferences/index.ts';
import type { Rhythm } from '../../rooms/preferences/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import type { Programme } from '../../rooms/programmes/index.ts';
import { CheckboxGroup, Form, RadioGroup, Submit, TextField, useView, zoneName } from '../../ui/index.ts';

/** The zone of a person's quiet hours: their own, or the programme's while they have given none. */
export const quietZone = (person: Pick<Person, 'zone'> | null, programme: Pick<Programme, 'zone'>) => ({
  name: person?.zone ?? programme.zone,
  isOwn: Boolean(person?.zone),
});

/** The form for mail that can wait: one by one or gathered, quiet hours, and in full or not. Posts to `action`. */
export function RhythmForm({
  action,
  rhythm,
  zone,
  error,
}: {
  action: string;
  rhythm: Rhythm;
  /** The zone of the quiet hours. */
  zone: { name: string; isOwn: boolean };
  error?: string | undefined;
}) {
  const { lang, t } = useView();
  const { quiet } = rhythm;
  return (
    <>
      <h2 id="rhythm">{t('rhythm.title')}</h2>
      <p>{t('rhythm.lead')}</p>
      <Form action={action} hidden={{ act: 'rhythm' }}>
        <RadioGroup
          name="rhythm"
          label={t('rhythm.label')}
          value={rhythm.rhythm}
          choices={RHYTHMS.map((value) => ({ value, label: t(`rhythm.${value}`) }))}
          required
        />
        <fieldset class="field">
          <legend>{t('rhythm.quiet')}</legend>
          <p class="help">
            {t(zone.isOwn ? 'rhythm.quiet-help' : 'rhythm.quiet-programme', {
              zone: zoneName({ lang, t }, zone.name),
            })}
          </p>
          <TextField
            name="quietFrom"
            type="time"
            label={t('rhythm.quiet-from')}
            value={quiet ? timeOf(quiet.from) : ''}
            error={error}
            width="short"
          />
          <TextField
            name="quietUntil"
            type="time"
            label={t('rhythm.quiet-until')}
            value={quiet ? timeOf(quiet.until) : ''}
            width="short"
          />
        </fieldset>
        <CheckboxGroup
          name="extra"
          label={t('rhythm.extra')}
          value={[...(rhythm.everything ? ['everything'] : []), ...(rhythm.onlyActs ? ['only-acts'] : [])]}
          choices={[
            { value: 'everything', label: t('rhythm.everything') },
            { value: 'only-acts', label: t('rhythm.only-acts') },
          ]}
        />
        <Submit kind="quiet">{t('ui.save')}</Submit>
      </Form>
    </>
  );
}

/** Reads the chosen rhythm; null when the quiet hours are not two times. */
export function readRhythm(form: URLSearchParams): Rhythm | null {
  const [from, until] = [form.get('quietFrom') ?? '', form.get('quietUntil') ?? ''];
  const minutes = { from: minuteOf(from), until: minuteOf(until) };
  const isNone = from === '' && until === '';
  if (!isNone && (minutes.from === null || minutes.until === null)) return null;
  const extra = form.getAll('extra');
  return {
    rhythm: RHYTHMS.find((one) => one === form.get('rhythm')) ?? 'each',
    everything: extra.includes('everything'),
    onlyActs: extra.includes('only-acts'),
    quiet: isNone ? null : { from: minutes.from!, until: minutes.until! },
  };
}
