import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { calendarFeed } from '#app/domain/syllabus/calendar-feed.server.ts';
import type { CourseDeadline } from '#app/domain/syllabus/course-deadlines.server.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import { loadCourse } from '#app/domain/syllabus/load-course.server.ts';

const course = loadCourse('content/syllabus');

describe.each([
  {
    slug: 'sp24',
    lectures: [
      ['lecture-strengths-and-weaknesses', '2024-03-07T22:00:00Z', '2024-03-08T01:00:00Z'],
      ['lecture-semi-supervised-learning', '2024-03-14T21:00:00Z', '2024-03-15T00:00:00Z'],
    ],
    deadlines: [
      ['homework-hw3-due', '2024-03-07T07:59:00Z'],
      ['homework-hw4-due', '2024-03-21T06:59:00Z'],
    ],
  },
  {
    slug: 'sp20',
    lectures: [
      ['lecture-self-supervised-learning', '2020-03-05T01:00:00Z', '2020-03-05T04:00:00Z'],
      [
        'lecture-self-supervised-learning-continued',
        '2020-03-12T00:00:00Z',
        '2020-03-12T03:00:00Z',
      ],
    ],
    deadlines: [
      ['homework-hw2-due', '2020-02-26T07:59:00Z'],
      ['homework-hw3-due', '2020-03-11T06:59:00Z'],
    ],
  },
])('the calendar of $slug, read by another library', ({ slug, lectures, deadlines }) => {
  const offering = course.offering(slug);
  const events = eventsIn(feedOf(offering));

  test('has every lecture, deadline, event and break once', () => {
    const { homework, project, breaks } = offering;
    const expected =
      offering.lectures.length +
      homework.length +
      project.stages.length +
      breaks.length +
      offering.events.length;
    expect(events.size).toBe(expected);
  });

  test('has lectures at the right instants on both sides of the clock’s change', () => {
    for (const [id = '', start = '', end = ''] of lectures) {
      const event = events.get(`${id}@${slug}.practicum`);
      expect(event?.startDate.toJSDate(), id).toEqual(new Date(start));
      expect(event?.endDate.toJSDate(), id).toEqual(new Date(end));
    }
  });

  test('ends the entry of a deadline at its instant', () => {
    for (const [id = '', due = ''] of deadlines) {
      expect(events.get(`${id}@${slug}.practicum`)?.endDate.toJSDate(), id).toEqual(new Date(due));
    }
  });

  test('agrees with the offering’s file about every lecture', () => {
    for (const { slug: lecture, start, title } of offering.lectures) {
      const event = events.get(`lecture-${lecture}@${slug}.practicum`);
      expect(event?.startDate.toJSDate()).toEqual(start);
      expect(event?.summary).toBe(title.en);
    }
  });

  test('shows a break as whole days', () => {
    const [pause] = offering.breaks;
    const event = events.get(`break-${pause?.from}@${slug}.practicum`);
    expect(event?.startDate.isDate).toBe(true);
    expect(event?.startDate.toString()).toBe(pause?.from);
  });
});

describe('the calendar as text', () => {
  const offering = course.offering('sp24');

  test('has no line above 75 octets, and every line ends with CR LF', () => {
    for (const language of ['en', 'zh'] as const) {
      const feed = feedOf(offering, language);
      expect(feed.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const longest = Math.max(...feed.split('\r\n').map((line) => Buffer.byteLength(line)));
      expect(longest).toBeLessThanOrEqual(75);
    }
  });

  test('keeps Chinese whole across folded lines', () => {
    const events = eventsIn(feedOf(offering, 'zh'));
    const { title, abstract } = offering.lectures[1] ?? { title: { zh: '' }, abstract: { zh: '' } };
    const event = events.get('lecture-autoregressive-models@sp24.practicum');
    expect(event?.summary).toBe(title.zh);
    expect(event?.description).toBe(abstract.zh);
  });

  test('is the same for the same facts', () => {
    expect(feedOf(offering)).toBe(feedOf(offering));
  });

  test('tells calendar programs of a moved deadline by sequence and stamp', () => {
    const movedAt = new Date(offering.changedAt.getTime() + 60_000);
    const moved = deadlinesOf(offering).map((deadline) =>
      deadline.slug === 'hw3'
        ? { ...deadline, due: new Date('2024-03-11T06:59:00Z'), moves: 2, movedAt }
        : deadline,
    );
    const event = eventsIn(calendarFeed(offering, moved, { origin, language: 'en' })).get(
      'homework-hw3-due@sp24.practicum',
    );
    expect(event?.sequence).toBe(2);
    expect(event?.endDate.toJSDate()).toEqual(new Date('2024-03-11T06:59:00Z'));
    const stamp = event?.component.getFirstPropertyValue('dtstamp');
    expect(String(stamp)).toBe(`${movedAt.toISOString().slice(0, 19)}Z`);
  });
});

const origin = 'https://course.example';

function feedOf(offering: OfferingFile, language: 'en' | 'zh' = 'en'): string {
  return calendarFeed(offering, deadlinesOf(offering), { origin, language });
}

function deadlinesOf({ homework, project }: OfferingFile): CourseDeadline[] {
  const unmoved = { moves: 0, movedAt: null };
  return [
    ...homework.map(({ slug, title, due }) => ({
      kind: 'homework' as const,
      slug,
      title,
      due,
      ...unmoved,
    })),
    ...project.stages.map(({ stage, title, due }) => ({
      kind: 'stage' as const,
      slug: stage,
      title,
      due,
      ...unmoved,
    })),
  ];
}

/** The events by their UID, with the zones that the calendar itself defines. */
function eventsIn(feed: string): Map<string, ICAL.Event> {
  const calendar = new ICAL.Component(ICAL.parse(feed));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  return new Map(events.map((event) => [event.uid, event]));
}
