import { direction } from '../../../i18n/locales.ts';
import { languageName } from '../../../lib/world/languages.ts';
import type { MailParts } from '../../../rooms/ctx.ts';
import type { MailKind } from '../../../rooms/kinds.ts';
import { ButtonLink, Heading, useView } from '../../../ui/index.ts';
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
  /** `/workbench/mails` and `/workbench/wording` of the programme. */
  home: string;
  wording: string;
  locale: string;
  locales: readonly string[];
}

/** Every mail in one language, one below the other, to read through. */
export function AllMails({
  mails,
  ...reading
}: Reading & { mails: readonly { kind: MailKind; mail: MailParts | null }[] }) {
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
        {mails.map(({ kind }) => (
          <li key={kind}>
            <a href={`#${kind}`}>{kindName(view, kind)}</a>
          </li>
        ))}
      </ul>
      {mails.map(({ kind, mail }) => (
        <section key={kind} id={kind}>
          <h2>{kindName(view, kind)}</h2>
          {mail ? <MailAsText mail={mail} locale={locale} /> : <p>{t('mails.unreadable')}</p>}
          <p class="actions">
            <ButtonLink kind="quiet" href={`${home}/${locale}/${kind}`}>
              {t('mails.html')}
            </ButtonLink>{' '}
            <ButtonLink kind="quiet" href={`${wording}/${kind}/${locale}`}>
              {t('mails.words')}
            </ButtonLink>
          </p>
        </section>
      ))}
    </>
  );
}

/** One mail in one language: its HTML as a mailbox shows it, and its text. */
export function OneMail({ kind, mail, ...reading }: Reading & { kind: MailKind; mail: MailParts | null }) {
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
    </>
  );
}

function Languages({ locales, locale, path }: Reading & { path: (locale: string) => string }) {
  const { t, lang } = useView();
  return (
    <nav aria-label={t('wording.languages')}>
      <ul class="inline">
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
