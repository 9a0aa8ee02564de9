/**
 * All that a request brings, when it is no more than so many bytes; null when it is more. What is
 * announced as more is not read at all.
 */
export async function bodyWithin(
  { body, headers }: Pick<Request, 'body' | 'headers'>,
  largest: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(headers.get('Content-Length') ?? 0) > largest) return null;
  if (body === null) return new Uint8Array();
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > largest) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}
