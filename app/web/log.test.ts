import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openLog } from './log.ts';

function logged(write: (log: ReturnType<typeof openLog>) => void): string {
  const lines = new PassThrough();
  write(openLog('info', lines));
  return String(lines.read());
}

describe('the log', () => {
  it('says what happened to which identifier', () => {
    const line = logged((log) => log.info({ person: 'b7', path: '/sp24' }, 'signed in'));
    expect(JSON.parse(line)).toMatchObject({ level: 'info', person: 'b7', msg: 'signed in' });
  });

  it('drops what a person wrote or is called, and secrets', () => {
    const line = logged((log) =>
      log.info(
        { email: 'ada@x', comment: { body: 'ada@x' }, headers: { cookie: 'ada@x' } },
        'said',
      ),
    );
    expect(line).not.toContain('ada@x');
  });

  it('tells an error by kind and place, without the values that its message quotes', () => {
    const error = Object.assign(new Error('550 no such user ada@x'), { code: 'EENVELOPE' });
    const line = logged((log) => log.error({ err: error }, 'not delivered'));
    expect(line).not.toContain('ada@x');
    expect(JSON.parse(line)).toMatchObject({ err: { type: 'Error', code: 'EENVELOPE' } });
    expect(line).toContain('log.test.ts');
  });
});
