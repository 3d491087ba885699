/** The body of an answer that no GraphQL operation led to. */
export function wrong(
  message: string,
  code: string,
): { readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[] } {
  return { errors: [{ message, extensions: { code } }] };
}
