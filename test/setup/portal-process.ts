import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

/** A built portal in a process of its own, which may be killed. */
export type PortalProcess = {
  /** Ends it at once, in the middle of whatever it does. */
  kill(): Promise<void>;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
};

const tries = 600;

/**
 * Starts the built portal and returns when it is well.
 *
 * @param data its data folder
 * @param settings further variables of its environment
 */
export async function startPortalProcess(
  data: string,
  port: number,
  settings: Record<string, string> = {},
): Promise<PortalProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/server.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...{ NODE_ENV: 'production', PORT: String(port), DATA: data },
      ...{ DATABASE_URL: '', SMTP_URL: '', LOG_LEVEL: 'silent' },
      ...settings,
    },
  });
  const gone = once(child, 'exit');
  for (let attempt = 1; !(await isWell(port)); attempt += 1) {
    if (child.exitCode !== null || attempt === tries) {
      child.kill('SIGKILL');
      throw new Error('The portal did not start.');
    }
    await wait(100);
  }
  return { kill: () => end(child, 'SIGKILL', gone), stop: () => end(child, 'SIGTERM', gone) };
}

async function end(child: ChildProcess, signal: NodeJS.Signals, gone: Promise<unknown>) {
  child.kill(signal);
  await gone;
}

async function isWell(port: number): Promise<boolean> {
  const answer = await fetch(`http://localhost:${port}/healthz`).catch(() => undefined);
  return answer?.ok === true;
}
