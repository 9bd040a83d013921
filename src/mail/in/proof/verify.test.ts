import { describe, expect, test } from 'vitest';
import { FAMILIES } from '../../../../test/hostile-mime/families.ts';
import { randomFrom } from '../../../../test/hostile-mime/random.ts';
import { rawMail } from '../../../../test/mail/incoming.ts';
import type { Written } from '../../../../test/mail/incoming.ts';
import { signed, worldOf } from '../../../../test/mail/signed.ts';
import type { Records, Signature } from '../../../../test/mail/signed.ts';
import type { LookUp } from './lookUp.ts';
import { verify } from './verify.ts';

const TO = 'hello@far-shelves.example';
const MAIL: Written = { from: 'Luca <luca@cast.example>', to: TO, subject: 'unsubscribe topics' };
const SERVER = '198.41.0.4';

const TO_PROVE = {
  from: 'luca@cast.example',
  receivedAt: new Date('2027-02-12T12:30:00Z'),
  envelope: { from: 'luca@cast.example', to: TO },
  client: null,
};

interface Given {
  mail?: Partial<Written>;
  signature?: Signature | null;
  records?: Records;
  lookUp?: LookUp;
  client?: string;
  envelope?: { from?: string; to?: string };
  change?(raw: string): string;
}

async function proofOf(given: Given = {}) {
  const { signature = {}, change = (raw) => raw } = given;
  const raw = rawMail({ ...MAIL, ...given.mail });
  const sent = change((signature ? signed(raw, signature) : raw).toString('latin1'));
  return verify(
    {
      ...TO_PROVE,
      raw: Buffer.from(sent, 'latin1'),
      envelope: { ...TO_PROVE.envelope, ...given.envelope },
      client: given.client === undefined ? null : { address: given.client, name: 'mx.cast.example' },
    },
    given.lookUp ?? worldOf(given.records),
  );
}

const REJECT = { 'TXT _dmarc.cast.example': 'v=DMARC1; p=reject' };
const SPF = { 'TXT cast.example': `v=spf1 ip4:${SERVER} -all` };

describe('a signature', () => {
  test('of the sender’s domain proves a mail, with or without a policy of theirs', async () => {
    expect(await proofOf()).toBe('pass');
    expect(await proofOf({ records: REJECT })).toBe('pass');
    expect(await proofOf({ mail: { from: 'LUCA@Cast.Example' }, records: REJECT })).toBe('pass');
  });

  test('of somebody else’s domain proves nothing', async () => {
    expect(await proofOf({ signature: { domain: 'evil.example' } })).toBe('none');
    expect(await proofOf({ signature: { domain: 'cast.example.evil.example' } })).toBe('none');
    expect(await proofOf({ signature: null })).toBe('none');
  });

  test('of a domain below counts as the policy allows, and without one not at all', async () => {
    const signature = { domain: 'mail.cast.example' };
    expect(await proofOf({ signature })).toBe('none');
    expect(await proofOf({ signature, records: REJECT })).toBe('pass');
    const strict = { 'TXT _dmarc.cast.example': 'v=DMARC1; p=reject; adkim=s' };
    expect(await proofOf({ signature, records: strict })).toBe('none');
  });

  test('does not hold for another text, subject or sender', async () => {
    expect(await proofOf({ change: (raw) => raw.replace('Hello.', 'Stop.') })).toBe('none');
    expect(await proofOf({ change: (raw) => raw.replace('unsubscribe topics', 'leave') })).toBe('none');
    expect(await proofOf({ change: (raw) => raw.replace('Luca <luca@', 'Luca <mei@') })).toBe('none');
  });

  test('has to cover who writes to whom about what, and all of the text', async () => {
    expect(await proofOf({ signature: { fields: ['from', 'to', 'date'] } })).toBe('none');
    expect(await proofOf({ signature: { fields: ['from', 'subject'] } })).toBe('none');
    const part = { length: 8 };
    expect(await proofOf({ signature: part })).toBe('pass');
    expect(await proofOf({ signature: part, change: (raw) => `${raw}And leave the programme.\r\n` })).toBe(
      'none',
    );
  });

  test('is none of ours when the mail was written to somebody else, and only sent on to us', async () => {
    expect(await proofOf({ mail: { to: 'mallory@evil.example' } })).toBe('none');
    expect(await proofOf({ mail: { to: `"${TO}" <mallory@evil.example>` } })).toBe('none');
    expect(
      await proofOf({ mail: { to: `Mallory <mallory@evil.example>, Far Shelves <${TO.toUpperCase()}>` } }),
    ).toBe('pass');
    const copied = { mail: { to: 'mallory@evil.example', headers: [`Cc: ${TO}`] } };
    expect(await proofOf(copied)).toBe('none');
    expect(await proofOf({ ...copied, signature: { fields: ['from', 'cc', 'subject'] } })).toBe('pass');
  });

  test('does not stand for a second line of the same name', async () => {
    for (const line of [
      'From: mei@cast.example',
      'Subject: leave',
      'subject : leave',
      `To: ${TO}`,
      'To\r\n : x@evil.example',
    ])
      for (const change of [
        (raw: string) => `${line}\r\n${raw}`,
        (raw: string) => raw.replace('\r\n\r\n', `\r\n${line}\r\n\r\n`),
      ])
        expect(await proofOf({ change }), line).toBe('none');
  });

  test('that has ended, or whose key is weak or taken back, proves nothing', async () => {
    const at = Date.parse('2027-02-12T12:30:00Z') / 1000;
    expect(await proofOf({ signature: { ends: at + 60 } })).toBe('pass');
    expect(await proofOf({ signature: { ends: at - 60 } })).toBe('none');
    const key = 'TXT post._domainkey.cast.example';
    expect(await proofOf({ records: { [key]: 'v=DKIM1; k=rsa; p=' } })).toBe('none');
    const weak =
      'MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAL+5LRgFbTpqCDFqVxvFA0nhbhKYVQZ0mI3s3zPYtqnBcOZlVPrQ5bKq6Z7v5k9V1mQxZ8nqvL2bR5nJ7mXkR3ECAwEAAQ==';
    expect(await proofOf({ records: { [key]: `v=DKIM1; k=rsa; p=${weak}` } })).toBe('none');
  });
});

