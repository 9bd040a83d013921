import type { ComponentChildren } from 'preact';
import {
  Avatar,
  Button,
  ButtonLink,
  Checkbox,
  CheckboxGroup,
  CountrySelect,
  DateRanges,
  DefinitionList,
  Details,
  Empty,
  ErrorSummary,
  Flash,
  Form,
  FormActions,
  Heading,
  Hero,
  LanguagesWithLevel,
  LocalTime,
  LocalTimeRange,
  Name,
  Notice,
  Page,
  Pagination,
  PlainText,
  PostButton,
  Prose,
  RadioGroup,
  RoundLine,
  Select,
  Stat,
  Stats,
  Steps,
  Table,
  TextArea,
  TextField,
  TwoClocks,
  WeekHours,
  Wishes,
  WorkbenchShell,
  ZoneSelect,
} from '../../src/ui/index.ts';
import { sampleText } from './sample-text.ts';

/** Every component as it is used, in a few pages; `text` is in the reader's language, so that the looks are judged honestly. */
export const now = new Date('2027-02-03T11:20:00Z');

/** Stands for a text that was sanitised when it was saved. */
const proseWords = 'A library is a conversation that outlives those who hold it.';

const frame = {
  stylesheet: '/gallery.css',
  icon: '/icon.svg',
  now,
  languages: [
    { lang: 'en', name: 'English', href: '?lang=en' },
    { lang: 'es', name: 'Español', href: '?lang=es' },
    { lang: 'fr', name: 'Français', href: '?lang=fr' },
    { lang: 'ar', name: 'العربية', href: '?lang=ar' },
  ],
  zoneForm: { action: '/zone', hidden: { return: '/' } },
};

function shell(lang: string) {
  const s = sampleText(lang);
  return {
    ...frame,
    programme: { name: s.programme, href: '/' },
    nav: [
      { href: '/round', label: s.round, current: true },
      { href: '/topics', label: s.topics },
      { href: '/enter', label: s.enter },
    ],
    footLinks: [{ href: '/privacy', label: s.privacy }],
  };
}

export function HomePage({ lang }: { lang: string }) {
  const s = sampleText(lang);
  return (
    <Page {...shell(lang)} title={s.programme} width="wide" description={s.lead}>
      <Hero
        eyebrow={s.eyebrow}
        title={s.title}
        clocks={{
          now,
          from: { place: 'Lima', zone: 'America/Lima' },
          to: { place: s.place, zone: 'Asia/Kathmandu' },
        }}
      >
        <p class="lead">{s.lead}</p>
        <p class="actions">
          <ButtonLink href="/apply">{s.apply}</ButtonLink>{' '}
          <ButtonLink href="/how" kind="quiet">
            {s.how}
          </ButtonLink>
        </p>
      </Hero>
      <Stats>
        <Stat value={1284} label={s.people} />
        <Stat value={76} label={s.countries} note={s.note} />
        <Stat value={12} label={s.waiting} />
      </Stats>
      <h2>{s.dates}</h2>
      <RoundLine
        now={now}
        dates={[
          { key: 'opens', label: s.opens, at: new Date('2027-01-11T08:00:00Z') },
          { key: 'closes', label: s.closes, at: new Date('2027-02-14T22:59:00Z'), note: s.note },
          { key: 'introduced', label: s.introduced, at: new Date('2027-03-01T08:00:00Z') },
          { key: 'ends', label: s.ends, at: new Date('2027-07-31T16:00:00Z') },
        ]}
      />
      <h2>{s.topics}</h2>
      <Prose
        lang={lang}
        html={`<p>${proseWords}</p><blockquote><p>${proseWords}</p></blockquote><ol><li>${proseWords}</li></ol>`}
      />
      <Details summary={s.how}>
        <p>{s.essay}</p>
      </Details>
      <Pagination page={2} pages={5} href={(page) => `?page=${page}`} />
    </Page>
  );
}

export function FormPage({ lang }: { lang: string }) {
  const s = sampleText(lang);
  const pick = [
    { value: 'a', label: s.choiceA, help: s.note },
    { value: 'b', label: s.choiceB },
    { value: 'c', label: s.choiceC },
  ];
  const options = pick.map(({ value, label }) => ({ value, label }));
  return (
    <Page {...shell(lang)} title={s.apply}>
      <Steps
        current="you"
        steps={[
          { key: 'mail', label: s.enter, href: '/apply/1' },
          { key: 'you', label: s.apply },
          { key: 'partner', label: s.people },
          { key: 'check', label: s.how },
        ]}
      />
      <Heading eyebrow={s.round} lead={s.lead}>
        {s.apply}
      </Heading>
      <ErrorSummary
        errors={[
          { name: 'email', message: s.error },
          { name: 'hopes', message: s.note },
        ]}
      />
      <Form action="/apply/2" hidden={{ once: 'k1' }}>
        <TextField name="name" label={s.name} help={s.note} value={s.person} required />
        <TextField
          name="email"
          label={s.email}
          type="email"
          value={s.typed}
          error={s.error}
          autocomplete="email"
          required
        />
        <CountrySelect name="country" label={s.country} value="NP" required />
        <ZoneSelect
          name="zone"
          label={s.zone}
          now={now}
          country="NP"
          onlyCountry
          value="Asia/Katmandu"
          required
        />
        <LanguagesWithLevel
          name="languages"
          label={s.languages}
          help={s.note}
          value={[{ language: 'ne', level: 'native' }]}
          rows={2}
          codes={['en', 'es', 'fr', 'ar', 'ne']}
        />
        <TextArea
          name="hopes"
          label={s.hopes}
          help={s.note}
          value={s.essay}
          maxLength={1200}
          error={s.note}
        />
        <RadioGroup name="career" label={s.career} choices={pick} value="b" required />
        <CheckboxGroup name="ways" label={s.ways} choices={pick} value={['a', 'c']} />
        <Select name="sector" label={s.sector} options={options} />
        <WeekHours name="hours" label={s.hours} help={s.note} value={['1-4', '1-5', '3-4', '7-9']} required />
        <Wishes
          name="wishes"
          label={s.wishes}
          subjects={[{ about: 'sector', label: s.sector, options }]}
          value={[{ about: 'sector', value: 'b', strength: 'must' }]}
        />
        <DateRanges name="away" label={s.away} value={[{ from: '2027-04-01', until: '2027-04-12' }]} />
        <Checkbox name="adult" label={s.consent} help={s.note} required />
        <FormActions>
          <Button>{s.save}</Button>
          <Button kind="quiet" name="later" value="1">
            {s.later}
          </Button>
        </FormActions>
      </Form>
    </Page>
  );
}

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
      <p>
        <LocalTimeRange from={new Date('2027-02-04T16:30:00Z')} until={new Date('2027-02-04T17:30:00Z')} />
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

export const pages = { home: HomePage, form: FormPage, pair: PairPage, bench: BenchPage };

export type GalleryPage = keyof typeof pages;
