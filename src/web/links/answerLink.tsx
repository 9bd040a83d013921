import {
  answerAvailability,
  applicationById,
  comeBack,
  confirmApplication,
  handOver,
  keepAnswers,
  keepNoAnswers,
  withdraw,
} from '../../rooms/applications/index.ts';
import { vouchForIncoming } from '../../rooms/incoming/index.ts';
import {
  askAfter,
  dayOfNumber,
  declareAbsence,
  endAbsence,
  planLeaving,
  planStayInTouch,
  reportContact,
  cancelLeaving,
  stayInTouch,
} from '../../rooms/partnerships/index.ts';
import { offersIn, subscribe } from '../../rooms/readers/index.ts';
import type { RightLink } from '../../rooms/people/index.ts';
import type { NoteKey, ProgrammeVisit } from '../visit.ts';
import { LinkButton } from './button.tsx';
import type { LinkPage } from '../brings.ts';
import { trioLinkPage } from '../partnership/trio/linkPage.tsx';
import { sayTrio } from '../partnership/trio/sayTrio.ts';

/**
 * Yes or no to a question of a mail, for a person whose answer said more than that: the button does what the bare word would do. The link's
 * subject is `question.id.yes` or `question.id.no`, as in `leave.12.yes`.
 */
export const answerLink: LinkPage = {
  show: async (visit, link) => {
    const { t } = visit.view;
    const { asked, id, yes } = partsOf(link);
    const trio = asked === 'trio' ? await trioLinkPage(visit, link, { id, yes }) : null;
    if (trio) return trio;
    const title = t(yes ? 'answer-link.yes' : 'answer-link.no');
    return {
      title,
      body: (
        <LinkButton
          title={title}
          lead={t(`mail.answer-unclear.asked.${asked}`)}
          button={t(yes ? 'answer-link.yes-button' : 'answer-link.no-button')}
          kind={yes && (asked === 'leave' || asked === 'withdraw') ? 'grave' : 'main'}
          action={visit.url.pathname}
        />
      ),
    };
  },
  act: async (visit, link) => {
    const { asked, id, yes } = partsOf(link);
    const note = await ACTS[asked](visit, { link, id, yes });
    const trio = asked === 'trio' ? await trioLinkPage(visit, link, { id, yes }) : null;
    if (!trio) return visit.redirect(visit.path('/'), note);
    // The link's own page tells how the question ended, and about whom it was.
    return visit.redirect(visit.url.pathname, note === 'answer-late' ? note : undefined);
  },
};

type Asked = keyof typeof ACTS;

function partsOf(link: RightLink): { asked: Asked; id: number; yes: boolean } {
  const [asked, id, said] = link.subject.split('.');
  const known = (Object.keys(ACTS) as Asked[]).find((one) => one === asked);
  if (!known || !/^\d{1,15}$/.test(id ?? '') || (said !== 'yes' && said !== 'no'))
    throw new Error(`no such answer: ${link.subject}`);
  return { asked: known, id: Number(id), yes: said === 'yes' };
}

interface Answer {
  link: RightLink;
  /**
   * The id of the application, partnership or mail that the question is about. For an absence this is its last day, for subscriptions a
   * number for the chosen ones.
   */
  id: number;
  yes: boolean;
}

/** Does what each question's answer means; returns the note about the result. */
const ACTS = {
  available: async ({ ctx }, { link, id, yes }) => {
    if (!(await ownApplication(ctx, link, id))) return 'answer-late';
    const done = await answerAvailability(ctx, { ...by(link), application: id, available: yes });
    return done.ok ? (yes ? 'available' : 'unavailable') : 'answer-late';
  },
  away: async ({ ctx }, { link, id, yes }) => {
    if (!yes) return (await endAbsence(ctx, who(link))) ? 'absence-over' : 'answer-nothing';
    const until = dayOfNumber(id);
    return (await declareAbsence(ctx, { ...who(link), until })).ok ? 'absence-noted' : 'answer-late';
  },
  back: async ({ ctx }, { link, id, yes }) => {
    if (!yes) return 'answer-nothing';
    const own = await ownApplication(ctx, link, id);
    return own && (await comeBack(ctx, { ...by(link), application: id })).ok
      ? 'application-reinstated'
      : 'answer-late';
  },
  confirm: async ({ ctx }, { link, id, yes }) => {
    if (!yes) return 'answer-nothing';
    const application = await handOver(ctx, { ...who(link), application: id });
    const done = application && (await confirmApplication(ctx, { ...by(link), application: application.id }));
    return done?.ok ? 'application-confirmed' : 'answer-late';
  },
  contact: async ({ ctx }, { link, id, yes }) => {
    const answer = yes ? 'talked' : 'not-yet';
    const done = await reportContact(ctx, { ...who(link), partnership: id, answer });
    return done.ok ? 'contact-told' : 'partnership-ended';
  },
  keep: async ({ ctx }, { link, id, yes }) => {
    if (!yes) await keepNoAnswers(ctx, { ...who(link), ...by(link) });
    const done = yes && (await keepAnswers(ctx, { ...who(link), ...by(link), application: id })).ok;
    return yes ? (done ? 'answers-kept' : 'answer-late') : 'answers-not-kept';
  },
  leave: async ({ ctx }, { link, id, yes }) => {
    const own = { ...who(link), partnership: id };
    if (!yes) return (await cancelLeaving(ctx, own)) ? 'stayed' : 'answer-nothing';
    return (await planLeaving(ctx, { ...own, another: false })).ok ? 'leaving-planned' : 'answer-late';
  },
  silence: async ({ ctx }, { link, id, yes }) => {
    if (!yes) return 'answer-nothing';
    const asked = await askAfter(ctx, { ...who(link), partnership: id });
    return asked.ok ? 'partner-asked-after' : 'answer-late';
  },
  subscribe: async ({ ctx }, { link, id, yes }) => {
    if (!yes) return 'answer-nothing';
    await subscribe(ctx, { ...who(link), offers: offersIn(id) });
    return 'subscribed';
  },
  touch: async ({ ctx }, { link, id, yes }) => {
    const own = { ...who(link), partnership: id };
    const done = yes ? await planStayInTouch(ctx, own) : await stayInTouch(ctx, { ...own, yes });
    return done.ok ? (yes ? 'touch-planned' : 'touch-answered') : 'touch-closed';
  },
  trio: (visit, { link, id, yes }) => sayTrio(visit, { ...who(link), question: id, yes }),
  vouch: async ({ ctx }, { link, id, yes }) => {
    if (!yes) return 'answer-nothing';
    await vouchForIncoming(ctx, { ...by(link), id, person: link.person });
    return 'sender-known';
  },
  withdraw: async ({ ctx }, { link, id, yes }) => {
    if (!yes) return 'answer-nothing';
    const application = await ownApplication(ctx, link, id);
    // A person with partners leaves in another way.
    const done = application && application.state !== 'matched';
    return done && (await withdraw(ctx, { ...by(link), application: id })).ok
      ? 'application-withdrawn'
      : 'answer-late';
  },
} satisfies Record<string, (visit: ProgrammeVisit, answer: Answer) => Promise<NoteKey>>;

const who = ({ programme, person }: RightLink) => ({ programme, person });
const by = ({ programme, person }: RightLink) => ({
  programme,
  actor: { kind: 'person', id: person } as const,
});

/** The application, when it is the link's person's. */
async function ownApplication(ctx: ProgrammeVisit['ctx'], link: RightLink, id: number) {
  const application = await applicationById(ctx, link.programme, id);
  return application?.person_id === link.person ? application : null;
}