describe('the server that sent a mail', () => {
  test('proves it where the sender’s domain names it', async () => {
    const given = { signature: null, records: SPF };
    expect(await proofOf({ ...given, client: SERVER })).toBe('pass');
    expect(await proofOf({ ...given, client: '198.41.0.5' })).toBe('none');
    expect(await proofOf(given)).toBe('none');
    const other = { 'TXT evil.example': `v=spf1 ip4:${SERVER} -all` };
    expect(
      await proofOf({
        signature: null,
        records: other,
        client: SERVER,
        envelope: { from: 'x@evil.example' },
      }),
    ).toBe('none');
  });

  test('disproves it where the domain says that it sends no other mail', async () => {
    const given = { signature: null, records: { ...SPF, ...REJECT } };
    expect(await proofOf({ ...given, client: '198.41.0.5' })).toBe('fail');
    expect(await proofOf({ ...given, client: SERVER })).toBe('pass');
    // Behind a server of the operator's own nobody knows who sent it.
    expect(await proofOf(given)).toBe('none');
    expect(await proofOf({ ...given, client: '10.0.0.7' })).toBe('none');
  });
});

const failing: LookUp = () => Promise.reject(Object.assign(new Error('timeout'), { code: 'ETIMEOUT' }));
const failingForPolicies: LookUp = (name, type) =>
  (name.startsWith('_dmarc') ? failing : worldOf())(name, type);

describe('name servers', () => {
  test('that do not answer leave a mail unproven', async () => {
    expect(await proofOf({ lookUp: failing })).toBe('unsure');
    expect(await proofOf({ lookUp: failing, signature: null, client: SERVER })).toBe('unsure');
    expect(await proofOf({ lookUp: failing, signature: null })).toBe('none');
  });

  test('that fail with the policy alone do not unprove the domain’s own signature', async () => {
    expect(await proofOf({ lookUp: failingForPolicies })).toBe('pass');
    expect(await proofOf({ lookUp: failingForPolicies, signature: { domain: 'mail.cast.example' } })).toBe(
      'unsure',
    );
  });

  test('are asked little, however many signatures and names a mail brings', async () => {
    let asked = 0;
    const lookUp: LookUp = (name, type) => {
      asked++;
      return worldOf({
        'TXT cast.example': `v=spf1 ${Array.from({ length: 50 }, (_, i) => `include:s${i}.cast.example`).join(' ')} -all`,
        ...Object.fromEntries(
          Array.from({ length: 50 }, (_, i) => [
            `TXT s${i}.cast.example`,
            'v=spf1 mx exists:%{i}.x.example ?all',
          ]),
        ),
      })(name, type);
    };
    const many = Array.from(
      { length: 100 },
      (_, i) => `DKIM-Signature: v=1; a=rsa-sha256; d=cast.example; s=s${i}; h=from; bh=x; b=x\r\n`,
    ).join('');
    expect(await proofOf({ lookUp, signature: null, client: SERVER, change: (raw) => many + raw })).toBe(
      'none',
    );
    expect(asked).toBeLessThan(30);
    asked = 0;
    await proofOf({ lookUp, signature: { domain: 'evil.example' } });
    expect(asked).toBe(0);
  });
});

