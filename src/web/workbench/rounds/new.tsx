import type { DateProblems } from '../../../rooms/programmes/index.ts';
import { Button, ErrorSummary, Form, FormActions, Heading, useView } from '../../../ui/index.ts';
import { summary } from '../../frame/problems.ts';
import type { Messages } from '../../frame/problems.ts';
import { DateFields, NameFields } from './fields.tsx';
import type { Plan } from './plan.ts';

/** The form that plans a round: a first one with sensible dates, a later one as a copy of an earlier round. */
export function NewRound(props: {
  programme: { zone: string; locales: readonly string[] };
  plan: Plan;
  /** The round that is copied: its number and name. */
  from: { number: number; name: string } | null;
  messages: Messages;
  problems: DateProblems;
  path: (path: string) => string;
}) {
  const { t, rich } = useView();
  const { from, path } = props;
  return (
    <>
      <Heading
        lead={
          from
            ? rich('rounds.desk.copy-lead', { round: <bdi>{from.name}</bdi> })
            : t('rounds.desk.first-lead')
        }
      >
        {t(from ? 'rounds.desk.another' : 'rounds.desk.first')}
      </Heading>
      <ErrorSummary errors={summary(props.messages)} />
      <Form action={path('/workbench/rounds')} hidden={{ from: from ? String(from.number) : undefined }}>
        <NameFields {...props} />
        <DateFields {...props} />
        <FormActions>
          <Button>{t('rounds.desk.plan')}</Button>
          <a href={path('/workbench/rounds')}>{t('ui.back')}</a>
        </FormActions>
      </Form>
    </>
  );
}
