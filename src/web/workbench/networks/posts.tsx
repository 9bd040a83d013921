import { numbersIn } from '../../../i18n/intl.ts';
import { pick } from '../../../lib/text/texts.ts';
import type { PostLine } from '../../../rooms/networks/index.ts';
import { LocalDay, Stat, Stats, Table, useView } from '../../../ui/index.ts';

/** The number of followers, and each thing that was sent with its result. */
export function PostsSent({
  posts,
  followers,
  href,
}: {
  posts: readonly PostLine[];
  followers: number;
  href: (post: PostLine) => string;
}) {
  const { t, lang } = useView();
  const number = (value: number): string => numbersIn(lang).format(value);
  return (
    <section aria-labelledby="sent">
      <h2 id="sent">{t('networks.sent')}</h2>
      <Stats>
        <Stat value={followers} label={t('networks.followers')} />
      </Stats>
      <Table
        caption={t('networks.sent')}
        hideCaption
        rows={posts}
        rowKey={(post) => `${post.kind}${post.of}-${post.madeAt.getTime()}`}
        empty={<p>{t('networks.sent-none')}</p>}
        columns={[
          {
            key: 'topic',
            label: t('networks.topic'),
            header: true,
            cell: (post) => (
              <a href={href(post)} dir="auto">
                {pick(post.title, lang, post.source_locale)}
              </a>
            ),
          },
          { key: 'day', label: t('networks.day'), cell: ({ madeAt }) => <LocalDay at={madeAt} /> },
          {
            key: 'way',
            label: t('networks.way'),
            cell: ({ taken, due, failed, goneAt }) =>
              `${goneAt ? `${t('networks.taken-down')} ` : ''}${t('networks.way-said', { taken, due, failed })}`,
          },
          { key: 'replies', label: t('networks.replies'), cell: ({ replies }) => number(replies) },
          { key: 'likes', label: t('networks.likes'), cell: ({ likes }) => number(likes) },
          { key: 'boosts', label: t('networks.boosts'), cell: ({ boosts }) => number(boosts) },
        ]}
      />
    </section>
  );
}
