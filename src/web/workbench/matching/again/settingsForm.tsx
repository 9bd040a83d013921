import { Form, RadioGroup, Submit, TextField, useView } from '../../../../ui/index.ts';
import type { View } from '../../../../ui/index.ts';
import type { TwoWords } from '../../../frame/overtaken.tsx';

/** The fields of the form that hold numbers. */
export const NUMBERS = ['everyDays', 'weeksBefore'] as const;
/** The values of the form, as typed. */
export type TypedAgain = Record<(typeof NUMBERS)[number], string> & { showsFirst: boolean };

/** The form for how a round matches again. */
export function Settings({
  action,
  base,
  values,
  errors,
}: {
  action: string;
  base: string;
  values: TypedAgain;
  errors: Partial<Record<string, string>>;
}) {
  const { t } = useView();
  return (
    <section aria-labelledby="settings">
      <h2 id="settings">{t('matching.again.settings')}</h2>
      <Form action={action} hidden={{ base }}>
        <RadioGroup
          name="show"
          label={t('matching.again.how')}
          required
          value={values.showsFirst ? 'first' : 'no'}
          choices={[
            { value: 'no', label: t('matching.again.how.by-itself') },
            { value: 'first', label: t('matching.again.how.show') },
          ]}
        />
        <TextField
          name="everyDays"
          label={t('matching.again.every')}
          help={t('matching.again.kept')}
          value={values.everyDays}
          error={errors['everyDays']}
          inputmode="numeric"
          width="short"
          required
        />
        <TextField
          name="weeksBefore"
          label={t('matching.again.weeks')}
          value={values.weeksBefore}
          error={errors['weeksBefore']}
          inputmode="numeric"
          width="short"
          required
        />
        <Submit>{t('matching.again.save')}</Submit>
      </Form>
    </section>
  );
}

/** The settings for matching again as they stand now, and as somebody typed them. */
export function againWords({ t }: View, now: TypedAgain, mine: TypedAgain): TwoWords[] {
  const how = ({ showsFirst }: TypedAgain): string =>
    t(showsFirst ? 'matching.again.how.show' : 'matching.again.how.by-itself');
  return [
    { key: 'show', label: t('matching.again.how'), now: how(now), mine: how(mine) },
    { key: 'everyDays', label: t('matching.again.every'), now: now.everyDays, mine: mine.everyDays },
    { key: 'weeksBefore', label: t('matching.again.weeks'), now: now.weeksBefore, mine: mine.weeksBefore },
  ];
}
