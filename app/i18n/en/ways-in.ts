export default {
  or: 'Or',
  singleSignOn: 'Single sign-on',
  continueWith: 'Continue with {{name}}',
  continueWithSingleSignOn: 'Continue with single sign-on',
  problem: {
    failed:
      'The sign-in service cannot be reached, or its answer does not hold. Try again, or choose another way in.',
    denied: 'You did not let the sign-in service say who you are. Nobody was signed in.',
    over: 'This took too long, or was begun in another browser. Begin again.',
    noAddress:
      'You have no account yet, and the sign-in service does not vouch for your address. Create an account here; then link the service to it under “Signing in”.',
    taken: 'This identity opens another account already. Remove it there first.',
    closed: 'This account is closed. Write to the staff of your course.',
  },
  link: {
    title: 'Link this sign-in to your account',
    lead: 'From now on it opens your account, beside what does so already.',
    known:
      'There is an account with the address {{email}}. Sign in once as you did until now; then {{name}} opens it too.',
    signIn: 'Sign in as until now',
    account: 'Your account here',
    noAddress: 'without an address',
    submit: 'Link it',
    back: 'To signing in',
    leave: 'Do not link',
    done: 'It opens your account from now on.',
    add: 'Link {{name}}',
  },
} as const;
