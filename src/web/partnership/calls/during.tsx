import { pick } from '../../../lib/text/texts.ts';
import { languageShown } from '../../../rooms/topics/index.ts';
import { clockTime, useView } from '../../../ui/index.ts';
import { partnerName } from '../partnerNames.ts';
import { Questions } from '../../topics/questions.tsx';
import type { CallView } from './callPage.tsx';

/** The call itself: pictures, buttons, all clocks, chat words and the topic's questions. Hidden until the reader has entered. */
export function During(props: CallView & { names: string }) {
  const { partners, topic, names } = props;
  const { t, lang } = useView();
  const read = topic && languageShown(topic, lang);
  return (
    <section id="during" aria-labelledby="during-title" hidden>
      <h2 id="during-title" class="vh">
        {t('call.during')}
      </h2>
      <div class={`tiles n${partners.length}`}>
        {partners.map((partner) => (
          <figure class="tile" key={partner.person} data-person={partner.person} hidden>
            <video playsinline title={partnerName(partner, t)} />
            <figcaption>
              <bdi>{partnerName(partner, t)}</bdi>{' '}
              <span data-muted hidden>
                {t('call.is-muted')}
              </span>
            </figcaption>
          </figure>
        ))}
        <figure class="tile mine">
          <video id="own" muted playsinline title={t('call.self')} />
          <figcaption>{t('call.self')}</figcaption>
        </figure>
      </div>
      <p>
        <button type="button" id="tell" class="button quiet" hidden>
          {t('call.tell', { names })}
        </button>
      </p>
      <div class="controls" role="group" aria-label={t('call.controls')}>
        {(['mute', 'hide', 'share'] as const).map((act) => (
          <button key={act} type="button" id={act} class="button quiet" aria-pressed="false">
            {t(`call.${act}`)}
          </button>
        ))}
        <button type="button" id="leave" class="button grave">
          {t('call.leave')}
        </button>
      </div>
      <Clocks {...props} />
      <section aria-labelledby="beside">
        <h3 id="beside">{t('call.beside')}</h3>
        <p class="aside">{t('call.beside-about')}</p>
        <div role="log" aria-labelledby="beside">
          <ol id="words" />
        </div>
        <div>
          <p class="field">
            <label for="words-said">{t('call.words')}</label>
            <input type="text" id="words-said" maxlength={2000} autocomplete="off" dir="auto" />
          </p>
          <p>
            <button type="button" id="say" class="button quiet">
              {t('call.say')}
            </button>
          </p>
        </div>
      </section>
      {topic && read ? (
        <details>
          <summary lang={read} dir="auto">
            {pick(topic.title, read, topic.source_locale)}
          </summary>
          <Questions topic={topic} read={read} />
        </details>
      ) : null}
    </section>
  );
}

/** The time at each member's place; the script keeps it right. */
function Clocks({ partners, now }: CallView) {
  const { t, lang, zone, zoneIsKnown } = useView();
  const people = [
    ...(zoneIsKnown ? [{ key: 0, name: t('partnership.you'), zone }] : []),
    ...partners.flatMap((one) =>
      one.zone === null ? [] : [{ key: one.person, name: partnerName(one, t), zone: one.zone }],
    ),
  ];
  return (
    <div role="group" aria-label={t('partnership.clocks')}>
      <dl class="call-clocks">
        {people.map((one) => (
          <div key={one.key}>
            <dt>
              <bdi>{one.name}</bdi>
            </dt>
            <dd data-zone={one.zone}>{clockTime(lang, one.zone, now)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
