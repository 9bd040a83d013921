import { X509Certificate, createPublicKey } from 'node:crypto';
import { listed, text } from './setting.ts';
import type { Setting } from './setting.ts';

/** The keys that prove a provider's reports of bounces and complaints. Reports of a provider without a key are ignored. */
export interface MailHooks {
  mailgun: string | undefined;
  postmark: string | undefined;
  sendgrid: string | undefined;
  /** Trusted topics of Amazon SNS. */
  ses: readonly string[];
}

/** Settings of mail servers that mail goes to, and of reports from providers about mail that has left: everything is off by default. */
export const mailOutSettings: readonly Setting[] = [
  {
    name: 'MAIL_TLS_CA',
    about:
      'Certificate (PEM) of a mail server that no public authority certified, or of your own authority; as MAIL_TLS_CA_FILE.',
    preset: '',
    schema: text.refine(areCertificates, 'must be certificates in PEM'),
  },
  {
    name: 'DNS_SERVERS',
    about:
      'Name servers asked about your mail domain, about who wrote incoming mail, and for servers of the fediverse, such as 192.0.2.53 or 127.0.0.1:5353; the system’s by default.',
    preset: '',
    schema: listed(
      (part) => /^(\d{1,3}(\.\d{1,3}){3}(:\d{1,5})?|\[[0-9a-f:]+\](:\d{1,5})?|[0-9a-f:]+)$/i.test(part),
      'must be IP addresses, with or without a port',
    ),
  },
  {
    name: 'MAILGUN_SIGNING_KEY',
    about: 'Signing key of Mailgun’s webhooks, which may then post bounces to /mail/events/mailgun.',
    preset: '',
    secret: true,
    schema: text,
  },
  {
    name: 'POSTMARK_WEBHOOK_PASSWORD',
    about:
      'Password Postmark posts bounces with: https://postmark:PASSWORD@your.domain/mail/events/postmark.',
    preset: '',
    secret: true,
    schema: text.refine((value) => value.length >= 20, 'must have at least 20 characters'),
  },
  {
    name: 'SENDGRID_WEBHOOK_KEY',
    about:
      'Verification key of SendGrid’s signed event webhook, which may then post to /mail/events/sendgrid.',
    preset: '',
    schema: text.refine(isPublicKey, 'must be the public key that SendGrid shows'),
  },
  {
    name: 'SES_TOPICS',
    about:
      'Amazon SNS topics (arn:aws:sns:…), separated by commas, that may post SES’ bounces to /mail/events/ses.',
    preset: '',
    schema: listed(
      (topic) => /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]+$/.test(topic),
      'must be topics such as arn:aws:sns:eu-west-1:123456789012:bounces',
    ),
  },
];

export function mailHooksOf(values: Record<string, unknown>): MailHooks {
  const given = (name: string): string | undefined => values[name] as string | undefined;
  return {
    mailgun: given('MAILGUN_SIGNING_KEY'),
    postmark: given('POSTMARK_WEBHOOK_PASSWORD'),
    sendgrid: given('SENDGRID_WEBHOOK_KEY'),
    ses: (values['SES_TOPICS'] as string[] | undefined) ?? [],
  };
}

function areCertificates(value: string): boolean {
  const all = value.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    return all.length > 0 && all.every((pem) => new X509Certificate(pem).raw.length > 0);
  } catch {
    return false;
  }
}

function isPublicKey(value: string): boolean {
  try {
    createPublicKey({ key: Buffer.from(value, 'base64'), format: 'der', type: 'spki' });
    return true;
  } catch {
    return false;
  }
}
