import { direction } from '../../../i18n/locales.ts';
import { languageName } from '../../../lib/world/languages.ts';
import type { MailParts } from '../../../rooms/ctx.ts';
import type { MailKind } from '../../../rooms/kinds.ts';
import { Along, ButtonLink, Heading, useView } from '../../../ui/index.ts';
import { kindName } from '../outbox/acts.tsx';

/** A mail as its reader would see it: subject, then the text part. */
export function MailAsText({ mail, locale }: { mail: MailParts; locale: string }) {
  return (
    <div class="prose plain" lang={locale} dir={direction(locale)}>
      <strong>{mail.subject}</strong>
      {`\n\n${mail.text}`}
    </div>
  );
}

interface Reading {
  /** The addresses `/workbench/mails` and `/workbench/wording` of the programme. */
  home: string;
  wording: string;
  locale: string;
  locales: readonly string[];
}

/** The list of all mails in one language. Each is drawn only on its own page, which leads on: to draw all of them takes seconds. */
export function AllMails({ kinds, ...reading }: Reading & { kinds: readonly MailKind[] }) {
  const view = useView();
  const { t } = view;
  const { home, wording, locale } = reading;
  return (
    <>
      <Heading eyebrow={<a href={wording}>{t('workbench.desk.wording')}</a>} lead={t('mails.lead')}>
        {t('mails.title')}
      </Heading>
      <Languages {...reading} path={(other) => `${home}/${other}`} />
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>
            <a href={`${home}/${locale}/${kind}`}>{kindName(view, kind)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** One mail in one language: its HTML as a mailbox shows it, its text, and links to the previous and the next mail. */
export function OneMail({
  kind,
  mail,
  beside,
  ...reading
}: Reading & {
  kind: MailKind;
  mail: MailParts | null;
  beside: { previous: MailKind | null; next: MailKind | null };
}) {
  const view = useView();
  const { t } = view;
  const { home, wording, locale } = reading;
  const own = `${home}/${locale}/${kind}`;
  return (
    <>
      <Heading eyebrow={<a href={`${home}/${locale}`}>{t('mails.title')}</a>} lead={t('mails.lead')}>
        {kindName(view, kind)}
      </Heading>
      <Languages {...reading} path={(other) => `${home}/${other}/${kind}`} />
      {mail ? (
        <>
          <h2>{t('mails.html')}</h2>
          <p lang={locale} dir={direction(locale)}>
            <strong>{mail.subject}</strong>
          </p>
          <iframe
            class="mail"
            src={`${own}/html`}
            title={t('mails.html')}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
          />
          <h2>{t('mails.text')}</h2>
          <MailAsText mail={mail} locale={locale} />
        </>
      ) : (
        <p>{t('mails.unreadable')}</p>
      )}
      <p class="actions">
        <ButtonLink kind="quiet" href={`${own}/html`}>
          {t('mails.alone')}
        </ButtonLink>{' '}
        <ButtonLink kind="quiet" href={`${wording}/${kind}/${locale}`}>
          {t('mails.words')}
        </ButtonLink>
      </p>
      <Along cut={beside} isFirst href={(other) => `${home}/${locale}/${other ?? ''}`} />
    </>
  );
}

/** The languages of the programme, each with a link to its page of the same mail. */
export function Languages({
  locales,
  locale,
  path,
}: Pick<Reading, 'locales' | 'locale'> & { path: (locale: string) => string }) {
  const { t, lang } = useView();
  return (
    <nav aria-label={t('wording.languages')}>
      <ul class="tabs">
        {locales.map((other) => (
          <li key={other}>
            <a href={path(other)} aria-current={other === locale ? 'page' : undefined}>
              {languageName(lang, other)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
