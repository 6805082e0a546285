package dev.airgap.bundler.bundle;

/** What has become of a drafted manifest. */
public enum ManifestState {
    /** It may be signed. */
    AWAITING_SIGNATURES,
    /** It was signed by enough keys and is in a released bundle. */
    RELEASED,
    /** It will never be in a bundle; signatures of it count for nothing. */
    CANCELLED
}
