import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stageRound } from '../../../../test/cast.ts';
import { readRefusal } from '../../../lib/smtpStatus.ts';
import { dnsRecords, isOurTrouble, setMailSetting, warnUnready } from '../../../rooms/sending/index.ts';
import { withOperatorMail } from '../../../../test/operatorMail.ts';

test('the operator sees each record exactly as it is to be entered, checks them, and is told what is missing or different', async () => {
  await withOperatorMail(async ({ ctx, names, olga, page }) => {
    const records = (await dnsRecords(ctx))!;
    const dkim = records.find(({ name }) => name === 'dkim')!;
    const before = await page();
    for (const { host, value } of records) {
      expect(before).toContain(`>${host}</textarea>`);
      expect(before).toContain(`>${value}</textarea>`);
    }
    expect(before).toContain('v=spf1 include:mailgun.org ~all');
    expect(before).toContain('not checked yet');
    expect(before).toContain('The mail domain is not ready');

    names.zone = { isBroken: true };
    await olga.site.post('/operator/mail/check');
    expect((await page()).match(/no name server answered/g)).toHaveLength(4);

    names.zone = {
      txt: {
        'shelves.example': ['some-verification=1', 'v=spf1 include:other.example ~all'],
        [dkim.host]: [dkim.value],
        '_dmarc.shelves.example': ['v=DMARC1; p=quarantine'],
      },
    };
    await olga.site.post('/operator/mail/check');
    const found = await page();
    expect(found.match(/as it should be/g)).toHaveLength(2);
    expect(found).toContain('different');
    expect(found).toContain('missing');

    names.zone = {
      txt: {
        ...names.zone.txt,
        'shelves.example': ['v=spf1 mx include:mailgun.org include:other.example -all'],
      },
      mx: { 'shelves.example': 'mx.shelves.example' },
    };
    await olga.site.post('/operator/mail/check');
    const done = await page();
    expect(done.match(/as it should be/g)).toHaveLength(4);
    expect(done).not.toContain('The mail domain is not ready');
  });
});

test('a name of this machine is no domain to enter records at: the page says what to set instead', async () => {
  await withOperatorMail(async ({ ctx, page }) => {
    for (const domain of ['localhost', 'shelves.localhost', '127.0.0.1']) {
      await setMailSetting(ctx, 'mail-sender', {
        address: `mentoring@${domain}`,
        domain,
        server: 'smtp.eu.mailgun.org',
        replyDomain: domain,
        takesMail: true,
        host: 'localhost',
      });
      expect(await dnsRecords(ctx)).toBeNull();
      const text = await page();
      expect(text).toContain('is no domain that others could look up');
      expect(text).toContain('MAIL_FROM');
      expect(text).not.toContain('</textarea>');
      expect(text).not.toContain('exactly as they stand here');
    }
  });
});

test('two SPF records, one that lets everybody send, and another key are no good', async () => {
  await withOperatorMail(async ({ ctx, names, olga, page }) => {
    const dkim = (await dnsRecords(ctx))!.find(({ name }) => name === 'dkim')!;
    const own = 'v=spf1 include:mailgun.org';
    for (const texts of [[`${own} ~all`, 'v=spf1 -all'], [`${own} +all`]]) {
      names.zone = {
        txt: {
          'shelves.example': texts,
          [dkim.host]: ['v=DKIM1; k=rsa; p=AAAA'],
          '_dmarc.shelves.example': ['v=DMARC1; p=none'],
        },
        mx: { 'shelves.example': 'mx.shelves.example' },
      };
      await olga.site.post('/operator/mail/check');
      expect((await page()).match(/<strong>different/g)).toHaveLength(2);
    }
  });
});

test('mails to many that wait while the domain is not ready are a matter for the coordinators, until the check passes', async () => {
  await withOperatorMail(async ({ ctx, cast, names, olga }) => {
    const round = (await stageRound(ctx, cast.programme)).id;
    await warnUnready(ctx);
    const open = () => ctx.db.selectFrom('matter').select('kind').where('closed_at', 'is', null).execute();
    expect(await open()).toEqual([]);
    await ctx.mailer.queue(ctx, [
      {
        programme: cast.programme,
        kind: 'dates-changed',
        occasion: 'x',
        person: cast.people.luca,
        data: { round, kinds: ['matches'] },
      },
    ]);
    await warnUnready(ctx);
    expect(await open()).toEqual([{ kind: 'mail-unready' }]);
    const outbox = (await browse(ctx, cast, 'tomas').get('/workbench/outbox?lang=en')).text;
    expect(outbox).toContain('would look like spam');
    const announcements = await browse(ctx, cast, 'tomas').get('/workbench/announcements?lang=en');
    expect(announcements.text).toContain('would look like spam');
    const records = (await dnsRecords(ctx))!;
    const texts = records.filter(({ type }) => type === 'TXT').map(({ host, value }) => [host, [value]]);
    names.zone = { txt: Object.fromEntries(texts), mx: { 'shelves.example': 'mx.shelves.example' } };
    await olga.site.post('/operator/mail/check');
    expect(await open()).toEqual([]);
  });
});

test('the operator sees in four languages what is refused because of us, where to look, and whose address it was never', async () => {
  await withOperatorMail(async ({ ctx, cast, olga, page }) => {
    const quiet = await page();
    expect(quiet).not.toContain('not the readers’ fault');
    for (const name of ['amina', 'luca', 'mei', 'tomas', 'bao'] as const) {
      const address = `${name}@cast.example`;
      await ctx.mailer.queue(ctx, [
        {
          programme: cast.programme,
          kind: 'sign-in-code',
          occasion: 'x',
          person: cast.people[name],
          data: { code: 1 },
        },
      ]);
      const mail = await ctx.db
        .selectFrom('outbox')
        .select('id')
        .where('person_id', '=', cast.people[name])
        .executeTakeFirstOrThrow();
      const reply = `550 5.7.26 <${address}>: SPF check failed <b>`;
      const refusal = readRefusal(reply);
      await isOurTrouble(ctx, { programme: cast.programme, mail: mail.id, address, reply, refusal });
    }
    const text = await page();
    expect(text).toContain('Our mail is refused, and it is not the readers’ fault');
    expect(text).toContain('refused 5 of 5 addresses');
    expect(text).toContain('SPF check failed &lt;b');
    expect(text).toContain('SPF, DKIM and DMARC records below');
    expect(text).not.toContain('bao@cast.example');
    for (const [lang, words] of [
      ['es', 'no es culpa de quien lo recibe'],
      ['fr', 'pas la faute des destinataires'],
      ['ar', 'وليس الذنب ذنب من يتلقّونها'],
    ])
      expect((await olga.site.get(`/operator/mail?lang=${lang}`)).text).toContain(words);
    const work = (await browse(ctx, cast, 'olga').get('/workbench?lang=en')).text;
    expect(work).toContain('A mail provider refuses our mail');
    ctx.clock.forward(25);
    expect(await page()).not.toContain('not the readers’ fault');
  });
});
