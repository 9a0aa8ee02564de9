/**
 * `npm run receipt:verify -- receipt.json [file …] [public-key.pem]` checks a receipt without the
 * portal, its database or a network, and files against the receipt of the homework that they were
 * handed in with. Exit status 0: genuine, and so is each file; 1: not; 2: wrong use.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkFiles, checkReceipt, type ReceiptFacts } from './receipt.ts';
import { sha256Of } from './signatures.ts';

const refusals = {
  unreadable: 'This is not a receipt file.',
  'no key': 'What you gave as the portal’s key is no public key for Ed25519 (PEM).',
  'another key': 'It is signed with a key other than the one you gave.',
  signature: 'The signature does not fit: something in the receipt was changed.',
  document: 'The document is not the one that was handed in: its SHA-256 differs.',
  altered: 'It is not as the portal wrote it: something around the signed words was changed.',
  'cannot check': 'This Node.js knows no Ed25519: use 20.19 or newer.',
  details: 'What stood beside the text is not what was handed in: its SHA-256 differs.',
};

const [receiptPath, ...others] = process.argv.slice(2);
const keyPath = others.find((each) => each.endsWith('.pem'));
const filePaths = others.filter((each) => each !== keyPath);
if (receiptPath === undefined) {
  console.error('Use: npm run receipt:verify -- receipt.json [file …] [public-key.pem]');
  process.exit(2);
}

const trustedKey = keyPath === undefined ? undefined : readFileSync(keyPath, 'utf8');
const check = await checkReceipt(readFileSync(receiptPath, 'utf8'), trustedKey);
if (!check.ok) {
  console.error(`NOT GENUINE. ${refusals[check.because]}`);
  process.exit(1);
}

const { facts, fingerprint, keyTrusted } = check;
console.log(`${keyTrusted ? 'GENUINE' : 'CONSISTENT'}
${whatWasHandedIn(facts)}
  handed in at ${facts.submittedAt}
  signed by key ${fingerprint}`);
if (!keyTrusted) {
  console.log(`
The key came with the file. Compare its fingerprint with the one the portal shows beside the
receipt, or give the portal's public key as well.`);
}
if (filePaths.length > 0) process.exitCode = (await filesFit(facts)) ? 0 : 1;

function whatWasHandedIn(said: ReceiptFacts): string {
  if (said.kind === 'project version') {
    const video = said.video === undefined ? '' : `\n  with the video ${said.video}`;
    return `  ${said.offering} / ${said.project} / ${said.stage}, version ${said.version}
  SHA-256 of the document ${said.sha256}${video}`;
  }
  const files = said.files.map(({ name, size, sha256 }) => `  ${sha256}  ${name}, ${size} bytes`);
  return [`  ${said.offering} / ${said.homework}, version ${said.version}`, ...files].join('\n');
}

async function filesFit(said: ReceiptFacts): Promise<boolean> {
  if (said.kind === 'project version') {
    console.error('\nThis receipt is of a document: it carries the text itself, and no files.');
    return false;
  }
  const files = await Promise.all(
    filePaths.map(async (each) => ({
      name: path.basename(each),
      sha256: await sha256Of(readFileSync(each)),
    })),
  );
  const checks = checkFiles(said, files);
  for (const { name, handedInAs } of checks) {
    console.log(
      handedInAs === null ? `NOT HANDED IN: ${name}` : `HANDED IN as ${handedInAs}: ${name}`,
    );
  }
  return checks.every(({ handedInAs }) => handedInAs !== null);
}
