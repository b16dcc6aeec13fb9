import {openSite} from "../../src/app/site.ts";

const NO_FOLDER = "a-folder-without-a-warehouse";

/** The shipped snapshot, open for all test files of a worker, with what they have computed so far. It ends with the worker. */
export const snapshotSite = openSite(NO_FOLDER);
