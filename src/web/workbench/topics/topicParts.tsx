import { pick } from '../../../lib/text/texts.ts';
import type { GuestPost, TranslationState } from '../../../rooms/topics/index.ts';
import { CalendarDay, Details, LocalDay, TextField, useView } from '../../../ui/index.ts';

/** The other parts of a topic, each on its own page: picture, translations, guest posts. */
export function PartsOfTopic({
  own,
  day,
  hasPicture,
  guests,
  translations,
}: {
  own: string;
  /** The topic's own day of publication, if it has one. */
  day: string | null;
  hasPicture: boolean;
  guests: readonly GuestPost[];
  translations: readonly { locale: string; name: string; state: TranslationState }[];
}) {
  const { t, rich, lang } = useView();
  return (
    <Details summary={t('topics.parts')} open>
      <ul>
        <li>
          <a href={`${own}/picture`}>{t(hasPicture ? 'topics.parts.picture' : 'topics.parts.no-picture')}</a>
        </li>
        <li>
          <a href={`${own}/day`}>{t('topics.own-day.title')}</a>
          {day ? (
            <>
              {' ('}
              <CalendarDay day={day} />)
            </>
          ) : null}
        </li>
        {translations.map(({ locale, name, state }) => (
          <li key={locale}>
            {rich('ui.labelled', {
              label: <a href={`${own}/translations/${locale}`}>{name}</a>,
              value: t(`topics.translation.${state}`),
            })}
          </li>
        ))}
        {guests.map((post) => {
          const title = pick(post.title, lang, post.source_locale);
          return (
            <li key={post.id}>
              <a href={`${own}/guests/${post.id}`} dir="auto">
                {title || post.author}
              </a>{' '}
              (
              {title ? (
                <>
                  <bdi>{post.author || t('discussion.former')}</bdi>,{' '}
                </>
              ) : null}
              <LocalDay at={post.due_at} />, {t(stateOfGuest(post))})
            </li>
          );
        })}
        <li>
          <a href={`${own}/guests/new`}>{t('topics.guest.add')}</a>
        </li>
        <li>
          <a href={`${own}/guests/invitation`}>{t('guest.invite')}</a>
        </li>
      </ul>
    </Details>
  );
}

/** When a guest post is due. */
export function GuestDay({ value, error }: { value: string; error?: string | undefined }) {
  const { t } = useView();
  return (
    <TextField
      type="date"
      name="day"
      label={t('topics.guest.day')}
      help={t('topics.guest.day-help')}
      required
      value={value}
      error={error}
    />
  );
}

/** The state of a guest post, in words. */
export const stateOfGuest = (
  post: GuestPost,
): 'topics.state.approved' | 'topics.state.waiting' | 'topics.guest.asked' =>
  post.approved_at
    ? 'topics.state.approved'
    : isWritten(post)
      ? 'topics.state.waiting'
      : 'topics.guest.asked';

export const isWritten = (post: GuestPost): boolean => Boolean(post.body[post.source_locale]);
