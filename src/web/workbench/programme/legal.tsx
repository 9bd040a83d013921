import { LEGAL_KINDS, currentLegal, publishLegal } from '../../../rooms/people/index.ts';
import type { LegalKind } from '../../../rooms/people/index.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import { Heading } from '../../../ui/index.ts';
import { readTexts } from '../../frame/problems.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { Differences } from '../pages/history.tsx';
import type { Version } from '../pages/history.tsx';
import { legalPage, versionsOf } from './legalPage.tsx';

/** Edits one of the two texts. Saving publishes a new version; the earlier ones stay readable. */
export async function editLegal(visit: ProgrammeVisit): Promise<Response> {
  const kind = kindIn(visit);
  return kind ? legalPage(visit, kind) : visit.notFound();
}

export async function saveLegal(visit: ProgrammeVisit): Promise<Response> {
  const kind = kindIn(visit);
  if (!kind) return visit.notFound();
  const { programme } = visit;
  const form = await visit.form();
  const before = (await currentLegal(visit.ctx, programme.id))[kind].text;
  // Languages that the programme dropped keep their text, so that it is there when such a language comes back.
  const text = { ...before, ...readTexts(form, 'text', programme.locales) };
  const base = form.get('base') ?? undefined;
  if (form.get('act') === 'preview') return legalPage(visit, kind, { text, base });
  return publish(visit, kind, text, base);
}

/** The changes of a version from the one before it. */
export async function showLegalVersion(visit: ProgrammeVisit): Promise<Response> {
  const { kind, versions, at } = await versionIn(visit);
  const version = versions[at];
  if (!kind || !version) return visit.notFound();
  const { t } = visit.view;
  const own = visit.path(`/workbench/programme/${kind}`);
  const title = t('ui.labelled', {
    label: t(`legal.${kind}`),
    value: t('legal.version', { version: version.version }),
  });
  return visit.page({
    title,
    workbench: 'pages',
    body: (
      <>
        <Heading>{title}</Heading>
        <Differences
          version={version}
          before={versions[at + 1]}
          restore={at === 0 ? null : `${own}/versions/${version.version}/restoration`}
        />
        <p>
          <a href={own}>{t('ui.back')}</a>
        </p>
      </>
    ),
  });
}

/** Publishes the text of an earlier version again, as a new one. */
export async function restoreLegal(visit: ProgrammeVisit): Promise<Response> {
  const { kind, versions, at } = await versionIn(visit);
  const text = versions[at]?.parts['text'];
  return kind && text ? publish(visit, kind, text) : visit.notFound();
}

async function publish(
  visit: ProgrammeVisit,
  kind: LegalKind,
  text: Texts,
  base?: string,
): Promise<Response> {
  const { programme } = visit;
  const done = await publishLegal(visit.ctx, {
    programme: programme.id,
    actor: visit.actor(),
    kind,
    text,
    sourceLocale: programme.source_locale,
    base: base === undefined ? undefined : Number(base),
  });
  if (!done.ok) {
    const { reason } = done;
    return legalPage(
      visit,
      kind,
      reason === 'overtaken' ? { text, isOvertaken: true } : { text, base, reason },
    );
  }
  return visit.redirect(visit.path(`/workbench/programme/${kind}`), 'published');
}

function kindIn(visit: ProgrammeVisit): LegalKind | null {
  return LEGAL_KINDS.find((kind) => kind === visit.param('kind')) ?? null;
}

async function versionIn(
  visit: ProgrammeVisit,
): Promise<{ kind: LegalKind | null; versions: Version[]; at: number }> {
  const kind = kindIn(visit);
  const versions = kind ? await versionsOf(visit, kind) : [];
  return { kind, versions, at: versions.findIndex(({ version }) => version === visit.id('version')) };
}
