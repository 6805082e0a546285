package dev.airgap.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schemas that ship are those of the records. After a change, run with {@code -Dschemas.write} and commit them. */
class SchemaTest {

    private static final Path FOLDER = Path.of("src/main/resources/dev/airgap/contracts/schemas");

    @ParameterizedTest
    @EnumSource
    void theShippedSchemaIsThatOfTheRecord(EventType type) throws IOException {
        Path file = FOLDER.resolve(type.type() + ".json");
        if (System.getProperty("schemas.write") != null) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, SchemaOf.event(type));
        }

        assertThat(file).exists().content().isEqualTo(SchemaOf.event(type));
    }
}
