import type { Declared } from './declared.ts';
import { everybody, nobody, staff, students, type Role } from './roles.ts';

const requestId = { given: 'new id' };
const classmates = [...students, ...staff];
/** As the offering's file says. */
const watchers: readonly Role[] = [...classmates, 'auditor', 'waitlisted'];

/** Presentations: their videos, and what is said about them. */
export const presentations: Record<string, Declared> = {
  // The protocol of uploads is no form: it has a test of its own, test/flows/uploads.
  '/uploads': {
    opens: nobody,
    absent: true,
    forms: { announce: { fields: {}, may: nobody, told: everybody } },
  },
  '/uploads/:upload': {
    opens: nobody,
    absent: true,
    path: { upload: 'upload' },
    forms: { add: { fields: {}, may: nobody } },
  },
  '/:offering/projects/presentations': { opens: watchers, search: { order: 'words' } },
  '/:offering/projects/:project/video/:video': {
    opens: watchers,
    path: { project: 'presented project', video: 'video' },
  },
  '/:offering/projects/:project/video/:video/captions/:captions': {
    opens: watchers,
    path: { project: 'presented project', video: 'video', captions: 'captions' },
  },
  '/:offering/projects/:project/watch': {
    opens: watchers,
    path: { project: 'presented project' },
    forms: {
      comment: {
        fields: { intent: 'comment', instant: '0:05', body: 'Why?', requestId },
        may: classmates,
      },
      answer: {
        fields: { intent: 'answer', thread: { of: 'instant' }, body: 'Because', requestId },
        may: classmates,
      },
      'take away': {
        fields: { intent: 'take-away', comment: { of: 'instant comment' } },
        may: ['other student', ...staff],
      },
    },
  },
};

const path = { stage: 'presentation stage' } as const;

/** What its team says about a presentation, on the page of the stage. */
export const videoForms: Declared['forms'] = {
  'give a link': {
    ...{ fields: { intent: 'link', link: 'https://example.org/talk' }, may: students, path },
  },
  'use a file': {
    fields: { intent: 'file', upload: { of: 'upload of a video' } },
    // The same file as before: what is forgotten is the upload.
    ...{ may: students, path },
  },
  'take the video away': { fields: { intent: 'no-video' }, may: students, path },
  'give captions': {
    fields: { intent: 'captions', language: 'zh', file: 'WEBVTT\n\n00:01.000 --> 00:02.000\n海' },
    ...{ may: students, path },
  },
  'take captions away': {
    fields: { intent: 'no-captions', captions: { of: 'own captions' } },
    ...{ may: students, path },
  },
  'keep it from the class': {
    ...{ fields: { intent: 'share', shared: 'no', why: 'Not published yet' }, may: students, path },
  },
};
