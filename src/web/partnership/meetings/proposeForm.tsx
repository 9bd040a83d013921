import { LENGTHS, MEETING_LIMITS, MEETING_MEANS, USUAL_LENGTH } from '../../../rooms/meetings/index.ts';
import { Form, Select, Submit, TextField, useView, zoneName } from '../../../ui/index.ts';
import type { AgreedTerms } from './agreedTerms.ts';

/** The most fields for times that a form shows. */
const MOST_FIELDS = 9;

/** The words and choices of a refused form. */
export interface MeetingDraft {
  sent?: {
    zone?: string | undefined;
    /** The sequence that the page of a moved meeting showed. */
    sequence?: number | undefined;
    walls: readonly string[];
    minutes: string;
    means: string;
    link: string | null;
    repeats: string;
  };
  errors: { name: string; message: string }[];
}

/** The form for one to three hours on the reader's own clock, and for how to meet. */
export function ProposeForm({
  action,
  draft,
  agreed,
  partners,
}: {
  action: string;
  draft: MeetingDraft;
  agreed: AgreedTerms;
  partners: number;
}) {
  const { t } = useView();
  return (
    <Form action={action}>
      <TimeFields draft={draft} />
      <TermFields {...draft} agreed={agreed} partners={partners} />
      <Submit>{t('meeting.propose-button')}</Submit>
    </Form>
  );
}

/** The fields for a meeting's length, means, place and rhythm: all except its time. */
export function TermFields({
  sent,
  errors,
  agreed,
  partners,
  hasLength = false,
}: MeetingDraft & {
  /** How many partners are to be met. */
  partners: number;
  agreed: AgreedTerms;
  /** Whether the form already has a length, for which its hours were found. */
  hasLength?: boolean;
}) {
  const { t } = useView();
  const error = (name: string) => errors.find((one) => one.name === name)?.message;
  return (
    <>
      {hasLength ? null : (
        <Select
          name="minutes"
          required
          label={t('meeting.minutes')}
          value={sent?.minutes ?? String(USUAL_LENGTH)}
          error={error('minutes')}
          options={LENGTHS.map((count) => ({
            value: String(count),
            label: t('meeting.minutes-count', { count }),
          }))}
        />
      )}
      <Select
        name="means"
        required
        label={t('meeting.means')}
        value={sent?.means ?? agreed.means}
        options={MEETING_MEANS.map((value) => ({ value, label: t(`meeting.means.${value}`) }))}
      />
      <TextField
        name="link"
        label={t('meeting.link')}
        help={t('meeting.link-help', { count: partners })}
        value={(sent ? sent.link : agreed.link) ?? undefined}
        error={error('link')}
        maxLength={MEETING_LIMITS.link}
      />
      <Select
        name="repeats"
        required
        label={t('meeting.repeats')}
        value={sent?.repeats ?? 'once'}
        options={agreed.repeats.map((value) => ({
          value,
          label: t(`meeting.repeats.${value}`),
        }))}
      />
    </>
  );
}

/** Fields for up to three hours on the reader's own clock; more when the sent form had more. */
export function TimeFields({ draft }: { draft: MeetingDraft }) {
  const view = useView();
  const { t } = view;
  const zone = draft.sent?.zone ?? view.zone;
  const walls = draft.sent?.walls ?? [];
  const fields = Math.min(Math.max(walls.length, MEETING_LIMITS.times), MOST_FIELDS);
  const names = Array.from({ length: fields }, (_, index) => (index === 0 ? 'time' : `time${index + 1}`));
  return (
    <>
      <input type="hidden" name="zone" value={zone} />
      {names.map((name, index) => (
        <TextField
          key={name}
          name={name}
          type="datetime-local"
          label={t('meeting.time', { number: index + 1 })}
          help={index === 0 ? t('meeting.time-help', { zone: zoneName(view, zone) }) : undefined}
          value={walls[index]}
          error={draft.errors.find((one) => one.name === name)?.message}
          required={index === 0}
        />
      ))}
    </>
  );
}
