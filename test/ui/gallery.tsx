import {
  Button,
  ButtonLink,
  Checkbox,
  CheckboxGroup,
  CountrySelect,
  DateRanges,
  Details,
  ErrorSummary,
  Form,
  FormActions,
  Heading,
  Hero,
  LanguagesWithLevel,
  Page,
  Pagination,
  Prose,
  RadioGroup,
  RoundLine,
  Select,
  Stat,
  Stats,
  Steps,
  TextArea,
  TextField,
  WeekHours,
  Wishes,
  ZoneSelect,
} from '../../src/ui/index.ts';
import { sampleText } from './sampleText.ts';
import { PairPage, BenchPage } from './galleryBench.tsx';
import { now, shell } from './shell.ts';

/** Stands for a text that was sanitised when it was saved. */
const proseWords = 'A library is a conversation that outlives those who hold it.';

/** Every component in use, on a few pages. `text` is in the reader's language, so that the looks are judged honestly. */
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

export const pages = { home: HomePage, form: FormPage, pair: PairPage, bench: BenchPage };

export type GalleryPage = keyof typeof pages;
