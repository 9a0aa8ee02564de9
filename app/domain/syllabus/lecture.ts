import { instantOf } from '#app/domain/calendar/zone.ts';
import type { NamedLecture } from './check-offering.ts';
import type { LectureFile } from './course.ts';
import type { TranslationYaml } from './lecture-file.ts';
import type { OfferingYaml } from './offering-file.ts';

/** A lecture with all that its files say. */
export type ReadLecture = NamedLecture & {
  translation: TranslationYaml | null;
  notes: LectureFile['notes'];
  figures: LectureFile['figures'];
};

/** The lecture as the portal uses it: hours and place from the offering where it says nothing. */
export function toLecture(lecture: ReadLecture, { meeting, zone }: OfferingYaml): LectureFile {
  const { slug, order, yaml, translation, notes, figures } = lecture;
  const instant = (time: string) => instantOf(`${yaml.date}T${time}`, zone);
  return {
    slug,
    order,
    week: yaml.week,
    date: yaml.date,
    start: instant(yaml.start ?? meeting.start),
    end: instant(yaml.end ?? meeting.end),
    place: yaml.place === undefined ? meeting.place : yaml.place,
    title: { en: yaml.title, zh: translation?.title ?? yaml.title },
    topics: yaml.topics.map((en, index) => ({ en, zh: translation?.topics[index] ?? en })),
    abstract: { en: yaml.abstract, zh: translation?.abstract ?? yaml.abstract },
    readings: yaml.readings.map(({ why, ...reading }, index) => ({
      ...reading,
      why: { en: why, zh: translation?.why[index] ?? why },
    })),
    slides: yaml.slides,
    recording: yaml.recording,
    experiments: yaml.experiments,
    notes,
    figures,
    translated: translation !== null,
  };
}
