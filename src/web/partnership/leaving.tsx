import { isolate } from '../../i18n/translate.ts';
import { LIMITS } from '../../rooms/partnerships/index.ts';
import type { OwnPartnership } from '../../rooms/partnerships/index.ts';
import { Button, ErrorSummary, Form, FormActions, Heading, TextArea, useView } from '../../ui/index.ts';
import { partnerNames, presentPartners } from './partnerNames.ts';

/** The choices: a break, another partner, or leaving the round. */
export const CHOICES = ['break', 'another', 'stop'] as const;
export type Choice = (typeof CHOICES)[number];

export interface LeavingDraft {
  reason: string;
  error?: string;
}

/**
 * The second of the two clicks to pause or leave. It has a field for optional words to the coordinators, and says under each button what
 * the partner is told.
 */
export function LeavingPage({
  own,
  me,
  draft,
  path,
}: {
  own: OwnPartnership;
  /** The reader's name, as partners know it. */
  me: string;
  draft: LeavingDraft;
  path: (path: string) => string;
}) {
  const view = useView();
  const { t, rich } = view;
  const page = path(`/partnership/${own.id}`);
  const partners = presentPartners(own);
  const names = partnerNames(partners, view);
  const count = partners.length;
  return (
    <>
      <Heading lead={rich('partnership.leaving.lead', { names: <bdi>{names}</bdi>, count })}>
        {t('partnership.leave')}
      </Heading>
      <Form action={`${page}/leaving`}>
        <ErrorSummary errors={draft.error ? [{ name: 'reason', message: draft.error }] : []} />
        <TextArea
          name="reason"
          label={t('partnership.leaving.reason')}
          help={t('partnership.leaving.reason-help', { names: isolate(names), count })}
          value={draft.reason}
          maxLength={LIMITS.reason}
          error={draft.error}
          rows={4}
        />
        {CHOICES.map((choice) => (
          <section key={choice}>
            <p>
              <Button name="after" value={choice} kind={choice === 'break' ? 'quiet' : 'grave'}>
                {t(`partnership.leaving.${choice}`)}
              </Button>
            </p>
            <p>{rich(`partnership.leaving.${choice}-told`, { me: <bdi>{me}</bdi> })}</p>
            {choice === 'break' ? (
              <p>
                <a href={`${page}/absence`}>{t('partnership.leaving.break-day')}</a>
              </p>
            ) : null}
          </section>
        ))}
        <FormActions>
          <a href={page}>{t('partnership.leaving.stay')}</a>
        </FormActions>
      </Form>
    </>
  );
}
