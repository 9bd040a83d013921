import type { ListedPartnership } from '../../../rooms/partnerships/index.ts';
import { FormActions, PostButton } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';

/** Of a quiet partnership: what might help, and the button for the next reminder. */
export function Silent({ visit, found }: { visit: ProgrammeVisit; found: ListedPartnership }) {
  const { t } = visit.view;
  if (found.state !== 'quiet' || !visit.may('director', 'matcher')) return null;
  return (
    <section aria-labelledby="quiet">
      <h2 id="quiet">{t('partnerships.quiet')}</h2>
      {found.suggests ? <p>{t(`partnerships.suggests.${found.suggests}`)}</p> : null}
      <FormActions>
        <PostButton action={visit.path(`/workbench/partnerships/${found.id}/reminder`)} kind="quiet">
          {t('partnerships.remind')}
        </PostButton>
      </FormActions>
    </section>
  );
}
