import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { regionName } from '../../../lib/world/countries.ts';
import { LocalTime, PostButton, useView } from '../../../ui/index.ts';
import { partnerNames, presentPartners } from '../partnerNames.ts';

interface Question {
  country: string | null;
  closesAt: Date;
  closedAt?: Date | null;
}

interface Props {
  own: OwnPartnership;
  /** The round's name within sentences. */
  round: string;
}

/** The question whether somebody may join the two, with its buttons. The two see it on their page while they can answer. */
export function TrioSection({
  own,
  round,
  now,
  path,
}: Props & { now: Date; path: (path: string) => string }) {
  const { t, lang } = useView();
  const question = own.trio;
  if (!question || question.closesAt <= now || presentPartners(own).length !== 1) return null;
  const action = path(`/partnership/${own.id}/trio`);
  return (
    <section aria-labelledby="trio">
      <h2 id="trio">{t('mail.trio-question.subject', { country: countryOf(question, lang) })}</h2>
      <WhoAsks own={own} question={question} round={round} />
      {question.saidYes ? (
        <p>{t('partnership.trio.said-yes')}</p>
      ) : (
        <PostButton action={action} name="answer" value="yes" kind="main">
          {t('mail.trio-question.yes')}
        </PostButton>
      )}
      <PostButton action={action} name="answer" value="no">
        {t('mail.trio-question.no')}
      </PostButton>
    </section>
  );
}

/**
 * Says from which country the third person is, and nothing else about them. Also says whose partner the reader is and, while the question
 * is open, until when.
 */
export function WhoAsks({ own, question, round }: Props & { question: Question }) {
  const { rich, lang, ...view } = useView();
  const { closedAt } = question;
  // A partner who joined meanwhile is not one of the two.
  const two = own.partners.filter(({ joinedAt }) => !closedAt || joinedAt < closedAt);
  return (
    <>
      <p>
        {rich('partnership.trio.lead', {
          country: countryOf(question, lang),
          names: <bdi>{partnerNames(two, { lang, t: view.t })}</bdi>,
          round: <bdi>{round}</bdi>,
        })}
      </p>
      {closedAt ? null : (
        <p>{rich('mail.trio-question.free', { date: <LocalTime at={question.closesAt} /> })}</p>
      )}
    </>
  );
}

const countryOf = ({ country }: Question, lang: string): string =>
  country ? regionName(lang, country) : '–';
