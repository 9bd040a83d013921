import type { Texts } from '../../../lib/text/texts.ts';
import { LONGEST_LEGAL, legalVersions } from '../../../rooms/people/index.ts';
import type { LegalKind } from '../../../rooms/people/index.ts';
import { Button, ErrorSummary, Form, FormActions, Heading } from '../../../ui/index.ts';
import { Overtaken, inEachLanguage } from '../../frame/overtaken.tsx';
import { summary } from '../../frame/problems.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { LanguageFields, Preview } from '../pages/editor.tsx';
import { History } from '../pages/history.tsx';
import type { Version } from '../pages/history.tsx';

/** One of the two texts in a form, with its versions below. */
export async function legalPage(
  visit: ProgrammeVisit,
  kind: LegalKind,
  given?: {
    text: Texts;
    /** The version from which the form was drawn, when the form keeps it. */
    base?: string | undefined;
    reason?: 'empty' | 'too-long' | 'unchanged';
    isOvertaken?: true;
  },
): Promise<Response> {
  const { view, programme } = visit;
  const { t } = view;
  const versions = await versionsOf(visit, kind);
  const text = given?.text ?? versions[0]?.parts['text'] ?? {};
  const message = given?.reason ? t(`legal.error.${given.reason}`) : undefined;
  const messages = message ? { [`text.${programme.source_locale}`]: message } : {};
  const own = visit.path(`/workbench/programme/${kind}`);
  return visit.page({
    title: t(`legal.${kind}`),
    status: message || given?.isOvertaken ? 422 : 200,
    workbench: 'pages',
    body: (
      <>
        <Heading lead={t('legal.edit-lead')}>{t(`legal.${kind}`)}</Heading>
        <ErrorSummary errors={summary(messages)} />
        {given?.isOvertaken ? (
          <Overtaken
            fields={inEachLanguage('text', t('pages.body'), versions[0]?.parts['text'] ?? {}, text)}
          />
        ) : null}
        {given && !given.reason && !given.isOvertaken ? <Preview draft={{ body: text }} /> : null}
        <Form action={own} hidden={{ base: given?.base ?? String(versions[0]?.version ?? 0) }}>
          <LanguageFields
            locales={programme.locales}
            source={programme.source_locale}
            draft={{ body: text }}
            body="text"
            messages={messages}
            limits={{ title: 0, body: LONGEST_LEGAL }}
          />
          <FormActions>
            <Button>{t('legal.publish')}</Button>
            <Button kind="quiet" name="act" value="preview">
              {t('pages.preview')}
            </Button>
            <a href={visit.path(`/${kind}`)}>{t('legal.read')}</a>
          </FormActions>
        </Form>
        <History
          versions={versions}
          href={(version) => `${own}/versions/${version}`}
          shown={versions[0]?.version ?? null}
        />
      </>
    ),
  });
}

/** All versions of the text, the newest first. */
export async function versionsOf(visit: ProgrammeVisit, kind: LegalKind): Promise<Version[]> {
  const all = await legalVersions(visit.ctx, visit.programme.id, kind);
  return all.map(({ version, publishedAt, author, text }) => ({
    version,
    at: publishedAt,
    author,
    parts: { text },
  }));
}
