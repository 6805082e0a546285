package dev.airgap.media.need;

import dev.airgap.trust.Json;
import dev.airgap.trust.JsonObject;
import dev.airgap.trust.Limits;
import dev.airgap.trust.MalformedException;
import dev.airgap.trust.Sha256;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a site lacks now: the payload of {@code return/need-<number>.dsse.json}. A newer list replaces the older ones.
 *
 * @param site the site's name
 * @param number 1 to 99,999,999, counts the site's need lists up
 * @param issuedAt by the clock of the site
 * @param requestedBy who asked for it, 1 to 100 printable ASCII characters
 * @param reason for people, 1 to {@value #LONGEST_REASON} characters; null without one
 * @param needs 1 to {@value #MOST_NEEDS}, none twice
 */
public record NeedList(
        String site,
        long number,
        Instant issuedAt,
        String requestedBy,
        @Nullable String reason,
        List<Need> needs) {

    public static final int MOST_NEEDS = 20;
    public static final int LONGEST_REASON = 500;

    private static final int SCHEMA = 1;
    private static final int LARGEST_BYTES = 64 * 1024;
    private static final int DEPTH = 4;
    private static final long HIGHEST_NUMBER = 99_999_999;
    private static final Pattern SITE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern PERSON = Pattern.compile("[ -~]{1,100}");

    /** @throws IllegalArgumentException naming the component that is outside of its range */
    public NeedList {
        Objects.requireNonNull(issuedAt, "issuedAt");
        needs = List.copyOf(needs);
        require(SITE.matcher(site).matches(), "site is not the name of a site: " + site);
        require(number >= 1 && number <= HIGHEST_NUMBER, "number is not 1 to 99,999,999: " + number);
        require(PERSON.matcher(requestedBy).matches(), "requestedBy is not 1 to 100 printable characters");
        require(
                reason == null || !reason.isBlank() && reason.length() <= LONGEST_REASON,
                "reason is not 1 to 500 characters");
        require(!needs.isEmpty() && needs.size() <= MOST_NEEDS, "needs has " + needs.size() + " of them");
        require(needs.stream().distinct().count() == needs.size(), "needs names one twice");
    }

    /** The name of the file that it returns in. */
    public String fileName() {
        return "need-%08d.dsse.json".formatted(number);
    }

    public Sha256 digest() {
        return Sha256.of(toPayload());
    }

    /** The bytes that are signed: compact JSON, members in a fixed order. */
    public byte[] toPayload() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("site", site);
        json.put("number", number);
        json.put("issuedAt", issuedAt.toString());
        json.put("requestedBy", requestedBy);
        if (reason != null) {
            json.put("reason", reason);
        }
        json.put("needs", needs.stream().map(NeedList::of).toList());
        return Json.write(json);
    }

    /**
     * Reads a payload. Its signature has to be verified before.
     *
     * @throws MalformedException when it is not a need list, or not spelled as {@link #toPayload} does
     */
    public static NeedList parse(byte[] payload) {
        JsonObject json = JsonObject.parse(payload, new Limits(LARGEST_BYTES, DEPTH));
        json.integer("schema", SCHEMA, SCHEMA);
        try {
            NeedList list = new NeedList(
                    json.string("site"),
                    json.integer("number"),
                    json.instant("issuedAt"),
                    json.string("requestedBy"),
                    json.optionalString("reason").orElse(null),
                    json.objects("needs").stream().map(NeedList::need).toList());
            if (!Arrays.equals(list.toPayload(), payload)) {
                throw new MalformedException("$ is not in its one spelling", -1);
            }
            return list;
        } catch (IllegalArgumentException e) {
            throw new MalformedException("$: " + e.getMessage(), -1);
        }
    }

    private static Map<String, Object> of(Need need) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", need.kind().wireName());
        json.put("id", need.id());
        return json;
    }

    private static Need need(JsonObject json) {
        return new Need(json.parsed("kind", NeedKind::ofWireName), json.string("id"));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
