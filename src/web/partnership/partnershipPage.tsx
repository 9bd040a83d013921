import type { NextChat } from '../../rooms/chats/index.ts';
import { ENDING_SOON_DAYS, hasLeft } from '../../rooms/partnerships/index.ts';
import type { Kept } from '../../rooms/applications/index.ts';
import type {
  Absence,
  Agreement,
  ContactTold,
  OwnPartnership,
  Silence,
  RemindedTurn,
  Terms,
} from '../../rooms/partnerships/index.ts';
import type { CallsBeside } from '../../rooms/calls/index.ts';
import type { Meeting, MeetingMeans } from '../../rooms/meetings/index.ts';
import type { Looking } from '../../rooms/pairing/index.ts';
import type { PlannedTopic } from '../../rooms/topics/index.ts';
import { LocalDay, useView } from '../../ui/index.ts';
import { WhileWaiting } from '../status/looking.tsx';
import { AgreementSection, waitsForMe } from './agreement/section.tsx';
import { Addresses } from './address.tsx';
import { ByLink, Others, ConcernAndLeaving } from './elsewhere.tsx';
import { isOver } from './partnerNames.ts';
import { Letters } from './letters/letters.tsx';
import type { Draft, Thread } from './letters/letters.tsx';
import { Apart } from './concerns/apart.tsx';
import { LeavesSoon } from './leavesSoon.tsx';
import { CallSection } from './calls/section.tsx';
import { Contact } from './contact.tsx';
import { Keeping } from '../status/keeping.tsx';
import { Farewell } from './ending/farewell.tsx';
import { LastTopic } from './ending/lastTopic.tsx';
import { Over } from './ending/over.tsx';
import { MeetingsSection } from './meetings/section.tsx';
import { AboutPartner } from './partner.tsx';
import type { PartnerOnPage } from './partner.tsx';
import { Title } from './title.tsx';
import { TrioSection } from './trio/section.tsx';
import { answeringIn, partsOf } from './topic/parts.ts';
import { OnThisPage, WhatComes } from './topic/next.tsx';
import type { Coming } from './topic/next.tsx';
import { TopicPrompt } from './topic/prompt.tsx';
import { Clocks, Away, WhenQuiet } from './sidebar.tsx';
import { NextChatLine } from '../chats/hours/nextChatLine.tsx';

export interface PartnershipView {
  own: OwnPartnership;
  partners: PartnerOnPage[];
  /** The hours that the members gave, by person. */
  hours: ReadonlyMap<number, string>;
  /** Whether the round's form asks for hours. */
  asksHours: boolean;
  /** The round's name within sentences of the reader's page. */
  round: string;
  ends: Date;
  /** When the round's personal data is deleted. */
  purges: Date;
  /** The answers that the reader asked to keep for the next round. */
  kept: Kept | null;
  /** How long each present partner of the reader has been silent, and whether they are away. */
  silences: readonly Silence[];
  /** Until when the reader is away. */
  away: Absence | null;
  /** Each member's turn to write. */
  turns: readonly RemindedTurn[];
  /** The numbers of days after which the programme reminds. */
  days: readonly number[];
  /** The members' answers whether they talked elsewhere. */
  told: readonly ContactTold[];
  /** Terms that stand or wait for a yes; `ready` is the proposal offered without any. */
  agreement: Agreement;
  ready: Terms;
  /** Meetings that are proposed or stand. */
  meetings: readonly Meeting[];
  /** Hours for a first meeting; null when the partners have met or written, or no hours are known. */
  firstHours: readonly Date[] | null;
  means: MeetingMeans;
  /** Earlier calls, and the call in which a partner waits; null when the members cannot call each other. */
  calls: CallsBeside | null;
  /** Whether an answer was refused that none of the buttons has. */
  isUnknownAnswer: boolean;
  /** The programme's own language. */
  source: string;
  /** The state of the search for a reader who waits for another partner. */
  looking: Looking | null;
  topic: PlannedTopic | null;
  coming: Coming;
  /** The live chat that comes next. */
  chat: NextChat | null;
  thread: Thread;
  draft: Draft;
  /** Whether the reader asked for little data: then pictures are links. */
  isSparing: boolean;
  /** Other partnerships of the reader. */
  others: { id: number; names: string; round: string }[];
  /** Until when this browser shows the page, if it was opened by the link in a mail. */
  byLinkUntil: Date | null;
  now: Date;
  programme: string;
  path: (path: string) => string;
}

/** The page that two partners (or three) share. */
export function PartnershipPage(props: PartnershipView) {
  const { own, partners, path } = props;
  const view = useView();
  const { rich } = view;
  const over = isOver(own);
  // Members who are kept apart do not see what passes between them either.
  const isApart = over || own.apartAt !== null;
  const farewell =
    own.asksToStay && props.purges > props.now ? (
      <>
        <Farewell own={own} until={props.purges} path={path} />
        <Keeping kept={props.kept} purges={props.purges} action={path(`/partnership/${own.id}/keeping`)} />
      </>
    ) : null;
  const about = partners.map((one) => (
    <AboutPartner key={one.partner.person} {...one} now={props.now} source={props.source} />
  ));
  const clocks = over ? null : (
    <>
      <Clocks {...props} />
      {isApart ? null : <MeetingsSection {...props} />}
      {props.calls ? <CallSection own={own} calls={props.calls} now={props.now} path={path} /> : null}
    </>
  );
  const isLast = !over && props.ends.getTime() - props.now.getTime() <= ENDING_SOON_DAYS * 86_400_000;
  const prompt = (
    <>
      {isLast ? <LastTopic ends={props.ends} /> : null}
      {props.topic && !over ? (
        <TopicPrompt
          topic={props.topic.topic}
          answering={isApart ? undefined : answeringIn(props, view)}
          path={path}
        />
      ) : null}
    </>
  );
  const agreement = <AgreementSection {...props} />;
  const here = partners.filter(({ partner }) => partner.leftAt === null);
  const letters = <Letters {...props} writeIn={here.length === 1 ? here[0]!.writeIn : []} />;
  return (
    <>
      <Title {...props} />
      {own.me.leftAt && hasLeft(own, own.me) ? (
        <p>{rich('partnership.left-you', { date: <LocalDay at={own.me.leftAt} /> })}</p>
      ) : null}
      {over ? <Over {...props} /> : null}
      {props.looking ? <WhileWaiting looking={props.looking} path={path} /> : null}
      <LeavesSoon own={own} path={path} />
      <Apart own={own} />
      {over ? null : <Away {...props} />}
      {isApart ? null : <TrioSection {...props} />}
      {waitsForMe(props) ? agreement : null}
      {over ? null : <OnThisPage parts={partsOf(props, view, isApart)} />}
      {/* The partner comes first until both have written; then the letters do. */}
      {props.thread.isExchange ? (
        <>
          {farewell}
          {letters}
          {prompt}
          {clocks}
          {about}
        </>
      ) : (
        <>
          {about}
          {clocks}
          {prompt}
          {farewell}
          {letters}
        </>
      )}
      {waitsForMe(props) ? null : agreement}
      {isApart ? null : <WhatComes {...props.coming} />}
      <NextChatLine chat={props.chat} now={props.now} path={props.path} />
      {isApart ? null : <Contact {...props} />}
      {isApart ? null : <Addresses own={own} path={path} />}
      {isApart ? null : <WhenQuiet own={own} path={path} />}
      <ConcernAndLeaving own={own} path={path} />
      <Others others={props.others} path={path} />
      {props.byLinkUntil ? <ByLink until={props.byLinkUntil} path={path} /> : null}
    </>
  );
}
