import { LIMITS } from '../../rooms/partnerships/index.ts';
import type { Letter, OwnPartnership } from '../../rooms/partnerships/index.ts';
import {
  Button,
  Empty,
  ErrorSummary,
  Form,
  FormActions,
  LocalTime,
  Pagination,
  PlainText,
  TextArea,
  useView,
} from '../../ui/index.ts';
import { isOver, partnerName, partnerNames, presentPartners } from './data.ts';

export interface Thread {
  letters: Letter[];
  page: number;
  pages: number;
}

/** A letter as it came back, or a new one. */
export interface Draft {
  body: string;
  formKey: string;
  error?: string;
}

export function Letters({
  own,
  thread,
  draft,
  programme,
  path,
}: {
  own: OwnPartnership;
  thread: Thread;
  draft: Draft;
  programme: string;
  path: (path: string) => string;
}) {
  const { t } = useView();
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">{t('partnership.letters')}</h2>
      {isOver(own) ? null : <WriteLetter {...{ own, draft, programme, path }} />}
      {thread.letters.length === 0 ? <Empty>{t('partnership.letters-none')}</Empty> : null}
      {thread.letters.map((letter) => (
        <OneLetter key={letter.id} letter={letter} own={own} path={path} />
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
  path,
}: {
  own: OwnPartnership;
  draft: Draft;
  programme: string;
  path: (path: string) => string;
}) {
  const view = useView();
  const { t } = view;
  const partners = presentPartners(own);
  return (
    <Form action={path(`/partnership/${own.id}/letters`)} hidden={{ form_key: draft.formKey }}>
      <ErrorSummary errors={draft.error ? [{ name: 'body', message: draft.error }] : []} />
      <TextArea
        name="body"
        label={t('partnership.write-label', {
          names: partnerNames(partners, view),
          count: partners.length,
        })}
        help={t('partnership.write-help', { programme })}
        value={draft.body}
        maxLength={LIMITS.letter}
        error={draft.error}
        rows={10}
        required
      />
      <FormActions>
        <Button>{t('partnership.send')}</Button>
      </FormActions>
    </Form>
  );
}

function OneLetter({
  letter,
  own,
  path,
}: {
  letter: Letter;
  own: OwnPartnership;
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
      {letter.pictures.map(({ file, name: title }) => (
        <p key={file}>
          <a href={path(`/partnership/${own.id}/letters/${letter.id}/pictures/${file}`)}>
            {title ? rich('inbox.picture', { name: <bdi>{title}</bdi> }) : t('inbox.picture-plain')}
          </a>
        </p>
      ))}
      {letter.hasMore ? (
        <p>
          <a href={path(`/partnership/${own.id}/letters/${letter.id}`)}>{t('partnership.letter-whole')}</a>
        </p>
      ) : null}
    </article>
  );
}
