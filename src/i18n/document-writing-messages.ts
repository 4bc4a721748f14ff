/** What a list says to a reader who may add and change documents. */
export interface DocumentWritingMessages {
  readonly addDocuments: string;
}
