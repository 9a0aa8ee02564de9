/** A question as it is asked and answered: HTML that the server rendered. */
export type StudyCard = { question: string; statement: string; steps: StudyStep[] };

export type StudyStep = {
  heading: string;
  body: string;
  /** The body with a box for each blank; null where it has none. */
  boxed: string | null;
  /** What stands in each blank, in TeX. */
  blanks: string[];
};

/** The step that is asked for the n-th time: each in its turn, except the first. */
export function stepAsked(steps: number, times: number): number {
  return steps < 2 ? 0 : 1 + (times % (steps - 1));
}

/** The places of `count` steps in an order that is not theirs, another one each time. */
export function shuffledPlaces(count: number, times: number): number[] {
  const places = Array.from({ length: count }, (_, place) => place);
  let state = 2_654_435_769 * (times + 1);
  for (let last = count - 1; last > 0; last -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (last + 1));
    [places[last], places[other]] = [places[other] as number, places[last] as number];
  }
  const inOrder = places.every((place, index) => place === index);
  return inOrder ? [...places.slice(1), ...places.slice(0, 1)] : places;
}

/** Whether what was typed is the TeX that stands there, apart from spaces and ways to write it. */
export function isSameTex(typed: string, tex: string): boolean {
  return normalised(typed) === normalised(tex);
}

function normalised(tex: string): string {
  return (
    tex
      .replace(/\\(?:left|right|[bB]igg?[lrm]?)(?![a-zA-Z])/g, '')
      .replace(/\\(?:[,;:!\s]|q?quad(?![a-zA-Z]))/g, ' ')
      .replace(/\\(?:d|t)frac(?![a-zA-Z])/g, '\\frac')
      .replace(/\\(?:lvert|rvert|vert|mid)(?![a-zA-Z])/g, '|')
      .replace(/\\(?:le|leq)(?![a-zA-Z])/g, '\\le')
      .replace(/\\(?:ge|geq)(?![a-zA-Z])/g, '\\ge')
      .replace(/\\cdot(?![a-zA-Z])/g, ' ')
      .replace(/\{\s*([^{}\\\s]|\\[a-zA-Z]+)\s*\}/g, ' $1 ')
      // A space ends a command’s name; any other is for the eye.
      .replace(/(\\[a-zA-Z]+)\s+(?=[a-zA-Z])/g, '$1~')
      .replace(/\s+/g, '')
  );
}
