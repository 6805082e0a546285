package dev.airgap.cli.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.media.MediumCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Pattern PLACE = Pattern.compile("%(?:\\d\\$)?[\\d.]*([sdf])");

    /** Codes of requests that no command at a desk makes. */
    private static final Set<String> ELSEWHERE = Set.of("FILE_NOT_KEPT", "NO_SUCH_HOLD");

    private final ResourceBundle english = ResourceBundle.getBundle(Words.BUNDLE, Locale.ROOT);
    private final ResourceBundle japanese = ResourceBundle.getBundle(Words.BUNDLE, Locale.JAPANESE);

    @Test
    void saysTheSameInEveryLanguage() {
        assertThat(japanese.getLocale()).isEqualTo(Locale.JAPANESE);
        assertThat(own(japanese)).isEqualTo(own(english));
        for (String key : own(english)) {
            assertThat(places(japanese.getString(key))).as(key).isEqualTo(places(english.getString(key)));
            assertThat(japanese.getString(key)).as(key).isNotBlank();
        }
    }

    @Test
    void knowsWhatToDoAfterEveryRefusalOfAMedium() {
        for (MediumCode code : MediumCode.values()) {
            assertThat(english.containsKey("next." + code)).as(code.name()).isTrue();
        }
    }

    @Test
    void knowsWhatToDoAfterEveryRefusalOfTheService() throws IOException {
        List<String> codes;
        try (Stream<String> rows = Files.lines(Path.of("../docs/error-codes.md"))) {
            codes = rows.filter(row -> row.contains("transfer REST"))
                    .map(row -> row.split("\\|")[1].strip())
                    .toList();
        }

        assertThat(codes).hasSizeGreaterThan(15);
        assertThat(codes).allMatch(code -> ELSEWHERE.contains(code) || english.containsKey("next." + code));
    }

    /** Without those that Java takes from the base when a language lacks them. */
    private static Set<String> own(ResourceBundle bundle) {
        try (var in = WordsTest.class.getResourceAsStream(
                bundle.getLocale().equals(Locale.JAPANESE) ? "words_ja.properties" : "words.properties")) {
            return new PropertyResourceBundle(in).keySet();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(WordsTest::kind)
                .sorted()
                .toList();
    }

    private static String kind(String place) {
        return place.substring(place.length() - 1);
    }
}
