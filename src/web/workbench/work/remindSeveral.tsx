import type { Matter } from '../../../rooms/matters/index.ts';
import { Button, CheckboxGroup, Details, Form, FormActions } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';

/** Silent pairs that might be reminded, to be chosen together: nothing where there are not several. The next page says how many, and asks. */
export function RemindSeveral({
  visit,
  matters,
  named,
}: {
  visit: ProgrammeVisit;
  matters: readonly Matter[];
  named: (matter: Matter) => string;
}) {
  const { t } = visit.view;
  const pairs = matters.filter(mayBeReminded);
  if (pairs.length < 2 || !visit.may('director', 'matcher')) return null;
  return (
    <Details summary={t('work.remind', { count: pairs.length })}>
      <Form action={visit.path('/workbench/partnerships/reminders')} method="get">
        <CheckboxGroup
          name="pair"
          label={t('work.remind-which')}
          choices={pairs.map((matter) => ({
            value: String(matter.subject.id),
            label: <bdi>{named(matter)}</bdi>,
          }))}
        />
        <FormActions>
          <Button kind="quiet">{t('work.remind-ticked')}</Button>
          <Button kind="quiet" name="all" value={pairs.map(({ subject }) => subject.id).join(',')}>
            {t('work.remind-all', { count: pairs.length })}
          </Button>
        </FormActions>
      </Form>
    </Details>
  );
}

const mayBeReminded = (matter: Matter): boolean =>
  matter.kind === 'pair-silent' && matter.data.suggests === 'remind';
