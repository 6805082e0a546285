package dev.airgap.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private static final Limits LIMITS = Limits.ofBytes(10_000);

    @Test
    void readsEveryKindOfValueInTheOrderWritten() {
        Object value = parse(" {\"b\" : [1,-2,0 , true,false,null], \"a\":{\"x\":\"\"},\"c\":[],\"d\":{}} \n");

        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("b", Arrays.asList(1L, -2L, 0L, true, false, null));
        expected.put("a", Map.of("x", ""));
        expected.put("c", List.of());
        expected.put("d", Map.of());
        assertThat(value).isEqualTo(expected);
        assertThat(((Map<?, ?>) value).keySet().toArray()).containsExactly("b", "a", "c", "d");
    }

    @Test
    void readsEscapesAndCharactersOutsideAscii() {
        assertThat(parse("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\ud83d\\ude00\u20ac\ud83d\ude00\""))
                .isEqualTo("\"\\/\b\f\n\r\t\u00e4\ud83d\ude00\u20ac\ud83d\ude00");
    }

    @Test
    void readsTheLargestAndSmallestInteger() {
        assertThat(parse("[9223372036854775807,-9223372036854775808]"))
                .isEqualTo(List.of(Long.MAX_VALUE, Long.MIN_VALUE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "\"",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{a:1}",
                "{1:1}",
                "{,}",
                "[1,]",
                "[,1]",
                "[1 2]",
                "[1}",
                "{]",
                "1 2",
                "{}x",
                "{}{}",
                "01",
                "-01",
                "-",
                "-0",
                "+1",
                "1.0",
                "1e3",
                "1E3",
                ".5",
                "0x1",
                "9223372036854775808",
                "-9223372036854775809",
                "tru",
                "True",
                "nul",
                "nulll",
                "NaN",
                "Infinity",
                "'a'",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\n\"",
                "\"\u0000\"",
                "\"\\ud800\"",
                "\"\\udc00\"",
                "\"\\ude00\\ud83d\"",
                "\"\\ud83dx\"",
                "/* */1",
                "\ufeff{}",
                "\u00a01"
            })
    void refusesWhatIsNotStrictJson(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void refusesADuplicateKeyAlsoWhenItIsEscaped() {
        assertThatThrownBy(() -> parse("{\"a\":1,\"\\u0061\":2}"))
                .isInstanceOfSatisfying(MalformedException.class, refusal -> {
                    assertThat(refusal.offset()).isEqualTo(7);
                    assertThat(refusal.code()).isEqualTo("JSON_MALFORMED");
                });
    }

    @Test
    void refusesInvalidUtf8() {
        for (int[] bytes : new int[][] {{0xff}, {0xc3}, {0xc0, 0x80}, {0xed, 0xa0, 0x80}, {0xf5, 0x80, 0x80, 0x80}}) {
            byte[] document = new byte[bytes.length + 2];
            document[0] = '"';
            for (int i = 0; i < bytes.length; i++) {
                document[i + 1] = (byte) bytes[i];
            }
            document[document.length - 1] = '"';
            assertThatThrownBy(() -> Json.parse(document, LIMITS)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void refusesADocumentOverItsLimitBeforeReadingIt() {
        assertThatThrownBy(() -> Json.parse(new byte[11], new Limits(10, 4)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("11 bytes");
    }

    @Test
    void refusesNestingOverItsLimit() {
        assertThat(Json.parse(bytes("[[[]]]"), new Limits(100, 3))).isEqualTo(List.of(List.of(List.of())));
        assertThatThrownBy(() -> Json.parse(bytes("[[[[]]]]"), new Limits(100, 3)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("3 levels");
        assertThatThrownBy(() -> parse("[".repeat(9_999))).isInstanceOf(MalformedException.class);
    }

    @Test
    void refusesObjectsNestedOverTheLimit() {
        assertThat(Json.parse(bytes("{\"a\":{\"b\":{}}}"), new Limits(100, 3)))
                .isEqualTo(Map.of("a", Map.of("b", Map.of())));
        assertThatThrownBy(() -> Json.parse(bytes("{\"a\":{\"b\":{\"c\":{}}}}"), new Limits(100, 3)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("3 levels");
        assertThatThrownBy(() -> Json.parse(bytes("[{\"a\":[]}]"), new Limits(100, 2)))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void readsADocumentThatIsExactlyAsLongAsAllowed() {
        assertThat(Json.parse(bytes("[1,2]"), new Limits(5, 1))).isEqualTo(List.of(1L, 2L));
    }

    @Test
    void allowsWhiteSpaceBetweenAllTokens() {
        assertThat(parse("\t{ \"a\"\r:\n[ 1 , 2 ] , \"b\" : { } , \"c\" : [ ] }"))
                .isEqualTo(Map.of("a", List.of(1L, 2L), "b", Map.of(), "c", List.of()));
    }

    @Test
    void writesASpaceAsItIsAndEscapesOnlyControlCharacters() {
        assertThat(new String(Json.write(" \u001f"), StandardCharsets.UTF_8)).isEqualTo("\" \\u001f\"");
    }

    @Test
    void writesCompactlyAndReadsItBack() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("z", 1);
        value.put("a", Arrays.asList(2L, null, true, "q\"\\\u0001\n\u20ac\ud83d\ude00"));

        byte[] written = Json.write(value);

        assertThat(new String(written, StandardCharsets.UTF_8))
                .isEqualTo("{\"z\":1,\"a\":[2,null,true,\"q\\\"\\\\\\u0001\\u000a\u20ac\ud83d\ude00\"]}");
        assertThat(Json.write(Json.parse(written, LIMITS))).isEqualTo(written);
    }

    @Test
    void refusesToWriteWhatIsNotJson() {
        assertThatThrownBy(() -> Json.write(1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.write(Map.of(1, 2))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.write("\ud800")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Every mutation is read or refused: nothing else may come out of the parser. */
    @Test
    void neverFailsInAnyOtherWayOnMutatedDocuments() {
        byte[] seed = bytes("{\"a\":[1,-2,{\"b\":\"x\\u00e4\u20ac\"}],\"c\":null,\"d\":true}");
        Random random = new Random(7);
        for (int round = 0; round < 50_000; round++) {
            byte[] mutated = Arrays.copyOf(seed, random.nextInt(seed.length + 1));
            for (int change = random.nextInt(4); change > 0 && mutated.length > 0; change--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            try {
                Json.parse(mutated, LIMITS);
            } catch (MalformedException refused) {
                assertThat(refused.offset()).isBetween(0L, (long) mutated.length);
            }
        }
    }

    private static Object parse(String text) {
        return Json.parse(bytes(text), LIMITS);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
