import { videoForms } from './declared-presentations.ts';
import type { Declared, Form } from './declared.ts';
import { members, nobody, staff, students } from './roles.ts';

const onCondition = { intent: 'condition', condition: { of: 'condition' } } as const;
const requestId = { given: 'new id' };
const teams = [...students, ...staff];

/** What can be said about a document: by its team and by staff, or by staff alone. */
const feedback = (
  writers: readonly (typeof teams)[number][],
  ticks: readonly (typeof teams)[number][],
): Record<string, Form> =>
  aboutFeedback({
    reply: {
      fields: { intent: 'reply', thread: { of: 'thread' }, body: 'Yes', requestId },
      may: writers,
    },
    comment: {
      fields: { intent: 'comment', version: '1', passage: 'null', body: 'Why?', requestId },
      may: staff,
    },
    change: {
      fields: { intent: 'change', comment: { of: 'feedback draft' }, body: 'How?' },
      may: staff,
    },
    discard: { fields: { intent: 'discard', comment: { of: 'feedback draft' } }, may: staff },
    resolve: {
      fields: { intent: 'resolve', thread: { of: 'thread' }, resolved: 'yes' },
      may: writers,
    },
    'tick a condition': {
      fields: { ...onCondition, step: 'ticked', words: 'By a week of work' },
      may: ticks,
    },
    'accept a condition': { fields: { ...onCondition, step: 'accepted' }, may: staff },
    read: { fields: { intent: 'read', upTo: '2024-02-26T18:00:00.000Z' }, may: writers },
  });

/** Where there is feedback. */
function aboutFeedback(forms: Record<string, Form>): Record<string, Form> {
  const path = { stage: 'submitted stage' } as const;
  return Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, { ...form, path }]));
}

const inPassage = { block: 'the number of a block, inside of the passage' };

const queueFilter: Declared['search'] = {
  ...{ show: 'words', stage: 'words', sort: 'words', answered: 'answered project' },
  ...{ who: 'words', size: 'words' },
};

