import { isolate } from '../../../../i18n/translate.ts';
import { weekValues } from '../../../../lib/time/week.ts';
import {
  Button,
  ErrorSummary,
  Form,
  FormActions,
  Heading,
  WeekHours,
  useView,
} from '../../../../ui/index.ts';

/** The form in which members with a partner say when in their week they have time. */
export function HoursPage({
  page,
  names,
  hours,
  isRequired,
  country,
  error,
}: {
  /** The partnership's page. */
  page: string;
  names: string;
  /** The chosen half hours of a week, as they stand now; '' for none. */
  hours: string;
  isRequired: boolean;
  country: string | undefined;
  error?: string | undefined;
}) {
  const { t } = useView();
  return (
    <>
      <Heading lead={t('partnership.hours.lead', { names: isolate(names) })}>
        {t('partnership.hours')}
      </Heading>
      <ErrorSummary errors={error ? [{ name: 'hours', message: error }] : []} />
      <Form action={`${page}/meetings/hours`}>
        <WeekHours
          name="hours"
          label={t('partnership.hours.label')}
          help={t('partnership.hours.help')}
          value={weekValues(hours)}
          country={country}
          required={isRequired}
          error={error}
        />
        <FormActions>
          <Button>{t('partnership.hours.button')}</Button>
          <a href={page}>{t('partnership.silence.not-now')}</a>
        </FormActions>
      </Form>
    </>
  );
}
