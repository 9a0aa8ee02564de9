import type { Declared } from './declared.ts';
import { but, everybody, nobody, signedIn } from './roles.ts';

/** Everybody's password. */
export const password = 'correct horse battery staple';
const newPassword = 'another long password';

/** Coming in, and what is about oneself. */
export const accounts: Record<string, Declared> = {
  '/sign-in': {
    opens: everybody,
    search: { to: 'words', deleted: 'words', problem: 'words', over: 'words' },
    forms: {
      'by password': { fields: { email: 'the.student@home.example', password }, may: everybody },
      // Nobody of this world stands for a button.
      'by a button of the demo': { fields: { demo: 'student' }, may: nobody },
    },
  },
  '/sign-in/code': {
    opens: everybody,
    search: { to: 'words' },
    forms: {
      'ask for a code': {
        fields: { email: 'the.student@home.example' },
        may: everybody,
        slow: true,
      },
      'type a code': {
        fields: { intent: 'open', number: { of: 'letter number' }, code: { given: 'code' } },
        may: everybody,
        slow: true,
      },
    },
  },
  '/sign-in/link/:token': {
    opens: everybody,
    path: { token: 'sign-in link' },
    tells: true,
    search: { to: 'words' },
    forms: { 'sign in': { fields: {}, may: everybody } },
  },
  // This world has no provider of single sign-on.
  '/sign-in/single-sign-on': {
    opens: nobody,
    absent: true,
    search: { to: 'words', link: 'words' },
  },
  '/sign-in/passkey': {
    opens: nobody,
    absent: true,
    search: { to: 'words' },
    forms: {
      begin: { fields: { intent: 'begin' }, may: everybody, told: everybody },
      // Signing for it takes a device: it has a test of its own.
      finish: { fields: { token: 'none', response: '{}' }, may: nobody, told: everybody },
    },
  },
  '/account/passkeys': {
    opens: nobody,
    absent: true,
    forms: {
      begin: { fields: { intent: 'begin' }, may: signedIn },
      add: { fields: { name: 'Key', token: 'none', response: '{}' }, may: nobody, told: signedIn },
      rename: {
        fields: { intent: 'rename', passkey: { of: 'passkey' }, name: 'Another key' },
        may: signedIn,
        told: signedIn,
      },
    },
  },
  '/sign-in/single-sign-on/callback': {
    opens: nobody,
    absent: true,
    // And whatever else the provider says: it is checked with the provider.
    search: { state: 'words' },
  },
  '/sign-in/link': {
    opens: everybody,
    // Without the cookie of who came back from the provider there is nothing to link.
    forms: { link: { fields: {}, may: nobody } },
  },
  // No offering of this world asks for a second factor: that rule has tests of its own.
  '/sign-in/second': {
    opens: nobody,
    ledOn: signedIn,
    search: { to: 'words' },
    forms: {
      'begin an app': { fields: { intent: 'begin' }, may: nobody },
      'type its code': { fields: { token: 'none', code: '000000' }, may: nobody },
    },
  },
  '/sign-in/forgot': {
    opens: everybody,
    forms: {
      'ask for a letter': {
        fields: { email: 'the.student@home.example' },
        may: everybody,
        slow: true,
      },
    },
  },
  '/sign-in/reset/:token': {
    opens: everybody,
    path: { token: 'reset link' },
    tells: true,
    forms: { 'set a password': { fields: { password: newPassword }, may: everybody } },
  },
  '/sign-up': {
    opens: everybody,
    forms: {
      'ask for an account': {
        fields: { name: 'New', email: 'new@nowhere.example', password: newPassword },
        may: everybody,
        slow: true,
      },
    },
  },
  '/confirm/:token': {
    opens: everybody,
    path: { token: 'confirm link' },
    tells: true,
    forms: { confirm: { fields: {}, may: everybody } },
  },
  '/sign-out': {
    opens: nobody,
    ledOn: everybody,
    forms: { 'sign out': { fields: {}, may: signedIn } },
  },
  '/words': {
    opens: signedIn,
    search: { under: 'words' },
    forms: {
      keep: {
        fields: {
          ...{ key: { of: 'own key' }, words: 'Typing', typedAt: '1708970400000' },
          requestId: { given: 'new id' },
        },
        may: signedIn,
      },
    },
  },
  '/preferences': {
    opens: nobody,
    ledOn: everybody,
    // In the address that it leads back to, where it is taken out.
    search: { lang: 'words' },
    forms: {
      'choose a language': { fields: { language: 'zh', to: '/sp24' }, may: signedIn },
    },
  },
  '/account': {
    opens: signedIn,
    search: { saved: 'words' },
    forms: {
      'change the profile': {
        fields: { name: 'Changed', pronouns: '', language: 'zh', zone: '' },
        may: signedIn,
      },
    },
  },
  '/account/sign-in': {
    opens: signedIn,
    search: { done: 'words', problem: 'words' },
    forms: {
      'change the address': {
        fields: { intent: 'address', email: 'moved@nowhere.example' },
        may: signedIn,
        slow: true,
      },
      'remove a passkey': {
        fields: { intent: 'remove', kind: 'passkey', method: { of: 'passkey' } },
        may: signedIn,
      },
      'remove the app': { fields: { intent: 'remove app' }, may: signedIn },
      'change the password': {
        fields: { intent: 'password', current: password, password: newPassword },
        may: signedIn,
      },
    },
  },
  '/account/sessions': {
    opens: signedIn,
    search: { ended: 'words' },
    forms: {
      'end a session': { fields: { session: { of: 'session' } }, may: signedIn },
      'end all others': { fields: { others: '' }, may: signedIn },
    },
  },
  '/account/notifications': {
    opens: signedIn,
    forms: { choose: { fields: { topic: 'score', timing: 'never' }, may: signedIn } },
  },
  '/account/data': {
    opens: signedIn,
    search: { wait: 'words' },
    forms: {
      'delete the account': { fields: { address: { of: 'own address' } }, may: signedIn },
    },
  },
  '/account/data.zip': { opens: signedIn },
  '/inbox': {
    opens: signedIn,
    search: { show: 'words', page: 'words' },
    forms: {
      follow: {
        fields: { notification: { of: 'notification' } },
        may: but(signedIn, 'no role'),
      },
      'read all': { fields: { intent: 'read all' }, may: but(signedIn, 'no role') },
    },
  },
  '/unsubscribe/:key': {
    opens: everybody,
    path: { key: 'unsubscribe key' },
    tells: true,
    forms: { stop: { fields: { 'List-Unsubscribe': 'One-Click' }, may: everybody } },
  },
};
