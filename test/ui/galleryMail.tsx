import {
  MailButton,
  MailLink,
  MailList,
  MailQuote,
  MailShell,
  MailText,
  MailTimes,
  MailTitle,
} from '../../src/ui/mail/index.ts';
import { sampleText } from './sampleText.ts';

/** Every block a mail can have. */
export function GalleryMail({ lang }: { lang: string }) {
  const s = sampleText(lang);
  return (
    <MailShell
      subject={s.title}
      programme={s.programme}
      preview={s.lead}
      footer={<MailLink href="https://example.org/leave">{s.leave}</MailLink>}
    >
      <MailTitle>{s.title}</MailTitle>
      <MailText>{s.lead}</MailText>
      <MailTimes
        items={[
          { key: 'you', label: <bdi>{s.person}</bdi>, value: s.opens },
          { key: 'they', label: <bdi>{s.place}</bdi>, value: s.closes },
        ]}
      />
      <MailList ordered items={[s.note, s.essay]} />
      <MailQuote>{s.quote}</MailQuote>
      <MailButton href="https://example.org/apply">{s.apply}</MailButton>
    </MailShell>
  );
}
