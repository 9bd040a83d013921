import { SEVERITIES } from '../../../rooms/partnerships/index.ts';
import {
  Details,
  Form,
  LocalDay,
  PlainText,
  PostButton,
  Select,
  Submit,
  useView,
} from '../../../ui/index.ts';
import type { ConcernGrade, ShownConcern } from './concerns.tsx';

/** The data for each part of a concern's page. */
export interface ConcernProps {
  /** The address of the concern. */
  own: string;
  concern: ShownConcern;
  /** The name of a member of the partnership. */
  named: (person: number) => string;
}

/** The letters picked for the concern, each in full. */
export function PickedLetters({ concern, named }: Omit<ConcernProps, 'own'>) {
  const { t, rich } = useView();
  if (concern.passages.length === 0) return null;
  return (
    <Details summary={t('partnerships.concern-passages', { count: concern.passages.length })}>
      {concern.passages.map(({ author, body, writtenAt }) => (
        <blockquote key={writtenAt}>
          <PlainText text={body} />
          <footer>
            {rich('partnerships.concern-passage-by', {
              name: <bdi>{author === null ? t('partnerships.former') : named(author)}</bdi>,
              date: <LocalDay at={new Date(writtenAt)} year />,
            })}
          </footer>
        </blockquote>
      ))}
    </Details>
  );
}

/** How grave the concern is, and whether the partners are kept apart. The volunteer who looks after it can change both. */
export function ConcernStanding({
  own,
  concern,
  graded,
}: Omit<ConcernProps, 'named'> & { graded: ConcernGrade | null }) {
  const { t } = useView();
  return (
    <>
      <Form action={`${own}/severity`} hidden={{ seen: concern.severity }}>
        <Select
          name="severity"
          label={t('partnerships.concern-severity')}
          value={graded?.severity ?? concern.severity}
          error={graded?.error}
          options={SEVERITIES.map((severity) => ({
            value: severity,
            label: t(`concern.severity.${severity}`),
          }))}
          required
        />
        <Submit kind="quiet">{t('partnerships.concern-severity-set')}</Submit>
      </Form>
      {concern.apart ? <p>{t('partnerships.concern-apart')}</p> : null}
      {concern.isOver ? null : (
        <PostButton action={`${own}/contact`} name="apart" value={concern.apart ? 'no' : 'yes'}>
          {t(concern.apart ? 'partnerships.concern-together' : 'partnerships.concern-keep-apart')}
        </PostButton>
      )}
    </>
  );
}
