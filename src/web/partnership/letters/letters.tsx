import { FILTERED_LETTERS, LIMITS } from '../../../rooms/partnerships/index.ts';
import type { KeptDraft, Letter, OwnPartnership, RemindedTurn } from '../../../rooms/partnerships/index.ts';
import {
  Button,
  Empty,
  ErrorSummary,
  Form,
  FormActions,
  Pagination,
  PostButton,
  TextArea,
  useView,
} from '../../../ui/index.ts';
import { summary } from '../../frame/problems.ts';
import { writeInLine } from '../partner.tsx';
import { isOver, partnerNames, presentPartners } from '../partnerNames.ts';
import { DraftInForm, UnsentDraft } from './draft.tsx';
import { FilesField } from './filesField.tsx';
import { LetterArticle } from './letter.tsx';
import { WhoseTurn } from '../turn.tsx';

export interface Thread {
  letters: Letter[];
  /** The reader's draft. */
  draft: KeptDraft | null;
  /** Whether the reader's phone numbers, links and mail addresses are held back for now. */
  isFiltered: boolean;
  /** Whether more than one of the members has written. */
  isExchange: boolean;
  page: number;
  pages: number;
}

/** The content of the form for a letter: a kept draft, or a refused letter. */
export interface Draft {
  /** Null when the words of the kept draft are shown. */
  body: string | null;
  formKey: string;
  error?: string;
  fileError?: string;
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
  /** The languages in which to write to a single partner. */
  writeIn: readonly string[];
  turns: readonly RemindedTurn[];
  days: readonly number[];
  isSparing: boolean;
  path: (path: string) => string;
}) {
  const view = useView();
  const { t } = view;
  // A waiting letter leaves the turn with its writer. To say so would sound as if the letter were lost.
  const hasJustWritten = thread.letters.some(({ author, leavesAt }) => leavesAt && author === own.me.person);
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">{t('partnership.letters')}</h2>
      {own.apartAt || hasJustWritten ? null : <WhoseTurn own={own} turns={turns} days={days} path={path} />}
      {isOver(own) ? null : <WriteLetter {...{ own, draft, thread, programme, writeIn, path }} />}
      {isOver(own) && thread.draft ? <UnsentDraft kept={thread.draft} /> : null}
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
      {isOver(own) ? null : (
        <p>{t('partnership.who-reads', { names: partnerNames(presentPartners(own), view) })}</p>
      )}
      {thread.letters.some(({ author, gone }) => author === own.me.person && !gone) ? (
        <PostButton action={path(`/partnership/${own.id}/own-letters`)}>
          {t('partnership.own-letters')}
        </PostButton>
      ) : null}
    </section>
  );
}

function WriteLetter({
  own,
  draft,
  thread,
  programme,
  writeIn,
  path,
}: {
  own: OwnPartnership;
  draft: Draft;
  thread: Thread;
  programme: string;
  writeIn: readonly string[];
  path: (path: string) => string;
}) {
  const view = useView();
  const { t } = view;
  const partners = presentPartners(own);
  // A refused letter's words are not the draft's: sending them leaves the draft as it is.
  const shown = draft.body === null ? thread.draft : null;
  return (
    <Form
      action={path(`/partnership/${own.id}/letters`)}
      hidden={{ form_key: draft.formKey, draft: shown ? String(shown.keptAt.getTime()) : undefined }}
      upload
    >
      <ErrorSummary errors={summary({ body: draft.error, file: draft.fileError })} />
      {shown ? <DraftInForm kept={shown} /> : null}
      <TextArea
        name="body"
        label={t('partnership.write-label', {
          names: partnerNames(partners, view),
          count: partners.length,
        })}
        help={
          own.apartAt ? (
            t('partnership.write-help-apart')
          ) : (
            <>
              {t('partnership.write-help', { programme })}
              {thread.isFiltered ? <> {t('partnership.filtered', { count: FILTERED_LETTERS })}</> : null}
              {writeIn.length > 0 ? <> {writeInLine(view, partnerNames(partners, view), writeIn)}</> : null}
            </>
          )
        }
        value={draft.body ?? shown?.body ?? ''}
        maxLength={LIMITS.letter}
        error={draft.error}
        rows={10}
        required
      />
      <FilesField error={draft.fileError} />
      <FormActions>
        <Button name="act" value="send">
          {t('partnership.send')}
        </Button>
        <Button kind="quiet" name="act" value="draft">
          {t('partnership.draft.keep')}
        </Button>
      </FormActions>
    </Form>
  );
}
