import os from 'node:os';

/** The date and the machine that a result was measured on. */
export function measuredOn(): string {
  const date = new Date().toISOString().slice(0, 10);
  const model = os.cpus()[0]?.model.trim();
  return `${date}: ${os.cpus().length} cores (${model}), Node ${process.versions.node}`;
}
