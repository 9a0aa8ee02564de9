/**
 * `npm run receipt:verify -- receipt.json [public-key.pem]` checks a receipt without the portal,
 * its database or a network. Exit status 0: genuine; 1: not; 2: wrong use.
 */
import { readFileSync } from 'node:fs';
import { checkReceipt } from './receipt.ts';

const refusals = {
  unreadable: 'This is not a receipt file.',
  'another key': 'It is signed with a key other than the one you gave.',
  signature: 'The signature does not fit: something in the receipt was changed.',
  document: 'The document is not the one that was handed in: its SHA-256 differs.',
  details: 'What stood beside the text is not what was handed in: its SHA-256 differs.',
};

const [receiptPath, keyPath] = process.argv.slice(2);
if (receiptPath === undefined) {
  console.error('Use: npm run receipt:verify -- receipt.json [public-key.pem]');
  process.exit(2);
}

const trustedKey = keyPath === undefined ? undefined : readFileSync(keyPath, 'utf8');
const check = checkReceipt(readFileSync(receiptPath, 'utf8'), trustedKey);
if (!check.ok) {
  console.error(`NOT GENUINE. ${refusals[check.because]}`);
  process.exit(1);
}

const { facts, fingerprint, keyTrusted } = check;
console.log(`${keyTrusted ? 'GENUINE' : 'CONSISTENT'}
  ${facts.offering} / ${facts.project} / ${facts.stage}, version ${facts.version}
  handed in at ${facts.submittedAt}
  SHA-256 of the document ${facts.sha256}${facts.video === undefined ? '' : `\n  with the video ${facts.video}`}
  signed by key ${fingerprint}`);
if (!keyTrusted) {
  console.log(`
The key came with the file. Compare its fingerprint with the one the portal shows beside the
receipt, or give the portal's public key as a second argument.`);
}
