package dev.airgap.audit.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedDigestsTest {

    @Test
    void findsDigestsAtAnyDepthByTheirPath() throws JsonProcessingException {
        String digest = "ab".repeat(32);
        String data = """
                {"sha256":"%1$s","size":5,"short":"abcd","upper":"%2$s","nothing":null,
                 "files":[{"name":"x","sha256":"%1$s"},{"id":"%1$s"}],"ids":["%1$s"]}
                """.formatted(digest, digest.toUpperCase(java.util.Locale.ROOT));

        assertThat(NamedDigests.in(new ObjectMapper().readTree(data)))
                .isEqualTo(
                        Map.of("sha256", digest, "files[0].sha256", digest, "files[1].id", digest, "ids[0]", digest));
    }

    @Test
    void findsNoneWhereThereIsNoData() {
        assertThat(NamedDigests.in(null)).isEmpty();
    }
}
