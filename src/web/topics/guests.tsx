import { pickWithLocale } from '../../lib/text/texts.ts';
import type { GuestPost } from '../../rooms/topics/index.ts';
import { Prose, ZonedDay, useView } from '../../ui/index.ts';
import { ReadHere } from './language.tsx';

/** The guest posts of the fortnight, each with its own day. */
export function GuestPosts({ posts, zone }: { posts: readonly GuestPost[]; zone: string }) {
  const { t } = useView();
  if (posts.length === 0) return null;
  return (
    <section aria-labelledby="guests">
      <h2 id="guests">{t('topics.guests')}</h2>
      {posts.map((post) => (
        <Guest key={post.id} post={post} zone={zone} />
      ))}
    </section>
  );
}

function Guest({ post, zone }: { post: GuestPost; zone: string }) {
  const { lang, rich, t } = useView();
  const title = pickWithLocale(post.title, lang, post.source_locale);
  const read = pickWithLocale(post.body_html, lang, post.source_locale);
  return (
    <article class="guest" id={`guest-${post.id}`}>
      <p class="eyebrow">
        <ZonedDay at={post.due_at} zone={zone} />
      </p>
      <h3 lang={title.locale ?? undefined} dir="auto">
        {title.text}
      </h3>
      <p>
        {rich('topics.by', { author: <bdi>{post.author || t('discussion.former')}</bdi> })}
        {post.about ? (
          <>
            {' · '}
            <bdi>{post.about}</bdi>
          </>
        ) : null}
      </p>
      <ReadHere read={read.locale ?? post.source_locale} source={post.source_locale} />
      <Prose html={read.text} lang={read.locale ?? undefined} />
    </article>
  );
}
