import { languageName } from '../../../lib/world/languages.ts';
import { HOW_OFTEN, MEANS, hopesOf } from '../../../rooms/partnerships/index.ts';
import type { Terms } from '../../../rooms/partnerships/index.ts';
import {
  ButtonLink,
  CheckboxGroup,
  ErrorSummary,
  Form,
  Heading,
  PostButton,
  RadioGroup,
  Select,
  Submit,
  useView,
} from '../../../ui/index.ts';
import { isOver } from '../partnerNames.ts';
import { HopesField } from './hopes.tsx';
import { AgreementState, titleOf, waitsForMe } from './section.tsx';
import type { AgreementProps } from './section.tsx';

/** The words and choices of a refused form. */
export interface AgreementDraft {
  terms?: { howOften: string; means: readonly string[]; language: string };
  hopes?: string;
  errors: { name: string; message: string }[];
}

export interface AgreementPageProps extends AgreementProps {
  /** The languages to choose from. */
  languages: readonly string[];
  draft: AgreementDraft;
}

/** All about the agreement: what stands or waits, the reader's hopes, and a new proposal. */
export function AgreementPage(props: AgreementPageProps) {
  const { own, agreement, ready, draft, path } = props;
  const { t } = useView();
  const page = path(`/partnership/${own.id}`);
  const { standing, open } = agreement;
  const terms = draft.terms ?? open ?? standing ?? ready;
  return (
    <>
      <Heading lead={isOver(own) ? undefined : t('agreement.lead')}>{t(titleOf(own))}</Heading>
      <ErrorSummary errors={draft.errors} />
      {open || standing ? (
        <section aria-labelledby={isOver(own) ? undefined : 'now'}>
          {isOver(own) ? null : <h2 id="now">{t('agreement.now')}</h2>}
          <AgreementState {...props} />
          {standing && !open && !isOver(own) ? <Reopen {...props} /> : null}
        </section>
      ) : null}
      {isOver(own) ? null : (
        <>
          {open || standing ? <OwnHopes {...props} /> : null}
          <section aria-labelledby="propose">
            <h2 id="propose">{t(open || standing ? 'agreement.propose-other' : 'agreement.propose')}</h2>
            {standing ? <p>{t('agreement.until-all')}</p> : null}
            <ProposeForm {...props} terms={terms} hasHopes={!open && !standing} />
          </section>
        </>
      )}
      <p>
        <ButtonLink kind="quiet" href={page}>
          {t('agreement.back')}
        </ButtonLink>
      </p>
    </>
  );
}

/** The form that asks to talk about the agreement again, unless somebody already has. */
function Reopen({ own, agreement: { standing }, path }: AgreementPageProps) {
  const { t } = useView();
  if (standing?.sides.some(({ reopenedAt }) => reopenedAt)) return null;
  return (
    <>
      <p>{t('agreement.until-all')}</p>
      <PostButton action={path(`/partnership/${own.id}/agreement/reopening`)}>
        {t('agreement.reopen')}
      </PostButton>
    </>
  );
}

/** The reader's hopes, alone or together with their yes. */
function OwnHopes(props: AgreementPageProps) {
  const { own, agreement, draft, path } = props;
  const { t } = useView();
  return (
    <section aria-labelledby="own-hopes">
      <h2 id="own-hopes">{t('agreement.hopes')}</h2>
      <Form action={path(`/partnership/${own.id}/agreement/hopes`)}>
        <HopesField
          value={draft.hopes ?? hopesOf(agreement, own.me.person)}
          error={messageOf(draft, 'hopes')}
        />
        <Submit kind="quiet">{t('agreement.hopes-save')}</Submit>
      </Form>
      {waitsForMe(props) ? <p>{t('agreement.hopes-first')}</p> : null}
    </section>
  );
}

const messageOf = ({ errors }: AgreementDraft, name: string): string | undefined =>
  errors.find((one) => one.name === name)?.message;

function ProposeForm({
  own,
  languages,
  terms,
  draft,
  hasHopes,
  path,
}: AgreementPageProps & {
  terms: Terms | NonNullable<AgreementDraft['terms']>;
  hasHopes: boolean;
}) {
  const { t, lang } = useView();
  return (
    <Form action={path(`/partnership/${own.id}/agreement`)}>
      <RadioGroup
        name="often"
        label={t('agreement.how-often')}
        required
        value={terms.howOften}
        error={messageOf(draft, 'often')}
        choices={HOW_OFTEN.map((value) => ({ value, label: t(`agreement.how-often.${value}`) }))}
      />
      <CheckboxGroup
        name="means"
        label={t('agreement.means')}
        required
        value={terms.means}
        error={messageOf(draft, 'means')}
        choices={MEANS.map((value) => ({ value, label: t(`agreement.means.${value}`) }))}
      />
      <Select
        name="language"
        label={t('agreement.language')}
        required
        value={terms.language}
        error={messageOf(draft, 'language')}
        options={languages.map((value) => ({ value, label: languageName(lang, value) }))}
      />
      {hasHopes ? <HopesField value={draft.hopes ?? ''} error={messageOf(draft, 'hopes')} /> : null}
      <Submit>{t('agreement.propose-button')}</Submit>
    </Form>
  );
}
