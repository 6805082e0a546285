package dev.airgap.bundle;

/** A path that no bundle may hold, or two that cannot lie beside each other. */
public final class PathException extends BundleException {

    private static final long serialVersionUID = 1L;

    private final String path;

    PathException(String path, String reason) {
        super(Code.BUNDLE_PATH_INVALID, printable(path), "path \"" + printable(path) + "\": " + reason, null);
        this.path = path;
    }

    /** The culprit, as it was given: may hold any character. */
    public String path() {
        return path;
    }

    private static String printable(String path) {
        String shown = path.length() > 200 ? path.substring(0, 200) + "…" : path;
        return shown.replaceAll("\\p{C}", "?");
    }
}
