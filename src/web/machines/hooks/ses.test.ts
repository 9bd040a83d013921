import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { CERTIFICATE } from './ses.fixture.ts';
import { amazonUrl, sesEvents } from './ses.ts';
import { HOOKS, mailgun, withHooks, sns } from '../../../../test/hooks.ts';

test('a provider that is not in the settings has no door', async () => {
  const none = { mailgun: undefined, postmark: undefined, sendgrid: undefined, ses: [] };
  await withHooks(none, async ({ id, post, bounces, seconds }) => {
    expect(await post('mailgun', mailgun(seconds, id))).toBe(404);
    for (const provider of ['postmark', 'sendgrid', 'ses', 'somebody'])
      expect(await post(provider, '{}')).toBe(404);
    expect(await bounces()).toEqual([]);
  });
});

const notice = {
  Type: 'Notification',
  MessageId: 'm-1',
  TopicArn: HOOKS.ses[0]!,
  Timestamp: '2027-01-15T12:00:00.000Z',
  SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/cert.pem',
  Message: JSON.stringify({
    notificationType: 'Bounce',
    mail: { commonHeaders: { messageId: '<a@b>' } },
    bounce: {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      feedbackId: 'f',
      bouncedRecipients: [
        { emailAddress: 'luca@cast.example', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 unknown' },
      ],
    },
  }),
};

test('Amazon SES is heard when its certificate signed for a topic of ours, which is fetched from Amazon alone', async () => {
  const asked: string[] = [];
  const fetchText = (url: URL): Promise<string> => {
    asked.push(url.href);
    return Promise.resolve(CERTIFICATE);
  };
  const read = (body: string) => sesEvents(HOOKS.ses, body, fetchText);
  expect(await read(sns(notice))).toMatchObject([
    { kind: 'bounce', isFinal: true, address: 'luca@cast.example' },
  ]);
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  });
  expect(await read(sns(notice, other.toString()))).toBeNull();
  expect(await read(sns({ ...notice, TopicArn: 'arn:aws:sns:eu-west-1:999999999999:theirs' }))).toBeNull();
  expect(await read(sns(notice).replace('luca@', 'mei@'))).toBeNull();
  expect(await read(sns({ ...notice, SigningCertURL: 'https://evil.example/cert.pem' }))).toBeNull();
  const confirm = {
    ...notice,
    Type: 'SubscriptionConfirmation',
    Token: 't',
    SubscribeURL: 'https://sns.eu-west-1.amazonaws.com/?Action=Confirm',
  };
  expect(await read(sns(confirm))).toEqual([]);
  expect(await read(sns({ ...confirm, SubscribeURL: 'http://127.0.0.1/' }))).toEqual([]);
  expect(asked).toEqual([notice.SigningCertURL, confirm.SubscribeURL]);
});

test.each([
  'http://sns.eu-west-1.amazonaws.com/x',
  'https://sns.eu-west-1.amazonaws.com.evil.example/x',
  'https://sns.eu-west-1.amazonaws.com:8443/x',
  'https://sns.eu-west-1.amazonaws.com@127.0.0.1/x',
  'https://s3.amazonaws.com/sns.eu-west-1.amazonaws.com',
  'https://127.0.0.1/',
  'nothing',
])('%s is not Amazon’s notification service', (text) => {
  expect(amazonUrl(text)).toBeNull();
});
