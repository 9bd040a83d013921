import type { ComponentChildren } from 'preact';
import type { KeysOf } from '../../../i18n/locales.ts';
import { roundName } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { Heading, Notice } from '../../../ui/index.ts';
import type { KeyedHead, ProgrammeVisit } from '../../visit.ts';

export type Refusal = KeysOf<'matching.refused'>;

const PARTS = ['overview', 'policy', 'forecast', 'proposals', 'unplaced', 'publication', 'again'] as const;
export type Part = (typeof PARTS)[number];

/** For each refusal, the part of the matching in which a volunteer can solve it. */
const MENDED_IN: Partial<Record<Refusal, Part>> = {
  'changed-since': 'proposals',
  gone: 'unplaced',
  nothing: 'overview',
  policy: 'policy',
  published: 'again',
  running: 'overview',
  taken: 'proposals',
  unproven: 'overview',
  unpublished: 'proposals',
};

/** The path of a page of a round's matching. */
export function matchingPath(visit: ProgrammeVisit, round: Pick<Round, 'number'>, rest = ''): string {
  return visit.path(`/workbench/matching/${round.number}${rest}`);
}

const partPath = (part: Part): string => (part === 'overview' ? '' : `/${part}`);

/** A page of a round's matching: its heading, links to the other parts, and the last act's refusal, if there was one. */
export function matchingPage(
  visit: ProgrammeVisit,
  round: Round,
  page: {
    part?: Part;
    title: string;
    lead?: ComponentChildren;
    refused?: Refusal | undefined;
    status?: number;
    /** Seconds after which the page looks again. */
    refresh?: number;
    body: ComponentChildren;
  },
): Response {
  const { t } = visit.view;
  const name = roundName(round, visit.view, visit.programme.source_locale);
  const mended = page.refused && MENDED_IN[page.refused];
  return visit.page({
    title: page.part ? `${page.title} · ${name}` : page.title,
    workbench: 'matching',
    status: page.status ?? (page.refused ? 422 : 200),
    ...(page.refresh ? { head: refresh(page.refresh) } : {}),
    body: (
      <>
        <Heading eyebrow={t('matching.title', { round: name })} lead={page.lead}>
          {page.title}
        </Heading>
        <nav aria-label={t('matching.parts')}>
          <p>
            {PARTS.map((part, index) => (
              <>
                {index > 0 ? ' · ' : null}
                <a
                  href={matchingPath(visit, round, partPath(part))}
                  aria-current={part === page.part ? 'page' : undefined}
                >
                  {part === page.part ? <b>{t(`matching.part.${part}`)}</b> : t(`matching.part.${part}`)}
                </a>
              </>
            ))}
          </p>
        </nav>
        {page.refused ? (
          <Notice kind="trouble">
            <p role="alert">{t(`matching.refused.${page.refused}`)}</p>
            {mended && mended !== page.part ? (
              <p>
                <a href={matchingPath(visit, round, partPath(mended))}>{t(`matching.part.${mended}`)}</a>
              </p>
            ) : null}
          </Notice>
        ) : null}
        {page.body}
      </>
    ),
  });
}

const refresh = (seconds: number): KeyedHead => ({
  key: String(seconds),
  draw: () => <meta http-equiv="refresh" content={String(seconds)} />,
});
