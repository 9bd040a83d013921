import { LIMITS } from '../../rooms/topics/index.ts';
import { TextArea, TextField, useView } from '../../ui/index.ts';

type ErrorOf = (name: string) => string | undefined;

/** The guest's name and a line about them, as they stand above and below the post; `label` says whether it is one's own name. */
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

/** A guest's text in one language; `of` ends the names of the fields where several stand on a page. */
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
