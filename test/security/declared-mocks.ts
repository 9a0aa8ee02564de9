import type { Declared } from './declared.ts';
import { everybody, staff } from './roles.ts';

const question = 'spring-question';
/** A question of each offering: in the other one nothing is asked by that name. */
const questions = [question, 'fall-question'];

/** A field for each of them. */
function fieldsOf(name: string, value: string): Record<string, string> {
  return Object.fromEntries(questions.map((slug) => [`${name}.${slug}`, value]));
}

/** Mock midterms, while the bank is not out: only staff have any, and each only their own. */
export const mocks: Record<string, Declared> = {
  '/:offering/midterm/mock': {
    opens: everybody,
    search: { seed: 'seed' },
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
        fields: { intent: 'save', ...fieldsOf('answer', 'Typed'), ...fieldsOf('seen', '1') },
        may: staff,
        told: ['nobody'],
      },
      finish: { fields: { intent: 'finish' }, may: staff },
      'take a photo away': {
        fields: { intent: 'remove-photo', question, photo: { of: 'photo of a mock' } },
        may: staff,
      },
      mark: {
        fields: { intent: 'mark', ...fieldsOf('mark.0', 'missed') },
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
