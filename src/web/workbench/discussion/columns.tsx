import { beginning } from '../../../lib/text/beginning.ts';
import { pick } from '../../../lib/text/texts.ts';
import type { DeskComment, Queue } from '../../../rooms/discussion/index.ts';
import { Bdi, Details, Of, PostButton, Prose, ShortDay } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { carriedPairs } from '../list/carried.ts';
import type { ListColumn } from '../list/description.ts';
import { BEGINS } from './acts.tsx';

/** The parameters of the list's address, besides the queue, that its records' addresses keep. */
export const CARRIED = ['sort'] as const;

/** The columns of the list of comments. A long comment can be opened in its line. */
export function commentColumns(visit: ProgrammeVisit, queue: Queue): ListColumn<DeskComment>[] {
  const { view, path, ctx } = visit;
  const { t, lang } = view;
  const now = ctx.clock.now();
  const carried = carriedPairs(visit, { queue }, CARRIED);
  const own = ({ id }: DeskComment): string => path(`/workbench/discussion/${id}`);
  const whyHeld = ({ held_for: why }: DeskComment): string =>
    why.map((one) => t(`moderation.why.${one}`)).join(' · ');
  return [
    {
      key: 'writer',
      label: t('moderation.who'),
      header: true,
      sort: 'rising',
      cell: (comment) => (
        <a href={`${own(comment)}${carried}`}>
          <Bdi>{comment.name || t('discussion.former')}</Bdi>
          <Of>{beginning(comment.html, BEGINS)}</Of>
        </a>
      ),
    },
    {
      key: 'words',
      label: t('moderation.words'),
      words: true,
      cell: (comment) => (
        <>
          <Words comment={comment} />
          {comment.held_for.length + comment.reports.length === 0 ? null : (
            <div class="aside">
              {whyHeld(comment)}
              {comment.reports.map((report, index) => (
                <span key={index}>
                  {index > 0 || comment.held_for.length > 0 ? ' · ' : null}
                  <b>{t('moderation.reported')}</b> <bdi>{report.reason}</bdi>
                </span>
              ))}
            </div>
          )}
        </>
      ),
      taken: ({ html }) => beginning(html, Infinity),
    },
    {
      key: 'topic',
      label: t('moderation.topic'),
      sort: 'rising',
      cell: ({ slug, title, source_locale: source }) => (
        <a href={path(`/topics/${slug}`)} dir="auto">
          {pick(title, lang, source)}
        </a>
      ),
    },
    {
      // The reason also stands below the words.
      key: 'why',
      label: t('moderation.why'),
      extra: true,
      cell: whyHeld,
    },
    {
      key: 'written',
      label: t('moderation.written'),
      sort: 'rising',
      whole: true,
      upper: true,
      cell: ({ written_at: at }) => <ShortDay at={at} now={now} />,
    },
    ...(queue === 'hidden'
      ? [
          {
            key: 'since',
            label: t('moderation.queue.hidden'),
            sort: 'falling' as const,
            whole: true as const,
            cell: ({ state_at: at }: DeskComment) => <ShortDay at={at} now={now} />,
            // Every queue has the same columns in its file, so this one is left out there.
            taken: null,
          },
        ]
      : []),
    {
      key: 'acts',
      label: t('moderation.act'),
      cell: (comment) => (
        <PostButton
          action={`${own(comment)}/approval`}
          hidden={{ seen: String(comment.edited_at?.getTime() ?? 0), back: carried.slice(1) }}
        >
          {t(comment.state === 'shown' ? 'moderation.keep' : 'moderation.approve')}
          <Of>{[comment.name || t('discussion.former'), beginning(comment.html, BEGINS)].join(', ')}</Of>
        </PostButton>
      ),
      taken: null,
    },
  ];
}

/** Characters of a comment that its line shows; a longer comment can be opened. */
const IN_LINE = 90;

function Words({ comment: { html } }: { comment: DeskComment }) {
  const first = beginning(html, IN_LINE);
  if (beginning(html, IN_LINE * 2) === first && !/<\/p>.*<p/s.test(html))
    return <div dir="auto">{first}</div>;
  return (
    <Details summary={<bdi>{first}</bdi>}>
      <Prose html={html} />
    </Details>
  );
}
