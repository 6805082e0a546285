package dev.airgap.media;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The names on a medium. */
final class MediumLayout {

    static final String ROOT = "airgap";
    static final String PAYLOAD = "payload";
    static final String LOG = "log";
    static final String SEGMENT = "segment.jsonl";
    static final String ROOTS = "roots.json";
    static final String RETURN = "return";
    static final String ENROLMENT = "airgap-enrolment";
    static final String KIT = "kit.dsse.json";
    static final String CARD = "card.json";

    private static final Pattern TRANSFER_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern FILE_NAME =
            Pattern.compile("[A-Za-z0-9_+~@=-]([A-Za-z0-9_.+~@=-]{0,98}[A-Za-z0-9_+~@=-])?");
    private static final Pattern MANIFEST = Pattern.compile("volume-[1-9][0-9]?-of-[1-9][0-9]?\\.dsse\\.json");
    private static final Pattern UNFINISHED_MANIFEST =
            Pattern.compile("\\.volume-[1-9][0-9]?-of-[1-9][0-9]?\\.dsse\\.json\\.part");
    private static final Pattern RETURNED = Pattern.compile("(receipt|need)-[0-9]{8}\\.dsse\\.json");
    private static final Pattern UNFINISHED_RETURN = Pattern.compile("\\.(receipt|need)-[0-9]{8}\\.dsse\\.json\\.part");
    private static final Pattern SITE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern ORIGIN = Pattern.compile("[!-*,-~]{1,200}");
    private static final Pattern DEVICE_NAME = Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    /** What operating systems put on a stick without being asked. Only these, and only outside our own folder. */
    private static final Set<String> SYSTEM_FOLDERS = Set.of(
            "System Volume Information",
            "$RECYCLE.BIN",
            "RECYCLER",
            ".Trashes",
            ".fseventsd",
            ".Spotlight-V100",
            ".TemporaryItems",
            ".DocumentRevisions-V100",
            "lost+found");

    private static final Set<String> SYSTEM_FILES = Set.of(
            ".DS_Store",
            "._.Trashes",
            ".metadata_never_index",
            ".apdisk",
            ".VolumeIcon.icns",
            "Thumbs.db",
            "desktop.ini");

    private static final Pattern FREEDESKTOP_TRASH = Pattern.compile("\\.Trash(-[0-9]{1,10})?");

    private MediumLayout() {}

    static boolean isTransferId(String name) {
        return TRANSFER_ID.matcher(name).matches();
    }

    /** Names that every file system a medium may carry can hold, and that no operating system gives a meaning to. */
    static boolean isFileName(String name) {
        return FILE_NAME.matcher(name).matches()
                && !DEVICE_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    static boolean mayBeReturned(String name) {
        return RETURNED.matcher(name).matches();
    }

    /** Whether it is of the same kind and has a lower number. */
    static boolean isReturnedBefore(String name, String newest) {
        return mayBeReturned(name)
                && name.startsWith(newest.substring(0, newest.indexOf('-') + 1))
                && name.compareTo(newest) < 0;
    }

    /** A receipt or need list whose writing was interrupted. It has no name yet, so nobody reads it, and it refuses no medium. */
    static boolean isUnfinishedReturn(String name) {
        return UNFINISHED_RETURN.matcher(name).matches();
    }

    /** Kit and card; also while they are being written, or when that was interrupted: writing again replaces those. */
    static boolean isEnrolmentFile(String name) {
        return name.equals(KIT) || name.equals(CARD) || name.equals(temporary(KIT)) || name.equals(temporary(CARD));
    }

    static boolean isSite(String name) {
        return SITE.matcher(name).matches();
    }

    /** The name of a log, as {@link dev.airgap.trust.Checkpoint} allows it. */
    static boolean isOrigin(String name) {
        return ORIGIN.matcher(name).matches();
    }

    static boolean isSystemFolder(String name) {
        return SYSTEM_FOLDERS.contains(name) || FREEDESKTOP_TRASH.matcher(name).matches();
    }

    static boolean isSystemFile(String name) {
        return SYSTEM_FILES.contains(name);
    }

    static Path root(Path medium) {
        return medium.resolve(ROOT);
    }

    static Path transfer(Path medium, String transferId) {
        if (!isTransferId(transferId)) {
            throw new IllegalArgumentException("not a transfer id: " + transferId);
        }
        return root(medium).resolve(transferId);
    }

    static Path payload(Path medium, String transferId) {
        return transfer(medium, transferId).resolve(PAYLOAD);
    }

    static Path payloadFile(Path medium, String transferId, String name) {
        if (!isFileName(name)) {
            throw new IllegalArgumentException("not a payload file name: " + name);
        }
        return payload(medium, transferId).resolve(name);
    }

    static String manifest(Volume volume) {
        return "volume-%d-of-%d.dsse.json".formatted(volume.number(), volume.of());
    }

    /** The number in the name of a manifest. */
    static int volume(String manifestName) {
        return Integer.parseInt(manifestName.split("-", 3)[1]);
    }

    static boolean isManifest(String name) {
        return MANIFEST.matcher(name).matches();
    }

    /** What a sealing that was interrupted leaves. */
    static boolean isUnfinishedManifest(String name) {
        return UNFINISHED_MANIFEST.matcher(name).matches();
    }

    static Path roots(Path medium, String transferId) {
        return transfer(medium, transferId).resolve(ROOTS);
    }

    static Path log(Path medium, String transferId) {
        return transfer(medium, transferId).resolve(LOG);
    }

    static Path segment(Path medium, String transferId) {
        return log(medium, transferId).resolve(SEGMENT);
    }

    static Path returned(Path medium, String transferId) {
        return transfer(medium, transferId).resolve(RETURN);
    }

    static Path returnedFile(Path medium, String transferId, String name) {
        if (!mayBeReturned(name)) {
            throw new IllegalArgumentException("may not be returned: " + name);
        }
        return returned(medium, transferId).resolve(name);
    }

    static Path enrolments(Path medium) {
        return medium.resolve(ENROLMENT);
    }

    static Path enrolment(Path medium, String site) {
        if (!isSite(site)) {
            throw new IllegalArgumentException("not the name of a site: " + site);
        }
        return enrolments(medium).resolve(site);
    }

    /** What an unfinished file is called beside its final name; never a name that a finished file may have. */
    static String temporary(String name) {
        return "." + name + ".part";
    }

    /** The path as shown to people: relative to the medium, with slashes on every platform. */
    static String shown(Path medium, Path file) {
        return medium.relativize(file).toString().replace('\\', '/');
    }
}
