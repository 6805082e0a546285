package dev.airgap.cli.media;

import java.util.Locale;
import java.util.ResourceBundle;

/** What is said to the person with the medium, in the language of the machine: English or Japanese. */
final class Words {

    /** As picocli names it, too. */
    static final String BUNDLE = "dev.airgap.cli.media.words";

    private Words() {}

    static String text(String key, Object... arguments) {
        String text = bundle().getString(key);
        return arguments.length == 0 ? text : String.format(Locale.ROOT, text, arguments);
    }

    /** What to do after a refusal with this code. */
    static String next(String code) {
        String key = "next." + code;
        return text("next", text(bundle().containsKey(key) ? key : "next.other"));
    }

    private static ResourceBundle bundle() {
        return ResourceBundle.getBundle(BUNDLE);
    }
}
