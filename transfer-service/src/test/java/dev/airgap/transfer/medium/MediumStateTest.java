package dev.airgap.transfer.medium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediumStateTest {

    @ParameterizedTest
    @CsvSource({
        "WRITE, IN_DMZ, REGISTERED IN_DMZ RETURNED SANITISED",
        "DEPART, IN_TRANSIT, IN_DMZ",
        "ARRIVE, IN_AIR_GAP, REGISTERED RETURNED SANITISED",
        "RETURN, RETURNED, IN_TRANSIT IN_AIR_GAP",
        "LOSE, LOST, REGISTERED IN_DMZ IN_TRANSIT IN_AIR_GAP RETURNED SANITISED",
        "FIND, RETURNED, LOST",
        "SANITISE, SANITISED, REGISTERED IN_DMZ IN_AIR_GAP RETURNED SANITISED",
        "RETIRE, RETIRED, REGISTERED IN_DMZ IN_TRANSIT IN_AIR_GAP RETURNED SANITISED LOST"
    })
    void takesAStepFromTheseStatesAndFromNoOther(MediumStep step, MediumState after, String from) {
        Set<MediumState> expected =
                Arrays.stream(from.split(" ")).map(MediumState::valueOf).collect(Collectors.toSet());

        Map<MediumState, MediumState> taken = new EnumMap<>(MediumState.class);
        for (MediumState state : MediumState.values()) {
            state.after(step).ifPresent(next -> taken.put(state, next));
        }

        assertThat(taken.keySet()).isEqualTo(expected);
        assertThat(taken.values()).containsOnly(after);
    }

    @Test
    void keepsALostAndARetiredMediumOutOfEveryMachine() {
        assertThat(Arrays.stream(MediumState.values()).filter(state -> !state.isInService()))
                .containsExactly(MediumState.RETIRED, MediumState.LOST);
    }
}
