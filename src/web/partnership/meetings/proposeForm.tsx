import { LENGTHS, MEETING_LIMITS, MEETING_MEANS, REPEATS } from '../../../rooms/meetings/index.ts';
import { Form, Select, Submit, TextField, useView, zoneName } from '../../../ui/index.ts';

/** Words and choices that were refused. */
export interface MeetingDraft {
  sent?: { walls: readonly string[]; minutes: string; means: string; link: string; repeats: string };
  errors: { name: string; message: string }[];
}

/** One to three hours on the reader's own clocks, and how to meet. */
export function ProposeForm({ action, draft }: { action: string; draft: MeetingDraft }) {
  const view = useView();
  const { t } = view;
  const { sent } = draft;
  const error = (name: string) => draft.errors.find((one) => one.name === name)?.message;
  return (
    <Form action={action}>
      {['time', 'time2', 'time3'].map((name, index) => (
        <TextField
          key={name}
          name={name}
          type="datetime-local"
          label={t('meeting.time', { number: index + 1 })}
          help={index === 0 ? t('meeting.time-help', { zone: zoneName(view, view.zone) }) : undefined}
          value={sent?.walls[index]}
          error={error(name)}
          required={index === 0}
        />
      ))}
      <Select
        name="minutes"
        label={t('meeting.minutes')}
        value={sent?.minutes ?? '60'}
        error={error('minutes')}
        options={LENGTHS.map((count) => ({
          value: String(count),
          label: t('meeting.minutes-count', { count }),
        }))}
      />
      <Select
        name="means"
        label={t('meeting.means')}
        value={sent?.means ?? 'video'}
        options={MEETING_MEANS.map((value) => ({ value, label: t(`meeting.means.${value}`) }))}
      />
      <TextField
        name="link"
        label={t('meeting.link')}
        help={t('meeting.link-help')}
        value={sent?.link}
        error={error('link')}
        maxLength={MEETING_LIMITS.link}
      />
      <Select
        name="repeats"
        label={t('meeting.repeats')}
        value={sent?.repeats ?? 'once'}
        options={REPEATS.map((value) => ({ value, label: t(`meeting.repeats.${value}`) }))}
      />
      <Submit>{t('meeting.propose-button')}</Submit>
    </Form>
  );
}