/** Projects: as their teams see them, and as staff do. */
export const projects: Record<string, Declared> = {
  '/:offering/projects': {
    opens: members,
    // To the overview.
    ledOn: staff,
    search: { done: 'words' },
    // Everybody who could start a project is in one.
    forms: {
      start: { fields: { title: 'A new project' }, may: nobody },
      accept: {
        fields: { intent: 'accept', invitation: { of: 'own invitation' } },
        may: nobody,
      },
      decline: {
        fields: { intent: 'decline', invitation: { of: 'own invitation' } },
        may: students,
      },
      'come back': { fields: { intent: 'return', project: { of: 'team project' } }, may: nobody },
    },
  },
  '/:offering/projects/:project/:stage': {
    opens: teams,
    // To the review, once there is a version.
    ledOn: staff,
    path: { project: 'team project', stage: 'stage' },
    alsoRead: inPassage,
    forms: {
      ...feedback(teams, students),
      ...videoForms,
      submit: {
        fields: { intent: 'submit', requestId, state: '', details: '' },
        may: students,
        path: { stage: 'unsubmitted stage' },
      },
    },
  },
  // The body is the file; what is taken is tested in test/flows/projects/figures.test.ts.
  '/:offering/projects/:project/figures': {
    opens: nobody,
    absent: true,
    path: { project: 'team project' },
    forms: { bring: { fields: {}, may: nobody, told: students } },
  },
  '/:offering/projects/:project/figures/:figure': {
    opens: teams,
    path: { project: 'team project', figure: 'figure' },
  },
  '/:offering/projects/:project/:stage/versions': {
    opens: teams,
    path: { project: 'team project', stage: 'stage' },
    search: { from: 'words', to: 'words' },
  },
  '/:offering/projects/:project/project.zip': {
    opens: teams,
    path: { project: 'team project' },
  },
  '/:offering/projects/:project/:stage/print': {
    opens: teams,
    path: { project: 'team project', stage: 'submitted stage' },
    search: { version: 'words', pdf: 'words' },
  },
  '/:offering/projects/:project/:stage/text.pdf': {
    opens: teams,
    // To the page that can be printed: no browser makes PDFs here.
    ledOn: teams,
    path: { project: 'team project', stage: 'submitted stage' },
    search: { version: 'words' },
  },
  '/:offering/projects/:project/:stage/details': {
    opens: nobody,
    absent: true,
    path: { project: 'team project', stage: 'stage' },
    forms: { keep: { fields: { patch: '{"abstract":"In short."}' }, may: students } },
  },
  '/:offering/projects/:project/:stage/import': {
    opens: nobody,
    absent: true,
    path: { project: 'team project', stage: 'stage' },
    forms: {
      read: { fields: { file: '# Title' }, may: students, changes: false },
      // A state with nothing in it.
      keep: {
        fields: { intent: 'keep', requestId, state: 'AAA=' },
        may: students,
        path: { stage: 'submitted stage' },
      },
    },
  },
  '/:offering/projects/:project/:stage/earlier/:earlier': {
    opens: students,
    path: { project: 'team project', stage: 'submitted stage', earlier: 'earlier text' },
  },
  '/:offering/projects/:project/:stage/text.md': {
    opens: teams,
    path: { project: 'team project', stage: 'submitted stage' },
    search: { version: 'words' },
  },
  '/:offering/projects/:project/:stage/receipt/:number': {
    opens: teams,
    path: { project: 'team project', stage: 'submitted stage', number: 'version number' },
    search: { key: 'words' },
  },
  '/:offering/staff/queue': { opens: staff, search: queueFilter },
  '/:offering/staff/queue/:project/:stage': {
    opens: staff,
    path: { project: 'submitted project', stage: 'submitted stage' },
    search: { ...queueFilter, version: 'words', changes: 'words', live: 'words' },
    alsoRead: { ...inPassage, scope: 'a choice, where the version changes the goals' },
    forms: {
      ...feedback(staff, nobody),
      decide: {
        fields: { intent: 'decide', version: '1', verdict: 'approved', note: 'Good' },
        may: staff,
      },
      'decide with conditions': {
        fields: { intent: 'decide', version: '1', verdict: 'conditions', conditions: 'More\nLess' },
        may: staff,
      },
      note: { fields: { intent: 'note', body: 'Quick', requestId }, may: staff },
      'change a note': {
        fields: { intent: 'change-note', note: { of: 'note among staff' }, body: 'Slow' },
        may: staff,
      },
      'discard a note': {
        fields: { intent: 'discard-note', note: { of: 'note among staff' } },
        may: staff,
      },
      'save a reply': {
        fields: {
          ...{ intent: 'save-reply', title: 'Scope', body: 'Too much', shared: 'on', requestId },
          reply: { of: 'saved reply' },
        },
        may: staff,
      },
      'save a new reply': {
        fields: { intent: 'save-reply', title: 'Time', body: 'Too little', requestId },
        may: staff,
      },
      'discard a reply': {
        fields: { intent: 'discard-reply', reply: { of: 'saved reply' } },
        may: staff,
      },
      'hold for the round': {
        fields: { intent: 'decide', version: '1', verdict: 'approved', note: '', hold: 'on' },
        may: staff,
      },
      'take back': {
        fields: { intent: 'take-back', version: '1' },
        may: staff,
        path: { stage: 'held stage' },
      },
      send: { fields: { intent: 'send' }, may: staff },
      mark: {
        fields: { intent: 'mark', version: '1', criterion: 'question', level: 'begun' },
        may: staff,
      },
    },
  },
  '/:offering/staff/queue/:project/:stage/here': {
    opens: nobody,
    absent: true,
    path: { project: 'submitted project', stage: 'submitted stage' },
    forms: {
      'be here': { fields: { version: '1' }, may: staff },
      leave: { fields: { version: '1', leaves: 'yes' }, may: staff, changes: false },
    },
  },
  '/:offering/staff/rounds/:stage': {
    opens: staff,
    path: { stage: 'stage' },
    forms: {
      release: {
        fields: { plan: { of: 'round plan' } },
        may: staff,
        path: { stage: 'held stage' },
      },
    },
  },
};
