import { LIMITS } from '../../rooms/topics/index.ts';
import type { GuestDraft } from '../../rooms/topics/index.ts';
import { TextArea, TextField, useView } from '../../ui/index.ts';
import type { View } from '../../ui/index.ts';
import { inEachLanguage } from '../frame/overtaken.tsx';
import type { TwoWords } from '../frame/overtaken.tsx';

type ErrorOf = (name: string) => string | undefined;

/** The fields for the guest's name and a line about them, shown above and below the post. `label` tells whether the guest reads this. */
export function GuestFields({
  author,
  about,
  label,
  error,
}: {
  author: string;
  about: string;
  label: string;
  error: ErrorOf;
}) {
  const { t } = useView();
  return (
    <>
      <TextField
        name="author"
        label={label}
        required
        value={author}
        maxLength={LIMITS.author}
        error={error('author')}
      />
      <TextField
        name="about"
        label={t('topics.guest.about')}
        help={t('topics.guest.about-help')}
        value={about}
        maxLength={LIMITS.about}
        error={error('about')}
      />
    </>
  );
}

/** The fields for a guest's text in one language. `of` ends their names when several languages stand on a page. */
export function GuestWords({
  title,
  body,
  of = '',
  lang,
  required = true,
  rows,
  error,
}: {
  title: string | undefined;
  body: string | undefined;
  of?: string;
  lang?: string | undefined;
  required?: boolean;
  rows: number;
  error: ErrorOf;
}) {
  const { t } = useView();
  return (
    <>
      <TextField
        name={`title${of}`}
        label={t('topics.edit.title')}
        required={required}
        value={title}
        maxLength={LIMITS.title}
        lang={lang}
        error={error(`title${of}`)}
      />
      <TextArea
        name={`body${of}`}
        label={t('topics.guest.body')}
        help={t('topics.edit.essay-help')}
        required={required}
        value={body}
        maxLength={LIMITS.essay}
        rows={rows}
        lang={lang}
        error={error(`body${of}`)}
      />
    </>
  );
}

/** A guest post as it stands now, and as somebody typed it. */
export const guestWords = ({ t }: View, now: GuestDraft, mine: GuestDraft): TwoWords[] => [
  { key: 'author', label: t('topics.guest.author'), now: now.author, mine: mine.author },
  { key: 'about', label: t('topics.guest.about'), now: now.about, mine: mine.about },
  { key: 'day', label: t('topics.guest.day'), now: now.day, mine: mine.day },
  ...inEachLanguage('title', t('topics.edit.title'), now.title, mine.title),
  ...inEachLanguage('body', t('topics.guest.body'), now.body, mine.body),
];
