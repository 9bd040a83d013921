import { kept, useView } from '../../ui/index.ts';

/** Plain links for sharing a page: nothing is loaded from other sites, which learn nothing before somebody follows a link. */
export const ShareLinks = kept(Drawn);

function Drawn({
  url,
  title,
  tag = '',
  mastodon,
}: {
  url: string;
  title: string;
  /** A hashtag to share with the page, without its mark; '' for none. */
  tag?: string;
  mastodon: string;
}) {
  const { t } = useView();
  const said = tag === '' ? title : `${title} #${tag}`;
  const [address, words] = [encodeURIComponent(url), encodeURIComponent(said)];
  const both = encodeURIComponent(`${said}\n${url}`);
  const links = [
    { name: t('share.mail'), href: `mailto:?subject=${words}&body=${both}` },
    { name: 'Mastodon', href: mastodon },
    { name: 'WhatsApp', href: `https://wa.me/?text=${both}` },
    { name: 'Facebook', href: `https://www.facebook.com/sharer/sharer.php?u=${address}` },
    { name: 'LinkedIn', href: `https://www.linkedin.com/sharing/share-offsite/?url=${address}` },
    { name: 'X', href: `https://twitter.com/intent/tweet?text=${words}&url=${address}` },
  ];
  return (
    <section class="share" aria-labelledby="share">
      <h2 id="share">{t('share.title')}</h2>
      <ul>
        {links.map(({ name, href }) => (
          <li key={name}>
            <a href={href} rel="nofollow noopener">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
