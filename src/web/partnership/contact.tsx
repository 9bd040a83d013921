import { listFormat } from '../../i18n/intl.ts';
import { CONTACT_ANSWERS } from '../../rooms/partnerships/index.ts';
import type { ContactTold, OwnPartnership } from '../../rooms/partnerships/index.ts';
import { Button, ErrorSummary, Form, FormActions, LocalDay, useView } from '../../ui/index.ts';
import { partnerName } from './partnerNames.ts';

/** The buttons that tell whether one talked with a partner elsewhere. Above them stands an error when the answer was none of theirs. */
export function ContactButtons({ action, isUnknownAnswer }: { action: string; isUnknownAnswer: boolean }) {
  const { t } = useView();
  return (
    <Form action={action}>
      {isUnknownAnswer ? (
        <ErrorSummary errors={[{ name: null, message: t('answer.error.unknown-option') }]} />
      ) : null}
      <FormActions>
        {CONTACT_ANSWERS.map((answer) => (
          <Button key={answer} name="answer" value={answer} kind={answer === 'talked' ? 'main' : 'quiet'}>
            {t(`partnership.contact.answer.${answer}`)}
          </Button>
        ))}
      </FormActions>
    </Form>
  );
}

/** Asks whether the members talked elsewhere, and shows earlier answers. */
export function Contact({
  own,
  told,
  isUnknownAnswer,
  path,
}: {
  own: OwnPartnership;
  told: readonly ContactTold[];
  isUnknownAnswer: boolean;
  path: (path: string) => string;
}) {
  const { t } = useView();
  return (
    <section aria-labelledby="contact">
      <h2 id="contact">{t('partnership.contact')}</h2>
      <p>{t('partnership.contact.lead')}</p>
      <ContactButtons action={path(`/partnership/${own.id}/contact`)} isUnknownAnswer={isUnknownAnswer} />
      {told.length > 0 ? (
        <ul>
          {told.map((one) => (
            <li key={one.at.getTime()}>
              <Told own={own} told={one} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Told({ own, told }: { own: OwnPartnership; told: ContactTold }) {
  const { t, rich, lang } = useView();
  const date = <LocalDay at={told.at} />;
  if (told.isNoted) return <>{rich('partnership.contact.here', { date })}</>;
  const mine = told.talked.includes(own.me.person);
  const theirs = own.partners.filter(({ person }) => told.talked.includes(person));
  if (!mine && theirs.length === 0) return <>{rich('partnership.contact.not-yet', { date })}</>;
  const names = (
    <bdi>{listFormat(lang, 'conjunction').format(theirs.map((partner) => partnerName(partner, t)))}</bdi>
  );
  if (!mine) return <>{rich('partnership.contact.theirs', { date, names })}</>;
  return theirs.length > 0 ? (
    <>{rich('partnership.contact.both', { date, names })}</>
  ) : (
    <>{rich('partnership.contact.mine', { date })}</>
  );
}
