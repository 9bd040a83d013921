import { TAKE_BACK_MINUTES } from '../../../lib/time/timeToTakeBack.ts';
import { STATES } from '../../../rooms/applications/index.ts';
import type {
  AnnouncementDraft,
  AnnouncementProblem,
  PastAnnouncement,
} from '../../../rooms/outbox/index.ts';
import { ROLES } from '../../../rooms/people/index.ts';
import { roundName } from '../../../rooms/programmes/index.ts';
import type { Programme, Round } from '../../../rooms/programmes/index.ts';
import {
  CheckboxGroup,
  CountrySelect,
  EnterButton,
  ErrorSummary,
  Form,
  Heading,
  Select,
  TextField,
  useView,
} from '../../../ui/index.ts';
import { MailUnready } from '../outbox/acts.tsx';
import { AnnouncementWords } from './announcementWords.tsx';
import { PastAnnouncements } from './pastAnnouncements.tsx';
import { LookFirst, Reach } from './reach.tsx';
import type { ReachProps } from './reach.tsx';
import { fieldOf } from '../../frame/problems.ts';

export interface DeskProps {
  path: (path: string) => string;
  programme: Programme;
  rounds: readonly Round[];
  draft: AnnouncementDraft;
  problems: readonly AnnouncementProblem[];
  /** The draft's readers, once they have been asked for. */
  reach?: ReachProps;
  past: readonly PastAnnouncement[];
  /** Mail to many people would look like spam, since the domain is not set up. */
  isUnready: boolean;
}

/** The name of a problem's field. Readers are chosen by their round first. */
const nameOf = (problem: AnnouncementProblem): string =>
  problem.part === 'readers' ? 'round' : fieldOf(problem);

/** The desk for writing announcements, looking at them before they go, and finding them again. */
export function AnnouncementDesk({
  path,
  programme,
  rounds,
  draft,
  problems,
  reach,
  past,
  isUnready,
}: DeskProps) {
  const view = useView();
  const { t } = view;
  const source = programme.source_locale;
  const error = (field: string): string | undefined => {
    const problem = problems.find((one) => nameOf(one) === field);
    return problem && t(`announce.error.${problem.reason}`);
  };
  const { filter } = draft;
  return (
    <>
      <Heading lead={t('announce.lead')}>{t('workbench.desk.announcements')}</Heading>
      {isUnready ? <MailUnready /> : null}
      <ErrorSummary
        errors={problems.map((problem) => ({
          name: nameOf(problem),
          message: t(`announce.error.${problem.reason}`),
        }))}
      />
      <Form action={path('/workbench/announcements')}>
        <EnterButton name="act" value="preview">
          {t('announce.preview')}
        </EnterButton>
        {reach ? <Reach {...reach} /> : null}
        <AnnouncementWords programme={programme} draft={draft} error={error} />
        <h2>{t('announce.who')}</h2>
        <Select
          name="round"
          label={t('announce.round')}
          value={filter.round === undefined ? '' : String(filter.round)}
          options={rounds.map((round) => ({
            value: String(round.id),
            label: roundName(round, view, source),
          }))}
          error={error('round')}
        />
        <CheckboxGroup
          name="states"
          label={t('announce.states')}
          value={filter.states}
          choices={STATES.map((state) => ({
            value: state,
            label: state === 'draft' ? t('announce.states.draft') : t(`applications.state.${state}`),
          }))}
        />
        <CountrySelect name="country" label={t('announce.country')} value={filter.country} />
        <Select
          name="paired"
          label={t('announce.paired')}
          value={filter.paired ?? ''}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`announce.paired.${value}`) }))}
        />
        <Select
          name="role"
          label={t('announce.role')}
          value={filter.role ?? ''}
          options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        />
        <TextField
          type="date"
          name="day"
          label={t('announce.day')}
          help={t('announce.day-help', { minutes: TAKE_BACK_MINUTES })}
          value={draft.day}
          error={error('day')}
        />
        <LookFirst isSeen={reach !== undefined} />
      </Form>
      <PastAnnouncements past={past} path={path} source={source} />
    </>
  );
}
