import type { KeptDraft, OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { Button, CheckboxGroup, FormActions, LocalTime, PlainText, useView } from '../../../ui/index.ts';

/** Says since when the words in the form are kept, and which files go with them. */
export function DraftInForm({ kept }: { kept: KeptDraft }) {
  const { t, rich } = useView();
  return (
    <>
      <p>{rich('partnership.draft.kept', { date: <LocalTime at={kept.keptAt} /> })}</p>
      {kept.files.length > 0 ? (
        <CheckboxGroup
          name="keep"
          label={t('partnership.draft.files')}
          help={t('partnership.draft.files-help')}
          value={kept.files.map(({ file }) => String(file))}
          choices={kept.files.map(({ file, name }, index) => ({
            value: String(file),
            label: name ? <bdi>{name}</bdi> : t('partnership.draft.picture', { number: index + 1 }),
          }))}
        />
      ) : null}
    </>
  );
}

/** The words of an unsent letter, shown after the end. */
export function UnsentDraft({ kept }: { kept: KeptDraft }) {
  const { t } = useView();
  return (
    <article class="letter">
      <p class="eyebrow">{t('partnership.draft.unsent')}</p>
      <PlainText text={kept.body} />
    </article>
  );
}

/** Says until when a letter waits before it leaves, and offers the ways back. */
export function NotYetLeft({
  own,
  letter,
  leavesAt,
  path,
}: {
  own: OwnPartnership;
  letter: number;
  leavesAt: Date;
  path: (path: string) => string;
}) {
  const { t, rich } = useView();
  return (
    <form class="post" action={path(`/partnership/${own.id}/letters/${letter}/draft`)} method="post">
      <p>{rich('partnership.letter-waits', { date: <LocalTime at={leavesAt} /> })}</p>
      <FormActions>
        <Button kind="quiet">{t('partnership.letter-take-back')}</Button>
        <Button kind="quiet" name="act" value="change">
          {t('partnership.letter-change')}
        </Button>
      </FormActions>
    </form>
  );
}
