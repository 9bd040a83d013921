import { describe, expect, test } from 'vitest';
import { FAMILIES } from '../../../../test/hostileMime/families.ts';
import { randomFrom } from '../../../../test/hostileMime/random.ts';
import { rawMail } from '../../../../test/mail/incoming.ts';
import { worldOf } from '../../../../test/mail/signed.ts';
import type { LookUp } from './lookUp.ts';
import { checkSender } from './checkSender.ts';
import { MAIL, SERVER, TO_PROVE, checkOf } from '../../../../test/mail/given.ts';

const failing: LookUp = () => Promise.reject(Object.assign(new Error('timeout'), { code: 'ETIMEOUT' }));

const failingForPolicies: LookUp = (name, type) =>
  (name.startsWith('_dmarc') ? failing : worldOf())(name, type);

describe('name servers', () => {
  test('that do not answer leave a mail unproven', async () => {
    expect(await checkOf({ lookUp: failing })).toBe('unsure');
    expect(await checkOf({ lookUp: failing, signature: null, client: SERVER })).toBe('unsure');
    expect(await checkOf({ lookUp: failing, signature: null })).toBe('none');
  });

  test('that fail with the policy alone do not unprove the domain’s own signature', async () => {
    expect(await checkOf({ lookUp: failingForPolicies })).toBe('pass');
    expect(await checkOf({ lookUp: failingForPolicies, signature: { domain: 'mail.cast.example' } })).toBe(
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
    expect(await checkOf({ lookUp, signature: null, client: SERVER, change: (raw) => many + raw })).toBe(
      'none',
    );
    expect(asked).toBeLessThan(30);
    asked = 0;
    await checkOf({ lookUp, signature: { domain: 'evil.example' } });
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
        const check = await checkSender({ ...mail, client }, (name, type) =>
          type === 'TXT' ? Promise.resolve([[answer]]) : worldOf()(name, type),
        );
        expect(['none', 'fail', 'unsure'], line).toContain(check);
      }
});

/** Milliseconds that this thread has worked: what else runs on the machine does not count. */
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
    await checkSender({ ...TO_PROVE, raw }, worldOf());
    note();
    clearInterval(beat);
    expect(worst, body.slice(0, 3)).toBeLessThan(200);
  }
});
