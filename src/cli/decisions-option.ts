/** The option of every command that reads notes, and its help text. */
export const DECISIONS_OPTION = [
  '--decisions <file>',
  'decide by this file (default: the nearest hallway.yaml in the folders of a note)',
] as const;
