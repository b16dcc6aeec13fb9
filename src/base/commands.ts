/** The command that fetches single projects and participations from the publisher, as a person types it. */
export const FETCH_COMMAND = "npx aperture ingest cordis --programme HORIZON";

/** The command that reads series about countries from files a person fetched. */
export const SERIES_COMMAND = "npx aperture ingest series --from FILE";

/** The command that reads scholarly works from a snapshot a person fetched. */
export const WORKS_COMMAND = "npx aperture ingest openalex --from FOLDER";

/** The command that sums works up anew from the vintage that is kept. */
export const WORKS_AGAIN_COMMAND = "npx aperture ingest openalex --again";
