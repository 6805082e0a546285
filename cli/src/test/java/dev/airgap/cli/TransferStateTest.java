package dev.airgap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TransferStateTest {

    @Test
    void hasReachedEveryStateBeforeItsOwn() throws IOException {
        TransferState sealed = in("SEALED");

        assertThat(sealed.reached("READY")).isTrue();
        assertThat(sealed.reached("SEALED")).isTrue();
        assertThat(sealed.reached("DEPARTED")).isFalse();
    }

    @Test
    void hasReachedNothingAfterAFailedWrite() throws IOException {
        assertThat(in("FAILED").failed()).isTrue();
        assertThat(in("FAILED").reached("DRAFTED")).isFalse();
    }

    @Test
    void tellsItsFilesByKind() throws IOException {
        TransferState transfer = new TransferState(new ObjectMapper().readTree("""
                {"files":[{"name":"b.zip","kind":"bundle"},{"name":"26-001.dsru","kind":"rule-update"}]}"""));

        assertThat(transfer.files("rule-update")).containsExactly("26-001.dsru");
    }

    private static TransferState in(String state) throws IOException {
        return new TransferState(new ObjectMapper().readTree("{\"state\":\"" + state + "\"}"));
    }
}
