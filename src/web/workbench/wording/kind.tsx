import { catalogueOf, direction } from '../../../i18n/locales.ts';
import type { MessageKey } from '../../../i18n/locales.ts';
import {
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  FormActions,
  Heading,
  Notice,
  PostButton,
  useView,
} from '../../../ui/index.ts';
import { kindName } from '../outbox/acts.tsx';
import type { MailKind } from '../../../rooms/kinds.ts';
import type { NamedPart } from './layout.ts';
import { Languages } from './mailsPages.tsx';
import { Sentences } from './sentences.tsx';

/** The frame in which a mail is tried. */
export const TRIED = 'tried';

export interface Props {
  /** The address of the list of kinds. */
  home: string;
  /** The address of the page that shows the mail as it reads. */
  mail: string;
  kind: string;
  locale: string;
  locales: readonly string[];
  parts: readonly NamedPart[];
  /** The value of each field. */
  texts: ReadonlyMap<string, string>;
  messages: ReadonlyMap<MessageKey, string>;
  /** The version with which the words began. */
  base: string;
  /** Whether these words cannot be changed. */
  isFixed: boolean;
  /** Whether some words are the programme's own, and whether a change can be undone. */
  isOwn: boolean;
  canUndo: boolean;
  /** The present words, when somebody else saved others meanwhile. */
  now?: ReadonlyMap<string, string> | undefined;
  /** The other mails with the same sentences. */
  shared: ReadonlyMap<MessageKey, readonly MailKind[]>;
}

/** One mail in one language: all its sentences, with an example of the mail beside them. */
export function WordingOfKind(props: Props) {
  const { home, mail, kind, locale, locales, isFixed } = props;
  const view = useView();
  const { t } = view;
  return (
    <>
      <Heading
        eyebrow={<a href={home}>{t('workbench.desk.wording')}</a>}
        lead={t(isFixed ? 'wording.fixed' : 'wording.edit-lead')}
      >
        {kindName(view, kind)}
      </Heading>
      <Languages locales={locales} locale={locale} path={(other) => `${home}/${kind}/${other}`} />
      {isFixed ? (
        <>
          <p>
            <a href={mail}>{t('mails.see')}</a>
          </p>
          <ul lang={locale} dir={direction(locale)}>
            {props.parts.map(({ key }) => (
              <li key={key}>{catalogueOf(locale)[key]}</li>
            ))}
          </ul>
        </>
      ) : (
        <div class="trying">
          <WordingForm {...props} action={`${home}/${kind}/${locale}`} />
          <section aria-label={t('wording.example')} class="tried">
            <h2>{t('wording.example')}</h2>
            <p>{t('wording.example-lead')}</p>
            <iframe
              class="mail"
              name={TRIED}
              src={`${mail}/html`}
              title={t('wording.example')}
              sandbox="allow-popups allow-popups-to-escape-sandbox"
            />
          </section>
        </div>
      )}
    </>
  );
}

function WordingForm(props: Props & { action: string }) {
  const { action, messages, parts, now } = props;
  const { t } = useView();
  return (
    <div>
      <ErrorSummary errors={[...messages].map(([key, message]) => ({ name: key, message }))} />
      {now ? (
        <Notice kind="trouble">
          <p>{t('wording.overtaken')}</p>
        </Notice>
      ) : null}
      <Form action={action} hidden={{ base: props.base }} id="wording">
        <Sentences {...props} parts={parts.filter(({ part }) => part !== 'at-times')} now={now ?? NONE} />
        {parts.some(({ part }) => part === 'at-times') ? (
          <>
            <h2>{t('wording.at-times')}</h2>
            <p>{t('wording.at-times-lead')}</p>
            <Sentences {...props} parts={parts.filter(({ part }) => part === 'at-times')} now={now ?? NONE} />
          </>
        ) : null}
        <FormActions>
          <Button name="act" value="save">
            {t('ui.save')}
          </Button>
          <Button kind="quiet" action={`${action}/preview`} target={TRIED}>
            {t('wording.try')}
          </Button>
        </FormActions>
      </Form>
      <div class="actions">
        {props.canUndo ? <PostButton action={`${action}/undoing`}>{t('wording.undo')}</PostButton> : null}
        {props.isOwn ? <PostButton action={`${action}/standard`}>{t('wording.reset')}</PostButton> : null}
        <ButtonLink kind="quiet" href={props.mail}>
          {t('mails.see')}
        </ButtonLink>
      </div>
    </div>
  );
}

const NONE: ReadonlyMap<string, string> = new Map();
