import { LIMITS } from '../../rooms/partnerships/index.ts';
import type { Exit, OwnPartnership } from '../../rooms/partnerships/index.ts';
import {
  Button,
  ErrorSummary,
  Form,
  FormActions,
  Heading,
  RadioGroup,
  TextArea,
  useView,
} from '../../ui/index.ts';
import { isOver, partnerNames } from './data.ts';

export interface ConcernDraft {
  body: string;
  exit: Exit;
  error?: string;
}

/** Something is wrong: words for safeguarding and directors, and the way out at once for those who want it. */
export function ConcernPage({
  own,
  draft,
  programme,
  path,
}: {
  own: OwnPartnership;
  draft: ConcernDraft;
  programme: string;
  path: (path: string) => string;
}) {
  const view = useView();
  const { t, rich } = view;
  const page = path(`/partnership/${own.id}`);
  const many = own.partners.length > 1;
  return (
    <>
      <Heading
        lead={rich(many ? 'partnership.concern.lead-many' : 'partnership.concern.lead', {
          names: <bdi>{partnerNames(own.partners, view)}</bdi>,
          programme,
        })}
      >
        {t('partnership.wrong')}
      </Heading>
      <Form action={`${page}/concern`}>
        <ErrorSummary errors={draft.error ? [{ name: 'body', message: draft.error }] : []} />
        <TextArea
          name="body"
          label={t('partnership.concern.body')}
          help={t('partnership.concern.body-help')}
          value={draft.body}
          maxLength={LIMITS.concern}
          error={draft.error}
          required
        />
        {isOver(own) ? null : (
          <RadioGroup
            name="exit"
            label={t('partnership.concern.then')}
            required
            value={draft.exit}
            choices={[
              { value: 'stay', label: t('partnership.concern.stay') },
              { value: 'leave', label: t('partnership.concern.leave') },
              { value: 'another', label: t('partnership.concern.another') },
            ]}
          />
        )}
        <FormActions>
          <Button>{t('partnership.concern.send')}</Button>
          <a href={page}>{t('partnership.concern.back')}</a>
        </FormActions>
      </Form>
    </>
  );
}
