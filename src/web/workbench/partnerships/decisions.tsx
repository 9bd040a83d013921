import { DECISIONS } from '../../../rooms/partnerships/index.ts';
import {
  Details,
  Form,
  FormActions,
  LocalDay,
  LocalTime,
  PlainText,
  PostButton,
  RadioGroup,
  Submit,
  useView,
} from '../../../ui/index.ts';
import type { ConcernProps } from './concernParts.tsx';
import type { ShownConcern } from './concerns.tsx';

/** The decision, or the form for one. */
export function Deciding({ own, concern }: Omit<ConcernProps, 'named'>) {
  const { t } = useView();
  if (concern.decision) return <p>{t(`partnerships.decided.${concern.decision}`)}</p>;
  if (concern.handledAt) return null;
  return (
    <Details summary={t('partnerships.decide')}>
      <Form action={`${own}/decision`}>
        <RadioGroup
          name="decision"
          label={t('partnerships.decision')}
          help={t('partnerships.decision-help')}
          required
          choices={DECISIONS.map((decision) => ({
            value: decision,
            label: t(`partnerships.decision.${decision}`),
            help: t(`partnerships.decision.${decision}-help`),
          }))}
        />
        <Submit>{t('partnerships.decide')}</Submit>
      </Form>
    </Details>
  );
}

/** Appeals against the decision, for volunteers who may read them. */
export function Appeals({ own, concern, named }: ConcernProps) {
  const { t, rich } = useView();
  return (
    <>
      {concern.appeals.map((appeal) => (
        <section key={appeal.id}>
          <p>
            {rich('partnerships.appeal-by', { name: <bdi>{named(appeal.person)}</bdi> })}{' '}
            <LocalTime at={new Date(appeal.raisedAt)} bare year />
          </p>
          {appeal.unread ? (
            <p>{t('partnerships.concern-unread')}</p>
          ) : appeal.body ? (
            <PlainText text={appeal.body} />
          ) : (
            <p>{t('partnerships.concern-gone')}</p>
          )}
          <ReadBy views={appeal.views} />
          {appeal.stands === null ? (
            <FormActions>
              <PostButton action={`${own}/appeals/${appeal.id}`} name="stands" value="yes">
                {t('partnerships.appeal-stands')}
              </PostButton>
              <PostButton action={`${own}/appeals/${appeal.id}`} name="stands" value="no">
                {t('partnerships.appeal-anew')}
              </PostButton>
            </FormActions>
          ) : (
            <p>{t(appeal.stands ? 'partnerships.appeal-stood' : 'partnerships.appeal-taken-back')}</p>
          )}
        </section>
      ))}
    </>
  );
}

/** The volunteers who have read the concern, and when each last did. */
export function ReadBy({ views }: Pick<ShownConcern, 'views'>) {
  const { t, rich } = useView();
  if (views.length === 0) return null;
  return (
    <Details summary={t('partnerships.read-by')}>
      <ul>
        {views.map(({ name, days, at }) => (
          <li key={at}>
            {rich('partnerships.read-line', {
              name: <bdi>{name || t('partnerships.read-other')}</bdi>,
              count: days,
              date: <LocalDay at={new Date(at)} year />,
            })}
          </li>
        ))}
      </ul>
    </Details>
  );
}