/** Signatures that no program writes, and what hostile name servers answer. */
const BENT = [
  'DKIM-Signature: ',
  'DKIM-Signature: v=1',
  'DKIM-Signature: v=1; a=rsa-sha256; d=cast.example; s=post; h=from:to:subject; bh=; b=',
  'DKIM-Signature: v=1; a=ed25519-sha256; d=cast.example; s=post; c=simple; h=from; t=x; x=-1; bh=AA==; b=AA==',
  'DKIM-Signature: v=1; a=rsa-sha256; d=cast.example; s=../../etc; i=@x@y; q=dns/exec; h=:::from; l=1e99; bh=ü; b=\u0000',
  `DKIM-Signature: a=rsa-sha256; d=${'a.'.repeat(200)}cast.example; s=${'x'.repeat(300)}; h=from; bh=x; b=x`,
  'DKIM-Signature: __proto__=1; constructor=2; d=cast.example; s=post; a=rsa-sha256; h=from; bh=x; b=x',
  'ARC-Seal: i=1; a=rsa-sha256; d=cast.example; s=post; cv=none; b=x',
];
const ANSWERS = [
  '',
  'v=DKIM1; p=',
  'v=DKIM1; k=ed25519; p=AAAA',
  `v=DKIM1; k=rsa; p=${'A'.repeat(9000)}`,
  'v=spf1 include:cast.example include:cast.example redirect=cast.example',
  `v=spf1 ${'exists:%{l1r-}.%{d9r+}.x.example '.repeat(50)}-all`,
  'v=spf1 ip4:999.1.1.1 mx/99 a:%{x} -all',
  'v=DMARC1; p=reject; adkim=; sp=x; rua=mailto:%',
  'v=DMARC1; p=none; p=reject; psd=y',
];

test('neither bent signatures nor what name servers answer break anything, or prove anything', async () => {
  const families = Object.values(FAMILIES).map((make, seed) => make(randomFrom(seed), 0.005));
  const mails = [rawMail(MAIL), ...families];
  for (const line of BENT)
    for (const raw of mails.slice(0, line === BENT[2] ? undefined : 2))
      for (const answer of raw === mails[0] ? ANSWERS : ANSWERS.slice(0, 1)) {
        const mail = { ...TO_PROVE, raw: Buffer.concat([Buffer.from(`${line}\r\n`), raw]) };
        const client = { address: SERVER, name: line.slice(0, 60) };
        const proof = await verify({ ...mail, client }, (name, type) =>
          type === 'TXT' ? Promise.resolve([[answer]]) : worldOf()(name, type),
        );
        expect(['none', 'fail', 'unsure'], line).toContain(proof);
      }
});

/** Milliseconds this thread has worked: what others do on the machine does not count. */
const busy = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

test('a hostile mail never holds up the event loop', async () => {
  const head = [
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=cast.example; s=post; h=${'x:'.repeat(3000)}from; bh=x; b=x`,
    'DKIM-Signature: v=1; a=rsa-sha256; c=simple/simple; d=cast.example; s=post; h=from; l=7; bh=x; b=x',
    'From: luca@cast.example',
  ];
  const line = `${'A'.repeat(76)}\r\n`;
  for (const body of [
    line.repeat(330_000),
    ' '.repeat(8_000_000),
    ' \n'.repeat(20_000),
    '\n'.repeat(20_000),
  ]) {
    const raw = Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
    let [worst, last] = [0, busy()];
    const note = (): void => {
      worst = Math.max(worst, busy() - last);
      last = busy();
    };
    const beat = setInterval(note, 1);
    await verify({ ...TO_PROVE, raw }, worldOf());
    note();
    clearInterval(beat);
    expect(worst, body.slice(0, 3)).toBeLessThan(200);
  }
});
