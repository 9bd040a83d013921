import { isolate } from '../../../i18n/translate.ts';
import type { Partner } from '../../../rooms/partnerships/index.ts';
import type { Topic } from '../../../rooms/topics/index.ts';
import { Heading, useView } from '../../../ui/index.ts';
import { partnerNames } from '../partnerNames.ts';
import { Before } from './before.tsx';
import { During } from './during.tsx';
import { Otherwise } from './otherwise.tsx';
import type { CallWords } from './script/callSentences.ts';
import { DirectWay, WayQuestion } from './way.tsx';

export interface CallView {
  /** The partners whom the reader may meet in the call. */
  partners: readonly Partner[];
  /** Whether the reader's browser may connect directly; null while they have not been asked. */
  way: boolean | null;
  hasRelay: boolean;
  /** Whether the reader can call. */
  isOpen: boolean;
  /** Whether the call is impossible, since none of the partners wants to connect directly and there is no relay. */
  isRefused: boolean;
  /** The link, number or place of a meeting to come, or of an earlier one. */
  link: string | null;
  topic: Topic | null;
  words: CallWords;
  me: number;
  /** The address of the partnership's page. */
  room: string;
  now: Date;
  path: (path: string) => string;
}

/** The call of two or three: the questions before it, the call itself, and other ways to talk. */
export function CallPage(props: CallView) {
  const { partners, way, isOpen, isRefused, words, me, room } = props;
  const view = useView();
  const { t } = view;
  const title = t('call.title', { names: partnerNames(partners, view) });
  const names = isolate(partnerNames(partners, view));
  return (
    <>
      <Heading lead={t('call.lead')}>{title}</Heading>
      {isRefused ? <p>{t('call.refused', { names })}</p> : null}
      {props.hasRelay || isRefused || way === true ? null : <WayQuestion {...props} names={names} />}
      {isOpen ? (
        <div id="call" data-room={`${room}/call`} data-me={me} data-words={JSON.stringify(words)}>
          <p id="says" role="status" tabindex={-1}>
            {t('call.no-script')}
          </p>
          <Before names={names} />
          <During {...props} names={names} />
        </div>
      ) : null}
      <Otherwise {...props} names={names} />
      {props.hasRelay || way === true ? <DirectWay {...props} names={names} /> : null}
      <p>
        <a href={room}>{t('call.back')}</a>
      </p>
    </>
  );
}
