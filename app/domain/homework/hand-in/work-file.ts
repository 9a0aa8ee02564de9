/** A file by its name, and by what is in it; its size in bytes. */
export type WorkFile = {
  id: string;
  name: string;
  size: number;
  sha256: string;
  /** The page where it is looked at. */
  look: string;
};
