import { isolate } from '../../i18n/translate.ts';
import { LIMITS } from '../../rooms/partnerships/index.ts';
import type { Letter, OwnPartnership } from '../../rooms/partnerships/index.ts';
import {
  Empty,
  ErrorSummary,
  Field,
  Form,
  LocalTime,
  Pagination,
  PlainText,
  Submit,
  TextArea,
  controlProps,
  useView,
} from '../../ui/index.ts';
import { summary } from '../problems.ts';
import { writeInLine } from './partner.tsx';
import { isOver, partnerName, partnerNames, presentPartners } from './data.ts';

export interface Thread {
  letters: Letter[];
  /** Whether more than one of the members has written. */
  isExchange: boolean;
  page: number;
  pages: number;
}

/** A letter as it came back, or a new one. */
export interface Draft {
  body: string;
  formKey: string;
  error?: string;
  pictureError?: string;
}

export function Letters({
  own,
  thread,
  draft,
  programme,
  writeIn,
  isSparing,
  path,
}: {
  own: OwnPartnership;
  thread: Thread;
  draft: Draft;
  programme: string;
  /** The languages to write in, of a single partner. */
  writeIn: readonly string[];
  isSparing: boolean;
  path: (path: string) => string;
}) {
  const { t } = useView();
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">{t('partnership.letters')}</h2>
      {isOver(own) ? null : <WriteLetter {...{ own, draft, programme, writeIn, path }} />}
      {thread.letters.length === 0 ? <Empty>{t('partnership.letters-none')}</Empty> : null}
      {thread.letters.map((letter) => (
        <OneLetter key={letter.id} letter={letter} own={own} isSparing={isSparing} path={path} />
      ))}
      <Pagination
        page={thread.page}
        pages={thread.pages}
        href={(page) => path(`/partnership/${own.id}?page=${page}#letters`)}
      />
    </section>
  );
}

function WriteLetter({
  own,
  draft,
  programme,
  writeIn,
  path,
}: {
  own: OwnPartnership;
  draft: Draft;
  programme: string;
  writeIn: readonly string[];
  path: (path: string) => string;
}) {
  const view = useView();
  const { t } = view;
  const partners = presentPartners(own);
  const picture = {
    name: 'picture',
    label: t('partnership.picture'),
    help: t('partnership.picture-help'),
    error: draft.pictureError,
  };
  return (
    <Form action={path(`/partnership/${own.id}/letters`)} hidden={{ form_key: draft.formKey }} upload>
      <ErrorSummary errors={summary({ body: draft.error, picture: draft.pictureError })} />
      <TextArea
        name="body"
        label={t('partnership.write-label', {
          names: partnerNames(partners, view),
          count: partners.length,
        })}
        help={
          <>
            {t('partnership.write-help', { programme })}
            {writeIn.length > 0 ? <> {writeInLine(view, partnerNames(partners, view), writeIn)}</> : null}
          </>
        }
        value={draft.body}
        maxLength={LIMITS.letter}
        error={draft.error}
        rows={10}
        required
      />
      <Field {...picture}>
        <input {...controlProps(picture)} type="file" accept="image/jpeg,image/png,image/gif,image/webp" />
      </Field>
      <Submit>{t('partnership.send')}</Submit>
    </Form>
  );
}

function OneLetter({
  letter,
  own,
  isSparing,
  path,
}: {
  letter: Letter;
  own: OwnPartnership;
  isSparing: boolean;
  path: (path: string) => string;
}) {
  const { t, rich } = useView();
  const mine = letter.author === own.me.person;
  const author = own.partners.find((partner) => partner.person === letter.author);
  const name = author ? partnerName(author, t) : t('partnership.former');
  return (
    <article class="letter" id={`letter-${letter.id}`}>
      <p class="eyebrow">
        {mine ? t('partnership.letter-by-me') : rich('partnership.letter-by', { name: <bdi>{name}</bdi> })}{' '}
        <LocalTime at={letter.writtenAt} bare />
      </p>
      {letter.gone ? <p>{t('partnership.letter-gone')}</p> : <PlainText text={letter.body} />}
      {letter.pictures.map(({ file, name: title }) => {
        const href = path(`/partnership/${own.id}/letters/${letter.id}/pictures/${file}`);
        return (
          <p key={file} class="picture">
            <a href={href}>
              {isSparing ? (
                title ? (
                  rich('inbox.picture', { name: <bdi>{title}</bdi> })
                ) : (
                  t('inbox.picture-plain')
                )
              ) : (
                <img
                  src={href}
                  alt={title ? t('inbox.picture', { name: isolate(title) }) : t('inbox.picture-plain')}
                  loading="lazy"
                />
              )}
            </a>
          </p>
        );
      })}
      {letter.hasMore ? (
        <p>
          <a href={path(`/partnership/${own.id}/letters/${letter.id}`)}>{t('partnership.letter-whole')}</a>
        </p>
      ) : null}
    </article>
  );
}
