import { safeHref, useView } from '../../../ui/index.ts';
import type { CallView } from './callPage.tsx';

/** Other ways to talk, which need nothing of this page. */
export function Otherwise({ link, room, names }: Pick<CallView, 'link' | 'room'> & { names: string }) {
  const { t, rich } = useView();
  const isAddress = link !== null && /^https?:\/\/\S+$/i.test(link);
  return (
    <section id="otherwise" aria-labelledby="otherwise-title">
      <h2 id="otherwise-title">{t('call.otherwise')}</h2>
      <ul>
        {link === null ? (
          <li>
            {rich('call.otherwise.meeting', { link: (words) => <a href={`${room}/meetings`}>{words}</a> })}
          </li>
        ) : (
          <li>
            {rich('call.otherwise.link', {
              link: isAddress ? (
                <a href={safeHref(link)} rel="noreferrer nofollow">
                  {link}
                </a>
              ) : (
                <bdi>{link}</bdi>
              ),
            })}
          </li>
        )}
        <li>
          {rich('call.otherwise.letter', { names, link: (words) => <a href={`${room}#letters`}>{words}</a> })}
        </li>
      </ul>
    </section>
  );
}
