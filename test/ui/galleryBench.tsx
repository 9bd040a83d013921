import type { ComponentChildren } from 'preact';
import {
  Avatar,
  DefinitionList,
  Empty,
  Flash,
  FormActions,
  Heading,
  LocalTime,
  Name,
  Notice,
  Page,
  PlainText,
  PostButton,
  RoundWay,
  Stat,
  Stats,
  Table,
  TwoClocks,
  WorkbenchShell,
} from '../../src/ui/index.ts';
import { sampleText } from './sampleText.ts';
import { now, shell } from './shell.ts';

export function PairPage({ lang }: { lang: string }) {
  const s = sampleText(lang);
  return (
    <Page {...shell(lang)} title={s.partner} flash={<Flash>{s.saved}</Flash>}>
      <Heading eyebrow={s.round}>
        {s.partner} <Name>{s.person}</Name>
      </Heading>
      <TwoClocks
        at={new Date('2027-02-04T07:00:00Z')}
        people={[
          { name: 'Luca', zone: 'Europe/Madrid', place: 'Madrid' },
          { name: s.person, zone: 'Asia/Taipei', place: s.place },
        ]}
      />
      <h2>{s.dates}</h2>
      <p>
        <LocalTime at={new Date('2027-02-04T16:30:00Z')} other={{ name: s.person, zone: 'Asia/Taipei' }} />
      </p>
      <h2>{s.about}</h2>
      <p>
        <Avatar name={s.person} large /> <Avatar name="محمد بن سلمان" /> <Avatar name="Suharto" />
      </p>
      <DefinitionList
        items={[
          { key: 'sector', term: s.sector, value: s.choiceA },
          { key: 'hopes', term: s.hopes, value: s.essay },
        ]}
      />
      <PlainText text={`${s.quote}\n${s.note}`} />
      <Notice title={s.how}>
        <p>{s.essay}</p>
      </Notice>
      <FormActions>
        <PostButton action="/talked" hidden={{ once: 'k2' }} kind="main">
          {s.saved}
        </PostButton>
        <PostButton action="/wrong" kind="grave">
          {s.leave}
        </PostButton>
      </FormActions>
      <h2>{s.trio}</h2>
      <TwoClocks
        at={new Date('2027-02-04T20:00:00Z')}
        people={[
          { name: 'Amina', zone: 'Africa/Lagos', place: 'Lagos' },
          { name: 'Luca', zone: 'America/Lima', place: 'Lima' },
          { name: 'Mei', zone: 'Pacific/Auckland', place: 'Auckland' },
        ]}
      />
    </Page>
  );
}

interface Row {
  name: string;
  place: string;
  score: number;
  why: ComponentChildren;
}

export function BenchPage({ lang }: { lang: string }) {
  const s = sampleText(lang);
  const rows: Row[] = [
    { name: s.person, place: s.place, score: 84, why: s.note },
    { name: 'محمد بن سلمان', place: 'الرباط', score: 71, why: s.quote },
    { name: 'Nguyễn Thị Minh Khai', place: 'Huế', score: 66, why: s.note },
  ];
  return (
    <WorkbenchShell
      {...shell(lang)}
      title={s.matching}
      round={{ name: s.round, others: [{ href: '/b/other', label: s.programme }] }}
      search={{ href: '/b/search', words: s.people }}
      own={{ name: s.person, links: [{ href: '/me', label: s.about }], signOut: '/out' }}
      way={
        <RoundWay
          label={s.round}
          now={now}
          dates={[
            { key: 'opens', label: s.dates, at: new Date('2027-01-04T12:00:00Z'), href: '/b/people' },
            { key: 'ends', label: s.leave, at: new Date('2027-06-04T12:00:00Z') },
          ]}
          here={{ text: s.matching, href: '/b/match' }}
        />
      }
      sections={[
        {
          key: 'round',
          title: s.round,
          items: [
            { href: '/b/today', label: s.today, count: 7 },
            { href: '/b/match', label: s.matching, current: true },
            { href: '/b/outbox', label: s.outbox, count: 764 },
          ],
        },
        { key: 'all', items: [{ href: '/b/people', label: s.people }] },
      ]}
    >
      <Heading lead={s.lead}>{s.matching}</Heading>
      <Stats>
        <Stat value={382} label={s.partner} />
        <Stat value={3} label={s.waiting} note={s.note} />
      </Stats>
      <Table
        caption={s.people}
        rows={rows}
        rowKey={(row) => row.name}
        columns={[
          { key: 'name', label: s.name, cell: (row) => <Name>{row.name}</Name>, header: true },
          { key: 'place', label: s.country, cell: (row) => <Name>{row.place}</Name> },
          { key: 'why', label: s.how, cell: (row) => row.why },
          { key: 'score', label: s.score, cell: (row) => row.score, numeric: true },
          { key: 'act', label: s.act, cell: () => <PostButton action="/part">{s.leave}</PostButton> },
        ]}
      />
      <Table caption={s.waiting} columns={[]} rows={[]} rowKey={() => 0} empty={<p>{s.note}</p>} />
      <Empty>{s.saved}</Empty>
    </WorkbenchShell>
  );
}
