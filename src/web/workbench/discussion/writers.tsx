import { bannedWriters } from '../../../rooms/discussion/index.ts';
import { Bdi, Empty, Heading, LocalTime, Of, PlainText, PostButton } from '../../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';

/** The banned writers, with reasons, objections, and the way back. */
export async function writersPage(visit: ProgrammeVisit): Promise<PageAnswer> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const writers = await bannedWriters(ctx, programme.id);
  return {
    title: t('moderation.writers'),
    workbench: 'discussion',
    body: (
      <>
        <Heading eyebrow={<a href={visit.path('/workbench/discussion')}>{t('workbench.desk.discussion')}</a>}>
          {t('moderation.writers')}
        </Heading>
        {writers.length === 0 ? <Empty>{t('moderation.no-writers')}</Empty> : null}
        {writers.map((writer) => (
          <article key={writer.person} aria-labelledby={`w${writer.person}`}>
            <h2 id={`w${writer.person}`}>
              <Bdi>{writer.name}</Bdi>
            </h2>
            <p class="aside">
              <bdi dir="ltr">{writer.address ?? writer.handle ?? ''}</bdi> · <LocalTime at={writer.at} bare />
            </p>
            <PlainText text={writer.reason} />
            {writer.appealed_at ? (
              <>
                <h3>{t('moderation.appeal')}</h3>
                <PlainText text={writer.appeal} />
                {writer.waits ? (
                  <PostButton action={visit.path(`/workbench/discussion/writers/${writer.person}/refusal`)}>
                    {t('moderation.keep-ban')}
                    <Of>{writer.name}</Of>
                  </PostButton>
                ) : null}
              </>
            ) : null}
            <PostButton action={visit.path(`/workbench/discussion/writers/${writer.person}/pardon`)}>
              {t('moderation.lift')}
              <Of>{writer.name}</Of>
            </PostButton>
          </article>
        ))}
      </>
    ),
  };
}
