package dev.airgap.bundler.bundle;

/** Why a bundle carries everything. */
enum WhyFull {
    /** Somebody asked for it. */
    REQUESTED,
    /** No receipt says that the site serves a snapshot, and holds it; or the site has said since that it lacks it. */
    NOTHING_HELD,
    /** The site serves a snapshot that is not known here. */
    BASE_UNKNOWN,
    /** A new epoch rests on nothing that an older one brought. */
    FIRST_OF_EPOCH,
    /** The site has refused a bundle since the last full one. */
    BUNDLE_REFUSED,
    /** Enough differential ones in a row. */
    FULL_DUE,
    /** What changed cannot be told: a listing is gone from the content store, or damaged. */
    LISTING_LOST,
    /** A differential one would not be smaller. */
    NOT_SMALLER
}
