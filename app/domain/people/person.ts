/** An address as it is kept and looked up: without surrounding blanks, in lower case. */
export function emailOf(typed: string): string {
  return typed.trim().toLowerCase();
}

/** Whether it has the shape of an address; whether mail arrives there only a mail can tell. */
export function looksLikeEmail(typed: string): boolean {
  return typed.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(emailOf(typed));
}
