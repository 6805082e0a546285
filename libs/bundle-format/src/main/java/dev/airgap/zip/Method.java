package dev.airgap.zip;

/** The two compression methods an entry may have (APPNOTE.TXT 4.4.5). */
public enum Method {
    STORED(0),
    DEFLATED(8);

    private final int code;

    Method(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
