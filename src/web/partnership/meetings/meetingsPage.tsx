import { isolate } from '../../../i18n/translate.ts';
import { ErrorSummary, Heading, useView } from '../../../ui/index.ts';
import { partnerNames, presentPartners } from '../partnerNames.ts';
import type { AgreedTerms } from './agreedTerms.ts';
import { ProposeForm } from './proposeForm.tsx';
import type { MeetingDraft } from './proposeForm.tsx';
import { MeetingList } from './section.tsx';
import type { MeetingsProps } from './section.tsx';

/** The hours that partners have proposed or agreed, and a form to propose others. */
export function MeetingsPage(props: MeetingsProps & { draft: MeetingDraft; agreed: AgreedTerms }) {
  const { own, draft, agreed, path } = props;
  const view = useView();
  const { t } = view;
  const page = path(`/partnership/${own.id}`);
  const names = isolate(partnerNames(presentPartners(own), view));
  return (
    <>
      <Heading lead={t('meeting.lead', { names })}>{t('meeting.title')}</Heading>
      <ErrorSummary errors={draft.errors} />
      {props.meetings.length > 0 ? (
        <section aria-labelledby="coming">
          <h2 id="coming">{t('meeting.coming')}</h2>
          <MeetingList {...props} />
        </section>
      ) : null}
      <section aria-labelledby="propose">
        <h2 id="propose">{t('meeting.propose')}</h2>
        <p>
          <a href={`${page}/meetings/week`}>{t('meeting.find')}</a>
        </p>
        <ProposeForm
          action={`${page}/meetings`}
          {...{ draft, agreed }}
          partners={presentPartners(own).length}
        />
      </section>
      <p>
        <a href={page}>{t('agreement.back')}</a>
      </p>
    </>
  );
}
