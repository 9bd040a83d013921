import type { ComponentChildren } from 'preact';
import { direction } from '../../../i18n/locales.ts';
import { languageName } from '../../../lib/world/languages.ts';
import { hide } from '../../../mail/out/placeholders.ts';
import { LONGEST_SUBJECT, LONGEST_TEXT, mailVersion } from '../../../rooms/outbox/index.ts';
import type { EditProblem, OutboxMail } from '../../../rooms/outbox/index.ts';
import { mayBeIn } from '../../../rooms/mails/index.ts';
import type { OutboxState } from '../../../rooms/mails/index.ts';
import {
  Bdi,
  ButtonLink,
  DefinitionList,
  ErrorSummary,
  Form,
  Heading,
  LocalTime,
  PostButton,
  Submit,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts';
import type { View } from '../../../ui/index.ts';
import { Overtaken } from '../../frame/overtaken.tsx';
import type { TwoWords } from '../../frame/overtaken.tsx';
import { Acts, Reason, kindName } from './acts.tsx';

export interface Draft {
  subject: string;
  text: string;
  problems: readonly EditProblem[];
  /** The version from which the form was drawn, when the form keeps it. */
  base?: string | undefined;
  isOvertaken?: true;
}

/** One mail: its content, the acts on it, and a form that changes its words while it waits. */
export function OutboxMailPage({
  base,
  query,
  mail,
  isFixed,
  draft,
  children,
}: {
  base: string;
  /** The query of the list beside the mail; '' for none. */
  query: string;
  mail: OutboxMail;
  /** Whether the words are the catalogue's and cannot be changed. */
  isFixed: boolean;
  draft?: Draft;
  /** Words that say where the mail comes from. */
  children?: ComponentChildren;
}) {
  const view = useView();
  const { t, rich } = view;
  const own = `${base}/${mail.id}`;
  const state = mail.state as OutboxState;
  const stands = `${t(`outbox.state.${state}`)}${mail.edited_at ? `, ${t('outbox.edited')}` : ''}`;
  const goes = state !== 'held' && state !== 'dropped';
  const canEdit = mayBeIn('edit', state);
  const problemOf = (part: EditProblem['part']): string | undefined => {
    const problem = draft?.problems.find((one) => one.part === part);
    return problem && t(`outbox.error.${problem.reason}`);
  };
  return (
    <>
      <Heading
        eyebrow={<a href={base}>{t('workbench.desk.outbox')}</a>}
        lead={
          <span lang={mail.locale} dir={direction(mail.locale)}>
            {hide(mail.subject)}
          </span>
        }
      >
        {kindName(view, mail.kind)}
      </Heading>
      <DefinitionList
        items={[
          {
            key: 'to',
            term: t('outbox.to'),
            value: (
              <>
                <Bdi>{mail.name}</Bdi> <bdi>{mail.address}</bdi>
              </>
            ),
          },
          { key: 'language', term: t('outbox.language'), value: languageName(view.lang, mail.locale) },
          {
            key: 'when',
            term: t(mail.sent_at ? 'outbox.left' : goes ? 'outbox.when' : 'outbox.planned'),
            value: <LocalTime at={mail.sent_at ?? mail.due_at} />,
          },
          {
            key: 'state',
            term: t('outbox.state'),
            value: (
              <>
                {mail.last_error || state === 'dropped'
                  ? rich('ui.labelled', {
                      label: stands,
                      value: (
                        <Reason
                          state={state}
                          error={mail.last_error}
                          outBy={mail.outBy}
                          outWhy={mail.out_why}
                          undone={mail.undone}
                        />
                      ),
                    })
                  : stands}
              </>
            ),
          },
        ]}
      />
      <Acts base={own} states={[state]} query={query} />
      {children}
      <div class="prose plain" lang={mail.locale} dir={direction(mail.locale)}>
        {hide(mail.text)}
      </div>
      <p class="actions">
        <ButtonLink kind="quiet" href={`${own}/html`}>
          {t('outbox.one.html')}
        </ButtonLink>{' '}
        <ButtonLink
          kind="quiet"
          href={`${base}/group?${new URLSearchParams({ kind: mail.kind, occasion: mail.whole || mail.occasion })}`}
        >
          {t('outbox.one.group')}
        </ButtonLink>
      </p>
      {isFixed ? <p>{t('outbox.one.fixed')}</p> : null}
      {canEdit && !isFixed ? (
        <section>
          <h2>{t('outbox.one.edit')}</h2>
          <ErrorSummary
            errors={(draft?.problems ?? []).map(({ part, reason }) => ({
              name: part,
              message: t(`outbox.error.${reason}`),
            }))}
          />
          {draft?.isOvertaken ? <Overtaken fields={twoWords(t, mail, draft)} /> : null}
          <Form action={`${own}${query}`} hidden={{ base: draft?.base ?? mailVersion(mail) }}>
            <TextField
              name="subject"
              label={t('outbox.one.subject')}
              required
              value={draft?.subject ?? mail.subject}
              maxLength={LONGEST_SUBJECT}
              lang={mail.locale}
              error={problemOf('subject')}
            />
            <TextArea
              name="text"
              label={t('outbox.one.text')}
              help={t('outbox.one.text-help')}
              required
              rows={18}
              value={draft?.text ?? mail.text}
              maxLength={LONGEST_TEXT}
              lang={mail.locale}
              error={problemOf('text')}
            />
            <Submit>{t('outbox.one.save')}</Submit>
          </Form>
          {mail.edited_at ? (
            <PostButton action={`${own}/original${query}`}>{t('outbox.one.revert')}</PostButton>
          ) : null}
        </section>
      ) : null}
    </>
  );
}

const twoWords = (t: View['t'], mail: OutboxMail, draft: Draft): TwoWords[] =>
  (['subject', 'text'] as const).map((key) => ({
    key,
    label: t(`outbox.one.${key}`),
    now: mail[key],
    mine: draft[key],
    lang: mail.locale,
  }));
