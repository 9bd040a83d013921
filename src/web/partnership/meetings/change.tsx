import { instantToWall } from '../../../lib/time/time.ts';
import { MEETING_LIMITS } from '../../../rooms/meetings/index.ts';
import type { Meeting, Occurrence } from '../../../rooms/meetings/index.ts';
import {
  Form,
  PostButton,
  Select,
  Submit,
  TextField,
  clockTime,
  longDay,
  useView,
} from '../../../ui/index.ts';
import { presentPartners } from '../partnerNames.ts';
import { TimeFields } from './proposeForm.tsx';
import type { MeetingDraft } from './proposeForm.tsx';
import type { MeetingsProps } from './section.tsx';

export type MeetingProps = Omit<MeetingsProps, 'meetings'> & { meeting: Meeting; draft: MeetingDraft };

/**
 * Forms to choose other hours, to change the place and to cancel. While the last hour of a meeting goes on, only its place can change.
 */
export function Change({
  own,
  meeting,
  draft,
  action,
  coming,
  now,
}: MeetingProps & { action: string; coming: readonly Occurrence[] }) {
  const { t } = useView();
  const count = presentPartners(own).length;
  const toCome = coming.filter(({ at }) => at > now);
  const isMovable = meeting.state === 'proposed' || toCome.length > 0;
  const error = (name: string) => draft.errors.find((one) => one.name === name)?.message;
  return (
    <>
      {isMovable ? (
        <section aria-labelledby="move">
          <h2 id="move">{t('meeting.move')}</h2>
          <p>
            {meeting.state === 'stands' ? t('meeting.move-stands', { count }) : t('meeting.move-proposed')}
          </p>
          <Form action={`${action}/times`}>
            <Which meeting={meeting} coming={toCome} />
            <input
              type="hidden"
              name="sequence"
              value={String(draft.sent?.sequence ?? meeting.askedSequence)}
            />
            <TimeFields draft={draft} />
            <Submit kind="quiet">{t('meeting.propose-button')}</Submit>
          </Form>
        </section>
      ) : null}
      <section aria-labelledby="where">
        <h2 id="where">{t('meeting.where')}</h2>
        <Form action={`${action}/link`}>
          <TextField
            name="link"
            label={t('meeting.link')}
            help={t('meeting.link-help', { count })}
            value={draft.sent?.link ?? meeting.link ?? ''}
            error={error('link')}
            maxLength={MEETING_LIMITS.link}
          />
          <Submit kind="quiet">{t('meeting.link-save')}</Submit>
        </Form>
      </section>
      {isMovable ? (
        <section aria-labelledby="off">
          <h2 id="off">{t('meeting.off')}</h2>
          <p>{t('meeting.off-lead', { count })}</p>
          <Form action={`${action}/end`}>
            <Which meeting={meeting} coming={toCome} />
            <Submit kind="quiet">{t('meeting.off-button')}</Submit>
          </Form>
        </section>
      ) : null}
    </>
  );
}

/** Asks for one of the times of a series, or all. */
function Which({ meeting, coming }: { meeting: Meeting; coming: readonly Occurrence[] }) {
  const { t, lang, zone } = useView();
  if (meeting.weeks === null || coming.length === 0) return null;
  return (
    <Select
      name="occurrence"
      required
      label={t('meeting.which')}
      value={coming[0]!.wall}
      options={[
        ...coming.map(({ wall, at }) => ({
          value: wall,
          label: t('ui.time.at', { day: longDay(lang, zone, at, false), time: clockTime(lang, zone, at) }),
        })),
        { value: 'all', label: t('meeting.which-all') },
      ]}
    />
  );
}

/** The button that proposes the same hours again, as far as they are still to come. */
export function Again({ own, meeting, now, path }: MeetingProps) {
  const { t, zone } = useView();
  const walls = meeting.times.filter(({ at }) => at > now).map(({ at }) => instantToWall(at, zone));
  if (meeting.state !== 'cancelled' || walls.length === 0) return null;
  const hidden = {
    zone,
    time: walls[0],
    time2: walls[1],
    time3: walls[2],
    minutes: String(meeting.minutes),
    means: meeting.means,
    link: meeting.link ?? '',
  };
  return (
    <PostButton action={path(`/partnership/${own.id}/meetings`)} hidden={hidden}>
      {t('meeting.again')}
    </PostButton>
  );
}
