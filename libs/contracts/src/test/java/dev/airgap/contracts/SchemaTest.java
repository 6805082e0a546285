package dev.airgap.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The schemas and AsyncAPI documents that ship are those of the records and tables. After a change, run with
 * {@code -Dschemas.write} and commit them.
 */
class SchemaTest {

    private static final Path FOLDER = Path.of("src/main/resources/dev/airgap/contracts");

    @ParameterizedTest
    @EnumSource
    void theShippedSchemaIsThatOfTheRecord(EventType type) throws IOException {
        assertShipped("schemas/" + type.type() + ".json", SchemaOf.event(type));
    }

    @ParameterizedTest
    @EnumSource
    void theShippedAsyncApiDocumentIsThatOfTheTables(Zone zone) throws IOException {
        assertShipped("asyncapi-" + zone.label() + ".json", new AsyncApi(zone).document());
    }

    private static void assertShipped(String name, String expected) throws IOException {
        Path file = FOLDER.resolve(name);
        if (System.getProperty("schemas.write") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        }
        assertThat(file).exists().content().isEqualTo(expected);
    }
}
