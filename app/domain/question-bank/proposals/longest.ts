/** How much a proposed question may hold, in characters, topics and steps. */
export const longest = {
  ...{ title: 120, topic: 60, topics: 6, body: 12_000, steps: 12 },
  /** What is said to a version or a decision, in characters. */
  note: 1000,
};
