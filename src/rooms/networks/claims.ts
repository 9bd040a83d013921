import { BY } from '../claim.ts';
import type { Claims, Table } from '../claim.ts';

const HERE = { stays: 'other servers know it by addresses of this installation' };

/** The claims of the room's tables: how each names people, and what becomes of that when a person is erased. */
export const claims = {
  network_account: {
    what: 'people of other servers who follow, write or like, as their servers call them',
    who: { person_id: ['person', 'gone'] },
    ownData: 'inDiscussions',
    moves: HERE,
    until:
      'thirty days after they neither follow, wrote nor liked; at once when their server says that they are gone',
  },
  network_activity: {
    moves: HERE,
    nobody: 'what is sent to other servers, and whose asking to follow is answered, by their address there',
    plain: ['kind', 'follow', 'actor'],
  },
  network_answer: {
    what: 'which of their comments somebody chose to send to another server',
    who: { person_id: ['person', null] },
    plain: ['mark'],
    ownData: 'sentElsewhere',
    moves: HERE,
    until: 'the comment goes; who is erased is asked to be deleted there',
  },
  network_by_hand: {
    what: 'who posted a topic on another network by hand',
    who: { posted_by: ['person', BY] },
    plain: ['network'],
    ownData: 'events',
    moves: 'rows',
    until: 'the topic goes',
  },
  network_delivery: {
    moves: HERE,
    nobody: 'inboxes that something was sent to',
    plain: ['inbox', 'host', 'problem'],
  },
  network_home: {
    moves: HERE,
    nobody: 'since when a programme is connected with other servers, and its keys',
    plain: ['origin', 'public_key', 'sealed_key', 'hashtags', 'chat_servers'],
  },
  network_mark: {
    what: 'likes and boosts from other servers',
    who: { account_id: [{ of: 'network_account' }, { with: 'network_account' }] },
    plain: ['kind'],
    ownData: { not: 'their own server has them' },
    moves: HERE,
    until: 'they take it back, or the topic goes',
  },
  network_plan: {
    moves: HERE,
    nobody: 'in which words a topic goes to other networks, when, and whether',
    plain: ['locale', 'words'],
  },
  network_post: {
    moves: HERE,
    nobody: 'topics, news and live chats that were sent to other servers',
    plain: ['mark'],
  },
  network_received: {
    moves: HERE,
    nobody:
      'what another server posted, until it is looked at within minutes, or a volunteer lets a new server in within fourteen days',
    plain: ['mark', 'host', 'path', 'headers', 'body'],
  },
  network_reply: {
    what: 'answers from other servers, and which comments or messages of live chats they became',
    who: { account_id: [{ of: 'network_account' }, { with: 'network_account' }] },
    plain: ['state'],
    ownData: { not: 'the comment that it became is among theirs' },
    moves: HERE,
    until: 'the comment goes, or fourteen days after it found no place',
  },
  network_report: {
    what: 'who looked at what another server reported',
    who: { settled_by: ['person', BY] },
    plain: ['host', 'words'],
    ownData: 'events',
    moves: HERE,
    until: 'thirty days after a moderator has looked',
  },
  network_seen: { moves: HERE, nobody: 'marks of what came in lately', plain: ['mark'] },
  network_server: {
    what: 'who blocked another server, or somebody there',
    who: { blocked_by: ['person', BY] },
    plain: ['host', 'reason', 'problem'],
    ownData: 'events',
    moves: HERE,
    until: 'a volunteer takes the block back',
  },
} satisfies Partial<Claims<Table>>;
