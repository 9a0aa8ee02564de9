import type { Declared } from './declared.ts';
import { everybody, staff } from './roles.ts';

const question = 'spring-question';

/** Mock midterms, while the bank is not out: only staff have any, and each only their own. */
export const mocks: Record<string, Declared> = {
  '/:offering/midterm/mock': {
    opens: everybody,
    search: { seed: 'words' },
    forms: {
      begin: {
        fields: { id: { given: 'new id' }, seed: 'any' },
        may: staff,
      },
    },
  },
  '/:offering/midterm/mock/:mock': {
    opens: staff,
    path: { mock: 'mock midterm' },
    alsoRead: {
      name: 'the answer to each question',
      '`seen.${question}`': 'which revision the answer was written on',
      photo: 'a picture, as an intent: refused here',
    },
    forms: {
      save: {
        fields: { intent: 'save', [`answer.${question}`]: 'Typed', [`seen.${question}`]: '1' },
        may: staff,
      },
      finish: { fields: { intent: 'finish' }, may: staff },
      'take a photo away': {
        fields: { intent: 'remove-photo', question, photo: { of: 'photo of a mock' } },
        may: staff,
      },
      mark: {
        fields: { intent: 'mark', [`mark.0.${question}`]: 'missed' },
        may: staff,
        path: { mock: 'finished mock' },
      },
      'add to the study': {
        fields: { intent: 'study' },
        may: staff,
        path: { mock: 'finished mock' },
      },
      delete: { fields: { intent: 'delete' }, may: staff },
    },
  },
  '/:offering/midterm/mock/:mock/photos/:photo': {
    opens: staff,
    path: { mock: 'mock midterm', photo: 'photo of a mock' },
  },
};
