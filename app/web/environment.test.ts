import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';

describe('the settings of the portal', () => {
  it('are the demo on this machine when nothing is set', () => {
    expect(readEnvironment({})).toMatchObject({
      ...{ host: 'localhost', port: 3000, installation: 'demo', trustProxy: false },
      ...{ databaseUrl: undefined, smtpUrl: undefined, dataFolder: path.resolve('.data') },
    });
  });

  it('count an empty variable as not set', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URL: '' })).toEqual(readEnvironment({}));
  });

  it('take the address people type down to what a browser calls an origin', () => {
    const { origin } = readEnvironment({ ORIGIN: 'https://course.example.org/' });
    expect(origin).toBe('https://course.example.org');
  });

  it('are refused all at once, each by its name', () => {
    const wrong = { PORT: 'eighty', DATABASE_URL: 'mysql://x', TRUST_PROXY: 'maybe' };
    expect(() => readEnvironment(wrong)).toThrow(/PORT[^]*TRUST_PROXY[^]*DATABASE_URL/);
  });

  it('take a provider of single sign-on only whole, and by TLS', () => {
    const issuer = 'https://login.example.edu';
    const whole = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'practicum', OIDC_NAME: 'Example' };
    expect(readEnvironment(whole).singleSignOn).toMatchObject({ issuer, name: 'Example' });
    expect(() => readEnvironment({ OIDC_ISSUER: issuer })).toThrow(/OIDC_CLIENT_ID/);
    const open = { ...whole, OIDC_ISSUER: 'http://login.example.edu' };
    expect(() => readEnvironment(open)).toThrow(/OIDC_ISSUER: must begin with https/);
  });
});
