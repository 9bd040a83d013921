import { LIMITS } from '../../../rooms/partnerships/index.ts';
import type { Letter, OwnPartnership, RemindedTurn } from '../../../rooms/partnerships/index.ts';
import {
  Empty,
  ErrorSummary,
  Field,
  Form,
  Pagination,
  Submit,
  TextArea,
  controlProps,
  useView,
} from '../../../ui/index.ts';
import { summary } from '../../frame/problems.ts';
import { writeInLine } from '../partner.tsx';
import { isOver, partnerNames, presentPartners } from '../partnerNames.ts';
import { LetterArticle } from './letter.tsx';
import { WhoseTurn } from '../turn.tsx';

export interface Thread {
  letters: Letter[];
  /** Whether more than one of the members has written. */
  isExchange: boolean;
  page: number;
  pages: number;
}

/** The content of the form for a letter: empty, or a refused letter. */
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
  turns,
  days,
  isSparing,
  path,
}: {
  own: OwnPartnership;
  thread: Thread;
  draft: Draft;
  programme: string;
  /** The languages to write in, of a single partner. */
  writeIn: readonly string[];
  turns: readonly RemindedTurn[];
  days: readonly number[];
  isSparing: boolean;
  path: (path: string) => string;
}) {
  const { t } = useView();
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">{t('partnership.letters')}</h2>
      {own.apartAt ? null : <WhoseTurn own={own} turns={turns} days={days} path={path} />}
      {isOver(own) ? null : <WriteLetter {...{ own, draft, programme, writeIn, path }} />}
      {thread.letters.length === 0 ? (
        <Empty>{t(isOver(own) ? 'partnership.letters-none-over' : 'partnership.letters-none')}</Empty>
      ) : null}
      {thread.letters.map((letter) => (
        <LetterArticle key={letter.id} letter={letter} own={own} isSparing={isSparing} path={path} />
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
