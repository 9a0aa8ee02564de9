import { readFileSync } from 'node:fs';
import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { Role, SignedInAsker } from '#app/domain/people/asker.ts';
import { keepFigure } from '#app/domain/projects/document/figures/keep-figure.server.ts';
import { submitVersion } from '#app/domain/projects/document/submit-version.server.ts';
import { releaseToGallery } from '#app/domain/projects/gallery/release-to-gallery.server.ts';
import { sayToGallery } from '#app/domain/projects/gallery/say-to-gallery.server.ts';
import { slugOf } from '#app/domain/projects/project.ts';
import type { ReceiptSigner } from '#app/domain/records/sign-receipt.server.ts';
import type { FileStore } from '#app/files/store.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { berkeley } from '#test/factories/course.ts';
import { askerFor } from '#test/factories/people.ts';
import { createProject, writeDocument } from '#test/factories/projects.ts';
import { named, type Cast } from './people.ts';
import { written } from './written-text.ts';

type Services = { db: Db; course: Course; signer: ReceiptSigner; files: FileStore };

const plot = readFileSync(new URL('./pruned-flows.png', import.meta.url));

/** What stands in the gallery of Spring 2020: invented, like its authors. */
const finished = [
  {
    title: 'What a flow forgets when it is pruned',
    author: 'Tobias Renner',
    code: 'https://code.example.edu/renner/pruned-flows',
    abstract:
      'Normalizing flows spend most of their parameters on couplings that hardly change the data. We prune a trained flow by the effect of each coupling on the likelihood and ask what is lost first. Half of the couplings go at a cost of 0.02 bits per dimension; samples lose their rare shapes long before the likelihood shows it.',
    text: `
      ## Question

      A flow of 48 couplings is trained on small images, and many of its couplings come out close to the identity. We ask how many of them can be removed afterwards, and whether the likelihood is the right way to see what that costs.

      ## Method

      A flow is made of invertible steps whose densities are known [@dinh2017]. For every coupling we measure how much the likelihood falls when it alone is replaced by the identity, remove the least important one, and train what is left for one epoch:

      $$\\Delta_k = \\mathbb{E}_x\\bigl[\\log p_\\theta(x) - \\log p_{\\theta \\setminus k}(x)\\bigr]$$

      As a control, couplings are removed in random order and in the order of the layers.

      ## Results

      | Couplings left | Bits per dimension | Rare shapes in 10,000 samples |
      | 48 | 3.51 | 212 |
      | 36 | 3.51 | 174 |
      | 24 | 3.53 | 96 |
      | 12 | 3.68 | 11 |

      @figure FILE|960|560|Two curves over the number of couplings left, from 48 to 12. Bits per dimension stay at 3.51 down to 30 couplings and rise to 3.68; removed in random order they rise at once. Rare shapes fall from 212 to 11 nearly in a straight line.|Bits per dimension (left) hardly move until half of the couplings are gone; the rare shapes in samples (right) fall from the first one. $\\Delta_k$ is measured again after each step.

      Half of the couplings can go before the likelihood says anything. The samples say it earlier: shapes that make up two per cent of the data are halved in frequency when 24 couplings are left. Random order loses 0.05 bits at the same size.

      ## What did not work

      Pruning by the size of the weights instead of by their effect was no better than random order. We believe that the scale of a coupling is taken up by its neighbours.

      ## Conclusion

      The likelihood of a pruned flow is a slow witness. Whoever makes a flow smaller should count the rare things in its samples.

      ## References

      @work dinh2017|L. Dinh, J. Sohl-Dickstein and S. Bengio|2017|Density estimation using Real NVP|https://arxiv.org/abs/1605.08803
    `,
  },
  {
    title: 'A curriculum of noise for small autoregressive models',
    author: 'Marcus Oyelaran',
    code: 'https://code.example.edu/oyelaran/noise-curriculum',
    abstract:
      'Autoregressive models of images learn local texture first and structure late, if at all. We train on images whose noise is taken away step by step, so that structure is there to be learnt before texture. On 20×20 shapes the structure is learnt three times as fast; on photographs the advantage is gone after ten epochs, and we show why.',
    text: `
      ## Question

      The next pixel is mostly predicted from its neighbours. A model can lower its loss for a long time without knowing what is in the picture. Can the order in which it sees noise and signal change that?

      ## Method

      Training starts with images to which uniform noise was added, so that the neighbours say little, and the noise falls to nothing over the first $K$ epochs. Evaluation is always on clean images.

      - Shapes of 20×20 pixels: a gated PixelCNN, 1.2 M parameters.
      - Photographs of 32×32 pixels: the same with 4 M parameters.
      - Three seeds each; $K$ in 0, 2, 5 and 10.

      ## Results

      | Data | Epochs to a closed outline, K = 0 | K = 5 |
      | Shapes | 31 ± 3 | 10 ± 1 |
      | Photographs | not reached | not reached |

      On shapes the curriculum brings closed outlines three times as early, and the likelihood at the end is the same within its error. On photographs the likelihood is ahead for ten epochs and then falls together with that of the plain model.

      ## Why it fades

      With the noise gone, the gradient of the texture is forty times as large as that of the structure. What was learnt first is not unlearnt, but nothing more is added to it.

      ## Conclusion

      A curriculum helps where structure is most of the likelihood. Elsewhere the loss itself would have to change.
    `,
  },
];

