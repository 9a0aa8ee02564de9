import { rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { dataFolder } from './data-folder.ts';
import { startPortalProcess } from './portal-process.ts';

/**
 * A portal with a fresh demo for one test file that changes what others look at.
 *
 * @param settings further variables of its environment, once its address is known
 * @returns also `data`, its data folder
 */
export async function openOwnPortal(
  settings: (address: string) => Promise<Record<string, string>> = () => Promise.resolve({}),
): Promise<{ address: string; data: string; close: () => Promise<void> }> {
  const data = dataFolder(process.env.FRESH_DEMO);
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const portal = await startPortalProcess(data, port, await settings(address));
  return {
    ...{ address, data },
    close: async () => {
      await portal.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
