import type { ComponentChildren } from 'preact';
import { listFormat } from '../../../i18n/intl.ts';
import { isolate } from '../../../i18n/translate.ts';
import { CONCERN_KEPT_DAYS, LIMITS } from '../../../rooms/partnerships/index.ts';
import type {
  ConcernReaders,
  Exit,
  Letter,
  OwnPartnership,
  Severity,
} from '../../../rooms/partnerships/index.ts';
import {
  Button,
  ErrorSummary,
  Form,
  FormActions,
  Heading,
  RadioGroup,
  TextArea,
  useView,
} from '../../../ui/index.ts';
import { isOver, partnerName, partnerNames } from '../partnerNames.ts';
import { NoContact, Passages, Severities } from './choices.tsx';
import { Readers } from './concernReaders.tsx';

export interface ConcernDraft {
  body: string;
  exit: Exit;
  /** The partner whom the concern is about, when there are several; null for all of them. */
  about: number | null;
  severity: Severity;
  /** The letters picked for the readers of the concern. */
  passages: readonly number[];
  apart: boolean;
  error?: string;
}

/** The readers of the concern. In a trio `alone` holds the readers of one about a single partner. */
export interface Reach {
  readers: ConcernReaders;
  alone: ReadonlyMap<number, readonly string[]>;
}

/** "Something is wrong": a form for a concern, which says who reads it and offers to leave at once. */
export function ConcernPage({
  own,
  draft,
  reach,
  letters,
  path,
  children,
}: {
  own: OwnPartnership;
  draft: ConcernDraft;
  reach: Reach;
  /** The letters that can be picked. */
  letters: readonly Letter[];
  path: (path: string) => string;
  /** Shown above the form. */
  children: ComponentChildren;
}) {
  const view = useView();
  const { t, rich } = view;
  const page = path(`/partnership/${own.id}`);
  const many = own.partners.length > 1;
  return (
    <>
      <Heading
        lead={
          many
            ? t('partnership.concern.lead-many')
            : rich('partnership.concern.lead', { names: <bdi>{partnerNames(own.partners, view)}</bdi> })
        }
      >
        {t('partnership.wrong')}
      </Heading>
      {children}
      <Readers readers={reach.readers} path={path} />
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
        <Severities value={draft.severity} />
        <Passages own={own} letters={letters} chosen={draft.passages} />
        {many ? <About own={own} draft={draft} alone={reach.alone} /> : null}
        {isOver(own) ? null : (
          <RadioGroup
            name="exit"
            label={t('partnership.concern.then')}
            help={t(many ? 'partnership.concern.then-help-many' : 'partnership.concern.then-help', {
              names: isolate(partnerNames(own.partners, view)),
            })}
            required
            value={draft.exit}
            choices={[
              { value: 'stay', label: t('partnership.concern.stay') },
              { value: 'leave', label: t('partnership.concern.leave') },
              { value: 'another', label: t('partnership.concern.another') },
            ]}
          />
        )}
        {isOver(own) ? null : <NoContact own={own} checked={draft.apart} />}
        <p>{t('partnership.concern.kept', { days: CONCERN_KEPT_DAYS })}</p>
        <FormActions>
          <Button>{t('partnership.concern.send')}</Button>
          <a href={page}>{t('partnership.concern.back')}</a>
        </FormActions>
      </Form>
    </>
  );
}

/** Asks in a trio which partner the concern is about. In doubt it is both, so that neither of them ever reads it. */
function About({ own, draft, alone }: { own: OwnPartnership; draft: ConcernDraft; alone: Reach['alone'] }) {
  const { t, rich, lang } = useView();
  const both = listFormat(lang, 'conjunction');
  return (
    <RadioGroup
      name="about"
      label={t('partnership.concern.about')}
      required
      value={draft.about === null ? 'all' : String(draft.about)}
      choices={[
        { value: 'all', label: t('partnership.concern.about-all') },
        ...own.partners.map((partner) => {
          const more = alone.get(partner.person) ?? [];
          return {
            value: String(partner.person),
            label: rich('partnership.concern.about-one', { name: <bdi>{partnerName(partner, t)}</bdi> }),
            help:
              more.length > 0
                ? rich('partnership.concern.about-more', {
                    names: <bdi>{both.format(more)}</bdi>,
                    count: more.length,
                  })
                : undefined,
          };
        }),
      ]}
    />
  );
}
