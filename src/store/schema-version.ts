/** The version of what both engines store. Raised with every change that an older Hallway could not read. */
export const SCHEMA_VERSION = 1;
