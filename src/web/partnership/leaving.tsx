import { isolate } from '../../i18n/translate.ts';
import { LIMITS } from '../../rooms/partnerships/index.ts';
import type { OwnPartnership } from '../../rooms/partnerships/index.ts';
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
import { partnerNames, presentPartners } from './partnerNames.ts';

export interface LeavingDraft {
  reason: string;
  /** `another` or `stop`. */
  after: string;
  error?: string;
}

/** The second of the two clicks to leave, with a word to the coordinators for those who want. */
export function LeavingPage({
  own,
  draft,
  path,
}: {
  own: OwnPartnership;
  draft: LeavingDraft;
  path: (path: string) => string;
}) {
  const view = useView();
  const { t, rich } = view;
  const page = path(`/partnership/${own.id}`);
  return (
    <>
      <Heading
        lead={rich('partnership.leaving.lead', {
          names: <bdi>{partnerNames(presentPartners(own), view)}</bdi>,
        })}
      >
        {t('partnership.leave')}
      </Heading>
      <Form action={`${page}/leaving`}>
        <ErrorSummary errors={draft.error ? [{ name: 'reason', message: draft.error }] : []} />
        <RadioGroup
          name="after"
          label={t('partnership.leaving.then')}
          required
          value={draft.after}
          choices={[
            { value: 'another', label: t('partnership.leaving.another') },
            { value: 'stop', label: t('partnership.leaving.stop') },
          ]}
        />
        <TextArea
          name="reason"
          label={t('partnership.leaving.reason')}
          help={t('partnership.leaving.reason-help', {
            names: isolate(partnerNames(presentPartners(own), view)),
          })}
          value={draft.reason}
          maxLength={LIMITS.reason}
          error={draft.error}
          rows={4}
        />
        <FormActions>
          <Button kind="grave">{t('partnership.leaving.button')}</Button>
          <a href={page}>{t('partnership.leaving.stay')}</a>
        </FormActions>
      </Form>
    </>
  );
}
