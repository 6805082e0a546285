package dev.airgap.bundle;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * One pattern, engine or database with a version of its own.
 *
 * @param id names it within the site: 1 to 200 characters of {@code A-Z a-z 0-9 . _ / + ~ @ = -}
 * @param type what it is, same characters
 * @param order how its versions compare
 * @param version in the shape that {@code order} demands
 * @param published when its source published this version: the age that freshness counts from
 */
public record Component(String id, String type, VersionOrder order, String version, Instant published) {

    private static final Pattern REASON = Pattern.compile("\\P{Cc}{1,500}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._/+~@=-]{1,200}");

    /** @throws BundleException {@code BUNDLE_MANIFEST_INVALID} */
    public Component {
        if (!isName(id) || !isName(type)) {
            throw invalid("component \"" + id + "\" of type \"" + type
                    + "\" is not named by 1 to 200 of A-Z a-z 0-9 . _ / + ~ @ = -");
        }
        if (!order.accepts(version)) {
            throw invalid("component " + id + ": version \"" + version + "\" is not " + order.word());
        }
        if (!Manifest.isWritable(published)) {
            throw invalid("component " + id + ": published " + published + " is not from 1970 to 9999");
        }
    }

    /** A component that is no longer delivered, on purpose. */
    public record Removed(String id, String reason) {

        /** @throws BundleException {@code BUNDLE_MANIFEST_INVALID} */
        public Removed {
            requireSaid(id, reason);
        }
    }

    /** A version that was taken back: the component may fall below it. */
    public record Withdrawn(String id, String version, String reason) {

        /** @throws BundleException {@code BUNDLE_MANIFEST_INVALID} */
        public Withdrawn {
            requireSaid(id, reason);
            if (!VersionOrder.NONE.accepts(version)) {
                throw invalid("withdrawn version \"" + version + "\" of " + id + " is not a version");
            }
        }
    }

    private static void requireSaid(String id, String reason) {
        if (!isName(id) || !REASON.matcher(reason).matches()) {
            throw invalid("removed or withdrawn \"" + id + "\" is not a component's id, or its reason is not 1 to 500"
                    + " characters without control characters");
        }
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    private static BundleException invalid(String detail) {
        return new BundleException(BundleException.Code.BUNDLE_MANIFEST_INVALID, detail);
    }
}
