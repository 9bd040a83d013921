import type { Home } from '../../../rooms/networks/index.ts';
import type { View } from '../../../ui/index.ts';
import type { TwoWords } from '../../frame/overtaken.tsx';
import type { TypedChoices } from './choices.tsx';

/** The part of a connection as typed, when somebody else saved that part meanwhile. */
export interface OvertakenPart {
  hashtags?: string;
  choices?: TypedChoices;
}

/** Hashtags in the form of their field. */
export const withSigns = (hashtags: readonly string[]): string => hashtags.map((tag) => `#${tag}`).join(' ');

/** The choices as they stand now, and as somebody typed them. */
export function networkWords({ t }: View, home: Home, { hashtags, choices }: OvertakenPart): TwoWords[] {
  const yes = (is: boolean): string => t(is ? 'ui.yes' : 'ui.no');
  return [
    ...(hashtags === undefined
      ? []
      : [{ key: 'hashtags', label: t('networks.hashtags'), now: withSigns(home.hashtags), mine: hashtags }]),
    ...(choices
      ? [
          {
            key: 'news',
            label: t('networks.news'),
            now: yes(home.newsFrom !== null),
            mine: yes(choices.news),
          },
          {
            key: 'chats',
            label: t('networks.chats'),
            now: yes(home.chatsFrom !== null),
            mine: yes(choices.chats),
          },
          {
            key: 'chat-servers',
            label: t('networks.chat-servers'),
            now: home.chatServers.join(' '),
            mine: choices.chatServers.split(/[\s,]+/).join(' '),
          },
        ]
      : []),
  ];
}
