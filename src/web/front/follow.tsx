import { kept, useView } from '../../ui/index.ts';
import type { Programme } from '../../rooms/programmes/index.ts';
import { FollowElsewhere } from '../sharing/followElsewhere.tsx';
import { FEED_FORMATS } from '../machines/feeds/formats.ts';

type Followed = Pick<Programme, 'slug' | 'network_origin'>;

/** The ways to hear of news; `topic` is the address of the current topic, if there is one. */
export const Follow = kept(
  (props: { subscription: string; topic: string | null; feed: string; programme: Followed }) => {
    const { t, rich, lang } = useView();
    return (
      <section>
        <h2>{t('rounds.front.follow')}</h2>
        <ul>
          <li>
            <a href={props.subscription}>{t('subscription.link')}</a>
          </li>
          {props.topic ? (
            <li>
              {rich('rounds.front.follow-mail', {
                link: (words) => <a href={`${props.topic}#follow`}>{words}</a>,
              })}
            </li>
          ) : null}
          <li>
            {t('rounds.front.follow-feed')}{' '}
            {FEED_FORMATS.map(({ name, label }, index) => (
              <>
                {index > 0 ? ' · ' : null}
                <a href={`${props.feed}.${name}?lang=${lang}`}>{label}</a>
              </>
            ))}
          </li>
        </ul>
        <FollowElsewhere programme={props.programme} />
      </section>
    );
  },
);
