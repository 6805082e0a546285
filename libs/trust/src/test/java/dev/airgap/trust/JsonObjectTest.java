package dev.airgap.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JsonObjectTest {

    private static final String DOCUMENT = """
            {"name":"a","size":5,"flag":true,"at":"2026-01-02T03:04:05Z","sha":"%s","bytes":"AAE=",
             "files":[{"size":1},{"size":"x"}],"tags":["a","b"],"nested":{"n":null}}
            """.formatted("ab".repeat(32));

    @Test
    void readsEveryTypeOfMember() {
        JsonObject json = object(DOCUMENT);

        assertThat(json.string("name")).isEqualTo("a");
        assertThat(json.integer("size")).isEqualTo(5);
        assertThat(json.optionalInteger("size")).hasValue(5);
        assertThat(json.bool("flag")).isTrue();
        assertThat(json.instant("at")).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(json.sha256("sha")).isEqualTo(Sha256.parse("ab".repeat(32)));
        assertThat(json.base64("bytes")).containsExactly(0, 1);
        assertThat(json.objects("files").getFirst().integer("size")).isEqualTo(1);
        assertThat(json.strings("tags")).containsExactly("a", "b");
        assertThat(json.object("nested").path()).isEqualTo("$.nested");
        json.refuseUnknown();
    }

    @Test
    void distinguishesAnAbsentMemberFromANullOne() {
        JsonObject json = object(DOCUMENT);

        assertThat(json.optionalString("absent")).isEmpty();
        assertThat(json.optionalObject("absent")).isEmpty();
        assertThat(json.optionalInstant("absent")).isEmpty();
        assertThat(json.optionalSha256("absent")).isEmpty();
        assertThat(json.optionalInteger("absent")).isEmpty();
        JsonObject nested = json.object("nested");
        assertThatThrownBy(() -> nested.optionalString("n")).hasMessage("$.nested.n must be a string");
    }

    @Test
    void namesThePathOfWhatItRefuses() {
        refuses(json -> json.string("absent"), "$.absent is missing");
        refuses(json -> json.string("size"), "$.size must be a string");
        refuses(json -> json.integer("name"), "$.name must be an integer");
        refuses(json -> json.integer("size", 6, 9), "$.size must be 6 to 9, is 5");
        refuses(json -> json.bool("size"), "$.size must be true or false");
        refuses(json -> json.object("tags"), "$.tags must be an object");
        refuses(json -> json.objects("tags"), "$.tags[0] must be an object");
        refuses(json -> json.strings("files"), "$.files[0] must be a string");
        refuses(json -> json.objects("files").get(1).integer("size"), "$.files[1].size must be an integer");
        refuses(json -> json.sha256("name"), "$.name is not valid");
        refuses(json -> json.base64("name"), "$.name is not valid");
        refuses(json -> json.instant("name"), "$.name is not valid");
    }

    @Test
    void refusesAMemberThatNobodyAskedFor() {
        JsonObject json = object("{\"known\":1,\"stowaway\":2}");
        json.integer("known");

        assertThatThrownBy(json::refuseUnknown)
                .isInstanceOf(MalformedException.class)
                .hasMessage("$.stowaway is not a member of this document");
    }

    @Test
    void refusesAnInstantInAnotherSpelling() {
        for (String spelling : new String[] {
            "2026-01-02T03:04:05.000Z", "2026-01-02T03:04:05+00:00", "2026-01-02T03:04Z", "2026-02-30T00:00:00Z"
        }) {
            JsonObject json = object("{\"at\":\"" + spelling + "\"}");
            assertThatThrownBy(() -> json.instant("at")).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void refusesBase64WithoutPaddingOrWithStrayBits() {
        for (String spelling : new String[] {"AAE", "AAF=", "AA E=", "AAE=\\n", "AAE==", "-_8="}) {
            JsonObject json = object("{\"bytes\":\"" + spelling + "\"}");
            assertThatThrownBy(() -> json.base64("bytes")).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void refusesADocumentThatIsNotAnObject() {
        assertThatThrownBy(() -> object("[]")).hasMessage("$ must be an object");
    }

    private static void refuses(Consumer<JsonObject> access, String message) {
        assertThatThrownBy(() -> access.accept(object(DOCUMENT)))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith(message);
    }

    private static JsonObject object(String text) {
        return JsonObject.parse(text.getBytes(StandardCharsets.UTF_8), Limits.ofBytes(10_000));
    }
}