/**
 * The public gallery of Spring 2020, by the use cases that people's clicks call, as if that course
 * were not over yet.
 */
export async function seedGallery(
  { db, course, signer, files }: Services,
  cast: Cast,
): Promise<void> {
  const running: Course = {
    ...course,
    offering: (slug) => ({ ...course.offering(slug), archived: false }),
  };
  const services = { db, signer, files, course: running };
  const as = (name: string, role: Role, at: string) =>
    askerFor(named(cast, name), role, berkeley(at), 'sp20');
  for (const { title, author, code, abstract, text } of finished) {
    const slug = slugOf(title);
    const project = await createProject(db, {
      ...{ offering: 'sp20', slug, title, at: berkeley('2020-02-24T18:00') },
      team: [named(cast, author)],
    });
    const file = text.includes('FILE')
      ? await keepPlot(services, as(author, 'student', '2020-05-14T15:00'), slug)
      : '';
    await writeDocument(db, {
      ...{ project, stage: 'report', at: berkeley('2020-05-15T20:10') },
      text: written(text.replace('FILE', file)),
    });
    const handIn = { project: slug, stage: 'report', requestId: newId(), state: null } as const;
    const details = JSON.stringify({ abstract, code });
    const student = as(author, 'student', '2020-05-15T21:30');
    must(await submitVersion(services, student, { ...handIn, details }), 'handed in');
    const says = { project: slug, says: 'yes', name: author } as const;
    must(await sayToGallery(services, as(author, 'student', '2020-05-16T10:00'), says), 'agreed');
    const release = { project: slug, version: 1 };
    const staff = as('Iris Delacroix', 'instructor', '2020-05-20T11:00');
    must(await releaseToGallery(services, staff, release), 'released');
  }
  // Long since read and mailed.
  await db.$executeRaw`
    UPDATE notification SET mailed_at = at, read_at = at WHERE offering_id = 'sp20'`;
}

async function keepPlot(services: Services, asker: SignedInAsker, project: string) {
  // Files are swept by the real time.
  const kept = await keepFigure(services, asker, { project, bytes: plot }, new Date());
  if (!kept.ok) throw new Error(`The plot was not kept: ${kept.because}`);
  return kept.figure.file;
}

function must(result: { ok: true } | { ok: false; because: string }, what: string): void {
  if (!result.ok) throw new Error(`Nothing was ${what}: ${result.because}`);
}
